/** Batches: what came by one drop, or into one watch folder on one day. */
import { z } from 'zod'
import { BatchId, GroupTotals } from './domain.ts'
import { WatchId } from './watching.ts'

export const Batch = z.object({
  id: BatchId,
  kind: z.enum(['drop', 'watch']),
  /** Name of what was dropped or of the watch folder; empty where it is not known any more. */
  label: z.string(),
  /** How many paths were dropped. */
  paths: z.number().int(),
  watchId: WatchId.nullable(),
  /** The local day of a watch folder's batch, `YYYY-MM-DD`. */
  day: z.string().nullable(),
  indexId: z.string(),
  indexName: z.string(),
  /** Epoch ms. */
  createdAt: z.number(),
  /** Epoch ms at which the last of its clips ended; null while one is under way. */
  endedAt: z.number().nullable(),
  totals: GroupTotals,
})
export type Batch = z.infer<typeof Batch>
