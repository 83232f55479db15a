import { z } from 'zod'

const Num = z.coerce.number().finite().optional().catch(undefined)
const Packets = z.object({ packets: z.array(z.object({ pts_time: Num, duration_time: Num })) })

/** Where the last packet of ffprobe's list ends, in seconds; 0 when no packet tells its time. */
export function endOfPackets(json: unknown): number {
  const parsed = Packets.safeParse(json)
  if (!parsed.success) return 0
  return parsed.data.packets.reduce(
    (end, { pts_time, duration_time }) => Math.max(end, (pts_time ?? 0) + (duration_time ?? 0)),
    0,
  )
}
