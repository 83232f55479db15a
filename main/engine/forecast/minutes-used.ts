import type { ItemState } from '../../../shared/item.ts'
import type { Store } from '../store/store.ts'

/** States of clips that are paid for, or will be. */
const COUNTED: readonly ItemState[] = ['waiting', 'uploading', 'processing', 'indexing', 'ready']

/** Minutes of video that this machine has had indexed or is about to; what others sent is not known here. */
export function minutesUsed(store: Store): number {
  const totals = store.totals.byState()
  return COUNTED.reduce((sum, state) => sum + (totals.get(state)?.seconds ?? 0), 0) / 60
}
