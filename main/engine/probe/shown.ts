/** What ffprobe prints, as far as it is used. Numbers come as text, and anything may be missing. */
import { z } from 'zod'

/** `4.000000` → 4; what is no number (`N/A`, missing) → undefined. */
const Num = z.coerce.number().finite().optional().catch(undefined)
const Text = z.string().optional().catch(undefined)
const Tags = z.record(z.string(), z.coerce.string()).catch({}).default({})
const Flag = z.coerce.number().catch(0).default(0)

export const ShownStream = z.object({
  codec_type: Text,
  codec_name: Text,
  codec_tag_string: Text,
  width: Num,
  height: Num,
  sample_aspect_ratio: Text,
  avg_frame_rate: Text,
  r_frame_rate: Text,
  duration: Num,
  bit_rate: Num,
  nb_frames: Num,
  tags: Tags,
  side_data_list: z
    .array(z.object({ rotation: Num }).catch({ rotation: undefined }))
    .catch([])
    .default([]),
  disposition: z
    .object({ default: Flag, attached_pic: Flag, timed_thumbnails: Flag })
    .catch({ default: 0, attached_pic: 0, timed_thumbnails: 0 })
    .default({ default: 0, attached_pic: 0, timed_thumbnails: 0 }),
})
export type ShownStream = z.infer<typeof ShownStream>

export const Shown = z.object({
  streams: z.array(ShownStream).default([]),
  format: z.object({ format_name: z.string(), duration: Num, bit_rate: Num, tags: Tags }),
})
export type Shown = z.infer<typeof Shown>
