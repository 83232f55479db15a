import { useEffect } from 'react'
import { clearPicked, countPicked, pickAll } from '../state/selection.ts'
import { focusSearch } from '../state/start.ts'
import { current, patch } from '../state/store.ts'
import { undoLast } from '../state/undo.ts'

/** Keys that count wherever the focus is, but within a field; also where the menu does not carry them. */
export function useShortcuts() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (isCommand && event.key === 'f') focusSearch()
      else if (isWriting(event.target) || current().dialog !== null || !takes(event, isCommand)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function takes({ key }: KeyboardEvent, isCommand: boolean): boolean {
  const { page, picked, view } = current()
  if (isCommand && key === 'z') void undoLast()
  else if (isCommand && key === 'a' && page === 'queue') pickAll()
  else if (key === '?') patch({ dialog: 'shortcuts' })
  else if (key === 'Escape' && page === 'queue' && countPicked(picked, view?.matching ?? 0) > 1) clearPicked()
  else return false
  return true
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, dialog, [popover]') !== null
