import { z } from 'zod'

const Num = z.coerce.number().finite().optional().catch(undefined)
const Packets = z.object({ packets: z.array(z.object({ pts_time: Num, duration_time: Num })) })

/** Seconds from the first packet of ffprobe's list to the end of the last; 0 when no packet tells its time. */
export function lengthOfPackets(json: unknown): number {
  const parsed = Packets.safeParse(json)
  if (!parsed.success) return 0
  let [start, end] = [Infinity, -Infinity]
  for (const { pts_time: at, duration_time: lasts } of parsed.data.packets) {
    if (at === undefined) continue
    start = Math.min(start, at)
    end = Math.max(end, at + (lasts ?? 0))
  }
  return Math.max(0, end - start)
}
