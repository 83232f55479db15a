/** What waits for "Start" on the review of what was dropped. */
import { z } from 'zod'
import { CauseCount } from './cause.ts'

export const Review = z.object({
  /** Where the clips go, most clips first. */
  indexes: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Clips that are not examined yet. */
  examining: z.number().int(),
  /** Clips that pass, those of them with warnings, and those that are refused or could not be examined. */
  passing: z.number().int(),
  warned: z.number().int(),
  refused: z.number().int(),
  /** Refused since they are in the index already, or seem to be. */
  alreadyIndexed: z.number().int(),
  /** Bytes and seconds of video of those that pass. */
  bytes: z.number().nonnegative(),
  videoSeconds: z.number().nonnegative(),
  /** Price of indexing them, in USD; null when no plan is chosen. */
  costUsd: z.number().nonnegative().nullable(),
  /** Why clips are refused or could not be examined, most frequent first; those that are in the index already as well. */
  causes: z.array(CauseCount),
  /** How long sending them takes at the speed that was last measured, in seconds; null before any was. */
  uploadSeconds: z.number().nonnegative().nullable(),
  /** How long until the last of them is ready, in seconds from the start; null before any speed was measured. */
  readySeconds: z.number().nonnegative().nullable(),
  /** Minutes of video by which the plan does not reach for all that is to be sent; 0 when it fits. */
  minutesOverPlan: z.number().nonnegative(),
})
export type Review = z.infer<typeof Review>
