/** Why a file is refused, or taken with a warning: what was measured against what is allowed. */
import { z } from 'zod'
import { Phrase } from './phrase.ts'

/** A measured value against what is allowed, to be drawn. Null bounds are open. */
export const Gauge = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('span'),
    /** Seconds of a clip, bytes of a file, or long side to short side of a picture. */
    of: z.enum(['duration', 'size', 'shape']),
    value: z.number().nonnegative(),
    min: z.number().nonnegative().nullable(),
    max: z.number().positive().nullable(),
  }),
  /** Sides in px; the allowed picture may stand either way up. */
  z.object({
    kind: z.literal('picture'),
    width: z.number().positive(),
    height: z.number().positive(),
    shortSideMin: z.number().positive(),
    shortSideMax: z.number().positive(),
    longSideMax: z.number().positive(),
  }),
])
export type Gauge = z.infer<typeof Gauge>

/**
 * One reason for or against a file. `code` is the platform's own code where it has one.
 * `measured` and `allowed` are ready to be shown; `model` names who sets the limit.
 */
export const Problem = z.object({
  code: z.string(),
  /** `refuse` keeps the file here, `warn` lets it go with a note. */
  severity: z.enum(['refuse', 'warn']),
  /** One sentence: what happened, to which file, what to do. */
  message: z.string(),
  measured: z.string().optional(),
  allowed: z.string().optional(),
  model: z.string().optional(),
  advice: z.string().optional(),
  gauge: Gauge.optional(),
  /** The message as a phrase, to be said in another language; missing in what was kept by older versions. */
  said: Phrase.optional(),
})
export type Problem = z.infer<typeof Problem>
