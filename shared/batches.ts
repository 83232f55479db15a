/** Batches: what came by one drop, or into one watch folder on one day. */
import { z } from 'zod'
import { WatchId } from './watching.ts'

/** Number of a batch; later ones have higher numbers. */
export const BatchId = z.number().int().positive().brand<'BatchId'>()
export type BatchId = z.infer<typeof BatchId>

/** Sums over the clips of a group that are in the list. */
export const GroupTotals = z.object({
  clips: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  /** Bytes that the platform has. */
  sentBytes: z.number().nonnegative(),
  /** Seconds of video, over the clips whose length is known. */
  videoSeconds: z.number().nonnegative(),
  ready: z.number().int().nonnegative(),
  /** Refused or failed. */
  attention: z.number().int().nonnegative(),
  cancelled: z.number().int().nonnegative(),
})
export type GroupTotals = z.infer<typeof GroupTotals>

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

/** A batch whose last clip has ended. */
export const EndedBatch = z.object({
  id: BatchId,
  kind: z.enum(['drop', 'watch']),
  label: z.string(),
  /** Epoch ms. */
  endedAt: z.number(),
  ready: z.number().int(),
  /** Refused or failed. */
  attention: z.number().int(),
  cancelled: z.number().int(),
})
export type EndedBatch = z.infer<typeof EndedBatch>
