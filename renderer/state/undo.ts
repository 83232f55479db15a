/** What can be taken back: told in a line with a button for some seconds, and by Ctrl/Cmd+Z for a minute. */
import type { Selection, UndoId, Undoable } from '../../shared/selection.ts'
import { UNDO_MS } from '../../shared/selection.ts'
import { t } from '../i18n.ts'
import { askEngine } from './bridge.ts'
import { announce } from './notices.ts'
import { closeDetails } from './details.ts'
import { clearPicked } from './selection.ts'
import { current, patch } from './store.ts'
import { showToast } from './toast.ts'

const SHOWN_MS = 10_000

export type UndoKind = 'remove' | 'cancel'
/** What was done, the last thing last; each is there from the moment it is asked for, so that none is passed over. */
const steps: { asked: Promise<UndoId | null>; at: number }[] = []

/** Does something that can be taken back, and offers that. */
export async function withUndo(kind: UndoKind, asking: Promise<Undoable | null>): Promise<void> {
  steps.push({ asked: asking.then((answer) => answer?.undo ?? null), at: Date.now() })
  const answer = await asking
  if (answer === null) return
  const { changed: count, undo } = answer
  const text = count === 0 ? t(`picked.none.${kind}`) : t(`picked.done.${kind}`, { count })
  showToast(text, undo, SHOWN_MS)
}

export const cancelClips = (selection: Selection) => withUndo('cancel', askEngine('cancel', selection))

/** Takes clips out of the list; the selection is over then, and details of a clip that is gone close. */
export async function removeClips(selection: Selection): Promise<void> {
  await withUndo('remove', askEngine('remove', selection))
  clearPicked()
  const { selected } = current()
  if (selected === null) return
  const details = await askEngine('details', { id: selected })
  if (details === null && current().selected === selected) closeDetails()
}

/** Takes the last step back that still can be. */
export async function undoLast(): Promise<void> {
  const id = await lastStep()
  if (id === null) return announce(t('picked.nothingToUndo'))
  const answer = await askEngine('undo', { id })
  // What was done since then has a line of its own.
  if (current().toast?.undo === id) patch({ toast: null })
  if (answer) announce(t('picked.undone', { count: answer.changed }))
}

/** The last step that changed anything; one that is still on its way to the engine is waited for. */
async function lastStep(): Promise<UndoId | null> {
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (Date.now() - step.at > UNDO_MS) return null
    const id = await step.asked
    if (id !== null) return id
  }
  return null
}
