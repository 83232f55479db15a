/** The licences of what is passed on with the app. */
import { z } from 'zod'

export const Licence = z.object({
  name: z.string(),
  version: z.string(),
  /** As SPDX writes it. */
  licence: z.string(),
  /** Where its source can be had. */
  source: z.string(),
  text: z.string(),
})
export type Licence = z.infer<typeof Licence>
