/** What a person can do to items. */
import type { ItemId } from '../../shared/item.ts'
import type { ViewFilter } from '../../shared/view.ts'
import { askEngine, askMain } from './bridge.ts'
import { current } from './store.ts'
import { cancelClips, removeClips, withUndo } from './undo.ts'

export const cancel = (id: ItemId) => cancelClips({ ids: [id] })
export const retry = (id: ItemId) => askEngine('retry', { ids: [id] })
export const retryAllFailed = () => askEngine('retryAllFailed', {})
export const uploadAnyway = (id: ItemId) => askEngine('uploadAnyway', { ids: [id] })
export const takeNow = (id: ItemId) => askEngine('takeNow', { ids: [id] })
export const setItemPaused = (id: ItemId, paused: boolean) =>
  askEngine('setItemsPaused', { ids: [id], paused })
export const moveToTop = (id: ItemId) => askEngine('moveToTop', { ids: [id] })
/** @param before the item that comes next; null for the end of the queue */
export const moveBefore = (id: ItemId, before: ItemId | null) =>
  askEngine('moveBefore', { ids: [id], before })
export const reveal = (id: ItemId) => askMain('reveal', { id })
export const setPaused = (paused: boolean) => askEngine('setPaused', { paused })
export const resume = () => askEngine('resume', {})
export const startReview = () => askEngine('endReview', { start: true })
export const discardReview = () => withUndo('remove', askEngine('endReview', { start: false }))
export const removeDone = (filter: ViewFilter) => withUndo('remove', askEngine('removeDone', { filter }))
export const remove = (id: ItemId) => removeClips({ ids: [id] })

export async function togglePause(): Promise<void> {
  await setPaused(!(current().view?.totals.paused ?? false))
}
