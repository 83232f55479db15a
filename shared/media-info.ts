/** What ffprobe told about a file, with rotation and pixel aspect applied to the displayed size. */
import { z } from 'zod'

export const MediaInfo = z.object({
  container: z.string(),
  durationSeconds: z.number().nonnegative(),
  /** Displayed picture in px, after rotation and sample aspect ratio. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Picture as coded in px, before rotation and sample aspect ratio. */
  codedWidth: z.number().int().positive(),
  codedHeight: z.number().int().positive(),
  /** Clockwise, in degrees: 0, 90, 180 or 270. */
  rotation: z.number().int(),
  videoCodec: z.string(),
  audioCodec: z.string().nullable(),
  /** Frames per second; null where the container does not tell. */
  fps: z.number().positive().nullable(),
  /** Bits per second; null where the container does not tell. */
  bitRate: z.number().positive().nullable(),
})
export type MediaInfo = z.infer<typeof MediaInfo>
