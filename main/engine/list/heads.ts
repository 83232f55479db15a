import { BatchId } from '../../../shared/batches.ts'
import type { GroupHead, ViewGroup } from '../../../shared/view.ts'
import type { Store } from '../store/store.ts'
import type { Heading } from './lines.ts'
import { ALONE, DROPPED } from './live-list.ts'

/** What a heading says of its group. */
export function headOf(store: Store, by: ViewGroup, heading: Heading): GroupHead {
  const { key, line, clips, isCollapsed: collapsed } = heading
  const none = {
    label: '',
    paths: 0,
    day: null,
    indexName: null,
    createdAt: null,
    batchId: null,
    totals: null,
  }
  const place = { key, line, clips, collapsed }
  if (key === ALONE) return { ...place, ...none, kind: 'alone' }
  if (key === DROPPED) return { ...place, ...none, kind: 'dropped', totals: store.batches.ofSource(null) }
  if (by === 'watch')
    return {
      ...place,
      ...none,
      kind: 'watch',
      label: store.batches.labelOf(key),
      totals: store.batches.ofSource(key),
    }
  const batch = store.batches.get(BatchId.parse(Number(key)))
  if (batch === null) return { ...place, ...none, kind: 'alone' }
  const { kind, label, paths, day, indexName, createdAt, totals, id: batchId } = batch
  return { ...place, kind, label, paths, day, indexName, createdAt, batchId, totals }
}
