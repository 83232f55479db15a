import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { placeBeside } from '../place.ts'
import type { Opened } from './use-popup.ts'

/**
 * A small panel over everything else, beside what opened it. It closes on Escape, on a press elsewhere and when the
 * window changes; the focus goes back to where it was.
 */
export function Popup(props: {
  opened: Opened
  role: 'menu' | 'dialog'
  label: string
  testId: string
  onClose: () => void
  children: ReactNode
}) {
  const panel = useRef<HTMLDivElement>(null)
  const { onClose } = props
  const { at, opener } = props.opened

  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return
    const before = document.activeElement
    // The top layer: neither clipped by the list nor moved with its rows.
    element.showPopover()
    const { left, top } = placeBeside(at, element.getBoundingClientRect(), {
      width: window.innerWidth,
      height: window.innerHeight,
    })
    element.style.left = `${left}px`
    element.style.top = `${top}px`
    const first = (selector: string) => element.querySelector<HTMLElement>(selector)
    const target = first('[aria-checked="true"]') ?? first('input:enabled, button') ?? element
    target.focus({ preventScroll: true })
    return () => {
      if (element.contains(document.activeElement) && before instanceof HTMLElement)
        before.focus({ preventScroll: true })
    }
  }, [at])

  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Node)) return
      if (!panel.current?.contains(target) && !opener?.contains(target)) onClose()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      event.preventDefault()
      onClose()
    }
    window.addEventListener('pointerdown', onPress, true)
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('wheel', onClose)
    window.addEventListener('resize', onClose)
    window.addEventListener('blur', onClose)
    return () => {
      window.removeEventListener('pointerdown', onPress, true)
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('wheel', onClose)
      window.removeEventListener('resize', onClose)
      window.removeEventListener('blur', onClose)
    }
  }, [opener, onClose])

  return (
    <div
      ref={panel}
      popover="manual"
      className="popup"
      role={props.role}
      aria-label={props.label}
      data-testid={props.testId}
      tabIndex={-1}
    >
      {props.children}
    </div>
  )
}
