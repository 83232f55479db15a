/** Totals over everything in the list. */
import { z } from 'zod'
import { EndedBatch } from './batches.ts'
import { Failure } from './errors.ts'
import { Forecast } from './forecast.ts'
import { ItemState } from './item.ts'
import { RateWait } from './rate-wait.ts'
import { Review } from './review.ts'

export const Totals = z.object({
  byState: z.record(ItemState, z.number().int().nonnegative()),
  /** Bytes still to send, over clips that are to be or being uploaded. */
  bytesLeft: z.number().nonnegative(),
  /** Bytes to send in all since nothing was left, with those of clips that were sent meanwhile; 0 for none. */
  bytesInRun: z.number().nonnegative(),
  /** Bytes per second over all uploads; null while nothing moves. */
  speed: z.number().nonnegative().nullable(),
  etaSeconds: z.number().nonnegative().nullable(),
  uploadsActive: z.number().int().nonnegative(),
  paused: z.boolean(),
  /** Epoch ms at which the pause ends by itself; null when a person has to end it, or nothing is paused. */
  pausedUntil: z.number().nullable(),
  /** How much waits for a person: clips that were refused or failed, a held queue, a review, watch folders in trouble. */
  attention: z.number().int().nonnegative(),
  /** Set while the whole queue waits, with the reason and, where known, until when (epoch ms). */
  hold: z.object({ failure: Failure, until: z.number().nullable() }).nullable(),
  /** Connections that carry bytes now, and how many may. */
  connections: z.object({ busy: z.number().int(), target: z.number().int() }),
  /** Bandwidth limit in force, bytes per second; null for none. */
  bytesPerSecond: z.number().nullable(),
  /** Epoch ms at which the upload hours begin again; null while uploads may run. */
  opensAt: z.number().nullable(),
  /** Limits that something waits for at present. */
  waits: z.array(RateWait),
  forecast: Forecast.nullable(),
  /** What waits for review; null when nothing does. */
  review: Review.nullable(),
  /** The batch that ended last; null while none has. */
  ended: EndedBatch.nullable(),
})
export type Totals = z.infer<typeof Totals>
