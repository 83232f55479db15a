/** What keys do in the list; `shortcuts.ts` tells people of them. */
import type { ItemRow } from '../../shared/domain.ts'
import { act } from '../state/bulk.ts'
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

/**
 * Does what a key means for a clip, or for the selection that it is part of.
 * @param line place of the clip in the list
 * @returns false for keys that mean nothing here
 */
export function actByKey(
  event: { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean },
  row: ItemRow,
  line: number,
): boolean {
  if (event.ctrlKey || event.metaKey) return byCommandKey(event.key, row, line)
  const { selection, isAlone } = meantBy(row)
  switch (event.key) {
    case 'Enter':
      select(row.id)
      return true
    case ' ':
      if (current().selected === row.id) closeDetails()
      else select(row.id)
      return true
    case 'Delete':
    case 'Backspace':
      void act('remove', selection)
      return true
    case 'r':
      void act('retry', selection)
      return true
    case 'k':
      void act('cancel', selection)
      return true
    case 'p':
      void act(isAlone && row.paused ? 'resume' : 'pause', selection)
      return true
    case 'P':
      void act('resume', selection)
      return true
    case 'u':
      void act('uploadAnyway', selection)
      return true
    case 't':
      void act('takeNow', selection)
      return true
    case 'o':
      void reveal(row.id)
      return true
    case 'Escape':
      if (isAlone) return false
      clearPicked()
      return true
    default:
      return false
  }
}

function byCommandKey(key: string, row: ItemRow, line: number): boolean {
  if (key === 'a') pickAll()
  else if (key === ' ') togglePick(row.id, line)
  else return false
  return true
}
