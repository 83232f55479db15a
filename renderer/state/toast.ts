/** The line that says what was done, with a button where that can be taken back. */
import type { UndoId } from '../../shared/selection.ts'
import { leaveLater } from './leave-later.ts'
import { announce } from './notices.ts'
import { current, patch } from './store.ts'

let shown = 0

/** Takes the place of one that is there. @param ms until it leaves by itself */
export function showToast(text: string, undo: UndoId | null, ms: number): void {
  const id = ++shown
  patch({ toast: { id, text, undo } })
  announce(text)
  leaveLater(
    ms,
    () => current().toast?.id === id,
    () => patch({ toast: null }),
  )
}
