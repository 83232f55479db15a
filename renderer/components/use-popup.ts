import { useCallback, useState } from 'react'
import type { Place } from '../place.ts'

/** Where a popup is open, and what opened it: presses on that are left to it, so that a second one closes. */
export interface Opened {
  readonly at: Place
  readonly opener: HTMLElement | null
}

/** A popup that its button opens and closes; null while closed. */
export function usePopup() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = useCallback(() => setOpened(null), [])
  const toggle = useCallback(
    ({ currentTarget: opener }: { currentTarget: HTMLElement }) =>
      setOpened((now) => (now === null ? { at: opener.getBoundingClientRect(), opener } : null)),
    [],
  )
  return { opened, toggle, close }
}
