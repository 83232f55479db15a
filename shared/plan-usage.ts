/** What was used of the plan's limits, as far as this machine knows; other machines of the account use them as well. */
import { z } from 'zod'

const Used = z.object({
  used: z.number().nonnegative(),
  /** Null where no limit is known. */
  limit: z.number().nonnegative().nullable(),
})

export const PlanUsage = z.object({
  /** Calls of the last 24 hours. */
  uploadCalls: Used,
  indexCalls: Used,
  /** Minutes of video handed to indexing in the last hour and day. */
  videoInHour: Used,
  videoInDay: Used,
  /** Minutes of video ever, where the plan gives so many in all; null where it does not. */
  videoEver: Used.nullable(),
  /** Clips that are being indexed. */
  indexing: Used,
})
export type PlanUsage = z.infer<typeof PlanUsage>
