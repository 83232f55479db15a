/** An item: one clip on its way to one index, with its states and with what is shown of it in lists and details. */
import { z } from 'zod'
import { BatchId } from './batches.ts'
import { Failure } from './errors.ts'
import { MediaInfo } from './media-info.ts'
import { Problem } from './problem.ts'
import { ConcreteWay } from './upload-way.ts'

export const ItemId = z.uuid().brand<'ItemId'>()
export type ItemId = z.infer<typeof ItemId>

/**
 * The states of an item. An item is in exactly one; `paused` is a flag beside it.
 * settling: its file is not complete yet · found: accepted, not yet probed · refused: breaks a limit · waiting: in the queue · uploading: bytes leave ·
 * processing: the platform checks the asset · indexing: the platform indexes it · ready, failed, cancelled: ended.
 */
export const ITEM_STATES = [
  'settling',
  'found',
  'refused',
  'waiting',
  'uploading',
  'processing',
  'indexing',
  'ready',
  'failed',
  'cancelled',
] as const
export const ItemState = z.enum(ITEM_STATES)
export type ItemState = z.infer<typeof ItemState>

/**
 * Why a file is not taken yet. growing: it is being written · still: it has to be still for a moment · held: another
 * program holds it open · incomplete: its index or its end is not written yet · away: its drive is not there.
 */
export const Settling = z.object({
  why: z.enum(['growing', 'still', 'held', 'incomplete', 'away']),
  /** How fast it grows; null where it does not. */
  bytesPerSecond: z.number().nonnegative().nullable(),
})
export type Settling = z.infer<typeof Settling>

/** How the indexing of a clip stands or is going to be, as clips of the same models went before on this machine. */
export const IndexingSight = z.object({
  /** Seconds left, about `low` to `high`; null when it has taken longer than any before. Whole, as all of these. */
  left: z.object({ low: z.number().nonnegative(), high: z.number().nonnegative() }).nullable(),
  /** Seconds since it began; null while it is still to come. */
  elapsedSeconds: z.number().nonnegative().nullable(),
  /** Seconds that half of the clips of its length take at most; null until enough is known. */
  usualSeconds: z.number().nonnegative().nullable(),
  /** How many clips this rests on. */
  samples: z.number().int().nonnegative(),
  /** Whether enough is known for one figure, which is `low`. */
  isSure: z.boolean(),
  /** It takes far longer than clips of its length usually do. */
  isUnusual: z.boolean(),
})
export type IndexingSight = z.infer<typeof IndexingSight>

/** One line of the queue or of the history. */
export const ItemRow = z.object({
  id: ItemId,
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  sizeBytes: z.number().nonnegative(),
  state: ItemState,
  paused: z.boolean(),
  indexId: z.string(),
  indexName: z.string(),
  /** The batch that it came with; null where it came alone. */
  batchId: BatchId.nullable(),
  way: ConcreteWay.nullable(),
  /** Bytes that have left this machine for this item; at most `sizeBytes`. */
  bytesSent: z.number().nonnegative(),
  /** Bytes per second over the last seconds; null while nothing moves. */
  speed: z.number().nonnegative().nullable(),
  /** Seconds until the upload is done at the present speed; null while unknown. */
  etaSeconds: z.number().nonnegative().nullable(),
  media: MediaInfo.nullable(),
  /** All reasons against or warnings about the file. */
  problems: z.array(Problem),
  failure: Failure.nullable(),
  /** The platform's own word for its state, as it came. */
  platformStatus: z.string().nullable(),
  /** Tries that failed in the present state. */
  attempt: z.number().int().nonnegative(),
  /** Epoch ms of the next try; null when none is due. */
  nextAttemptAt: z.number().nullable(),
  assetId: z.string().nullable(),
  taskId: z.string().nullable(),
  indexedAssetId: z.string().nullable(),
  /** Hash over all bytes, with its recipe before it; null before they were sent. */
  contentHash: z.string().nullable(),
  /** Set in state `settling`, once it was looked at. */
  settling: Settling.nullable(),
  /** Set from state `waiting` to `indexing`, where the clip's length is known. */
  indexing: IndexingSight.nullable(),
  /** Whether it waits for "Start" on the review of what was dropped. */
  inReview: z.boolean(),
  /** Epoch ms. */
  addedAt: z.number(),
  updatedAt: z.number(),
})
export type ItemRow = z.infer<typeof ItemRow>

/** One change of state, as the history keeps it. `at` in epoch ms. */
export const ItemEvent = z.object({
  at: z.number(),
  from: ItemState.nullable(),
  to: ItemState,
  reason: z.string(),
})
export type ItemEvent = z.infer<typeof ItemEvent>

export const ItemDetails = z.object({ row: ItemRow, events: z.array(ItemEvent) })
export type ItemDetails = z.infer<typeof ItemDetails>
