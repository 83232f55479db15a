/** When what is not at its end will be done, what it costs and what holds it back. */
import { z } from 'zod'

/** What holds a batch back most. */
export const HeldBackBy = z.enum([
  'line',
  'bandwidthLimit',
  'uploadHours',
  'callsPerMinute',
  'callsPerDay',
  'videoPerHour',
  'videoPerDay',
  'indexingSlots',
  'indexing',
  'planMinutes',
])
export type HeldBackBy = z.infer<typeof HeldBackBy>

export const Forecast = z.object({
  clips: z.number().int().nonnegative(),
  /** Seconds of video still to be indexed, over the clips whose length is known. */
  videoSeconds: z.number().nonnegative(),
  /** Calls to the platform still to be made. */
  calls: z.number().int().nonnegative(),
  /** Price of indexing it, in USD; null when no plan is chosen. */
  costUsd: z.number().nonnegative().nullable(),
  /** Epoch ms when the last byte leaves; null while unknown. */
  uploadedAt: z.number().nullable(),
  /** Epoch ms when the last clip is ready; null while unknown. */
  doneAt: z.number().nullable(),
  heldBackBy: HeldBackBy.nullable(),
  /** Minutes of video beyond what the plan allows in all; 0 when it fits. */
  minutesOverPlan: z.number().nonnegative(),
})
export type Forecast = z.infer<typeof Forecast>
