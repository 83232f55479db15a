/** A limit of the plan or of the platform that something waits for. */
import { z } from 'zod'

export const RateWait = z.object({
  /** Which category of calls waits; null when it is video or indexing slots. */
  category: z.enum(['upload', 'index']).nullable(),
  /**
   * asked: the platform told us to wait · minute, day: calls · videoHour, videoDay: minutes of video ·
   * slots: indexing tasks at once.
   */
  why: z.enum(['asked', 'minute', 'day', 'videoHour', 'videoDay', 'slots']),
  /** Epoch ms at which it goes on by itself; null when that depends on the platform. */
  until: z.number().nullable(),
})
export type RateWait = z.infer<typeof RateWait>
