/** What can be done to an item in its present state. */
import type { ItemRow } from '../../shared/item.ts'
import {
  cancel,
  moveToTop,
  remove,
  retry,
  reveal,
  setItemPaused,
  takeNow,
  uploadAnyway,
} from '../state/items.ts'
import { t } from '../i18n.ts'
import type { IconName } from './icons.tsx'

export interface RowAction {
  /** Part of the test hook `row-action-…`. */
  readonly id:
    'cancel' | 'retry' | 'take-now' | 'upload-anyway' | 'reveal' | 'pause' | 'resume' | 'remove' | 'to-top'
  readonly label: string
  readonly icon: IconName
  readonly run: () => Promise<unknown>
}

/** The one action that a person most likely wants, shown as a word; null where only the file remains to show. */
export function mainAction(row: ItemRow): RowAction | null {
  switch (row.state) {
    case 'settling':
      return action(row, 'take-now')
    case 'found':
    case 'waiting':
    case 'uploading':
    case 'processing':
      return action(row, 'cancel')
    case 'refused':
      return action(row, 'upload-anyway')
    case 'failed':
      return row.failure?.retryable === true ? action(row, 'retry') : null
    case 'cancelled':
      return action(row, 'retry')
    case 'indexing':
    case 'ready':
      return null
  }
}

/** Everything else, in the order of the details panel. */
export function otherActions(row: ItemRow): RowAction[] {
  const list: RowAction[] = []
  if (row.state === 'found' || row.state === 'waiting') list.push(action(row, 'to-top'))
  if (row.state === 'waiting' || row.state === 'uploading') {
    list.push(action(row, row.paused ? 'resume' : 'pause'))
  }
  list.push(action(row, 'reveal'))
  if (row.state === 'settling') list.push(action(row, 'cancel'))
  if (isEnded(row)) list.push(action(row, 'remove'))
  return list
}

export function isEnded({ state }: Pick<ItemRow, 'state'>): boolean {
  return state === 'ready' || state === 'refused' || state === 'failed' || state === 'cancelled'
}

export function action(row: ItemRow, id: RowAction['id']): RowAction {
  switch (id) {
    case 'cancel':
      return { id, label: t('row.cancel'), icon: 'close', run: () => cancel(row.id) }
    case 'retry':
      return { id, label: t('row.retry'), icon: 'retry', run: () => retry(row.id) }
    case 'take-now':
      return { id, label: t('row.takeNow'), icon: 'play', run: () => takeNow(row.id) }
    case 'upload-anyway':
      return { id, label: t('row.uploadAnyway'), icon: 'uploading', run: () => uploadAnyway(row.id) }
    case 'reveal':
      return { id, label: t('row.reveal'), icon: 'reveal', run: () => reveal(row.id) }
    case 'pause':
      return { id, label: t('row.pause'), icon: 'pause', run: () => setItemPaused(row.id, true) }
    case 'resume':
      return { id, label: t('row.resume'), icon: 'play', run: () => setItemPaused(row.id, false) }
    case 'to-top':
      return { id, label: t('row.toTop'), icon: 'ascending', run: () => moveToTop(row.id) }
    case 'remove':
      return { id, label: t('row.remove'), icon: 'close', run: () => remove(row.id) }
  }
}
