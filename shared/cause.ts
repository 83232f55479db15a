/** Why clips are kept back: what a group of them has in common. */
import { z } from 'zod'

export const Cause = z.object({
  state: z.enum(['refused', 'failed']),
  /** Code of the problem or failure; null where older versions kept none. */
  code: z.string().nullable(),
  /** The model whose limit it is; null where no model sets it. */
  model: z.string().nullable(),
  indexId: z.string(),
})
export type Cause = z.infer<typeof Cause>

/** How many clips one cause keeps back, whatever their index. */
export const CauseCount = Cause.omit({ indexId: true }).extend({ clips: z.number().int().positive() })
export type CauseCount = z.infer<typeof CauseCount>
