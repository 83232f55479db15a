/** What became of the paths that were dropped. */
import { z } from 'zod'
import { Failure } from './errors.ts'

export const IntakeReport = z.object({
  added: z.number().int(),
  /** Already in the list for this index, unchanged. */
  alreadyHere: z.number().int(),
  /** Not video by name: images, sidecars, project files, system files. */
  passedOver: z.number().int(),
  /** The first of those, at most 200. */
  passedOverPaths: z.array(z.string()),
  /** A person stopped it: what was found until then is in the list. */
  stopped: z.boolean(),
  /** Paths that could not be read. */
  problems: z.array(Failure),
})
export type IntakeReport = z.infer<typeof IntakeReport>
