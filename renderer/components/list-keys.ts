/** What keys do in the list; `shortcuts.ts` tells people of them. */
import type { ItemRow } from '../../shared/item.ts'
import { act } from '../state/bulk.ts'
import type { Bulk } from '../state/bulk.ts'
import { closeDetails, select } from '../state/details.ts'
import { reveal } from '../state/items.ts'
import { clearPicked, meantBy, pickAll, togglePick } from '../state/selection.ts'
import { current } from '../state/store.ts'

/** Lines to go from a key; null for keys that do not walk. @param page lines on one screen */
export function stepOf(key: string, line: number, lines: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: line + 1,
    ArrowUp: line - 1,
    PageDown: line + page,
    PageUp: line - page,
    Home: 0,
    End: lines - 1,
  }
  const step = steps[key]
  return step === undefined ? null : Math.max(0, Math.min(lines - 1, step))
}

/** Keys that act on a clip, or on the selection that it is part of. */
const ACTIONS: Record<string, Bulk> = {
  Delete: 'remove',
  Backspace: 'remove',
  r: 'retry',
  k: 'cancel',
  p: 'pause',
  P: 'resume',
  u: 'uploadAnyway',
  t: 'takeNow',
}

/**
 * Does what a key means for a clip, or for the selection that it is part of.
 * @param line place of the clip in the list
 * @returns false for keys that mean nothing here
 */
export function actByKey(
  { key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean },
  row: ItemRow,
  line: number,
): boolean {
  if (ctrlKey || metaKey) return byCommandKey(key, row, line)
  const { selection, isAlone } = meantBy(row)
  const action = ACTIONS[key]
  if (action !== undefined) {
    void act(action === 'pause' && isAlone && row.paused ? 'resume' : action, selection)
    return true
  }
  if (key === 'Enter' || (key === ' ' && current().selected !== row.id)) select(row.id)
  else if (key === ' ') closeDetails()
  else if (key === 'o') void reveal(row.id)
  else if (key === 'Escape' && !isAlone) clearPicked()
  else return false
  return true
}

function byCommandKey(key: string, row: ItemRow, line: number): boolean {
  if (key === 'a') pickAll()
  else if (key === ' ') togglePick(row.id, line)
  else return false
  return true
}
