/** Reads received bytes with ffprobe, a few at a time. */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import PQueue from 'p-queue'
import { z } from 'zod'
import type { Media } from './records.ts'

/** What reads the bytes that were received. */
export interface Reader {
  /** What the file holds; null when it cannot be read. */
  probe(path: string): Promise<Media | null>
  close(): void
}

export class Prober implements Reader {
  readonly #path: string
  readonly #queue = new PQueue({ concurrency: availableParallelism() })
  readonly #stop = new AbortController()

  constructor(ffprobePath: string) {
    this.#path = ffprobePath
  }

  async probe(path: string): Promise<Media | null> {
    return this.#queue.add(async () => {
      const shown = await this.#run(['-show_format', '-show_streams', path])
      if (shown === null) return null
      const found = Shown.safeParse(shown)
      if (!found.success) return null
      const media = describe(found.data)
      if (!media || media.durationSeconds > 0) return media
      return { ...media, durationSeconds: await this.#lastPacket(path) }
    })
  }

  close(): void {
    this.#queue.clear()
    this.#stop.abort()
  }

  /** For containers that carry no duration, such as raw streams and live recordings. */
  async #lastPacket(path: string): Promise<number> {
    const shown = Packets.safeParse(await this.#run(['-show_entries', 'packet=pts_time,duration_time', path]))
    if (!shown.success) return 0
    return shown.data.packets.reduce(
      (end, { pts_time, duration_time }) => Math.max(end, pts_time + duration_time),
      0,
    )
  }

  #run(args: string[]): Promise<unknown> {
    const command = ['-v', 'error', '-of', 'json', ...args]
    const limits = { timeout: 120_000, maxBuffer: 256 * 2 ** 20, signal: this.#stop.signal }
    return new Promise((resolve, reject) => {
      execFile(this.#path, command, limits, (error, stdout) => {
        if (!error) return resolve(JSON.parse(stdout))
        // A number is ffprobe's own exit status: it ran and could not read the file.
        if (typeof error.code === 'number' || error.killed || this.#stop.signal.aborted) return resolve(null)
        reject(new Error(`ffprobe could not be run (${this.#path}): ${error.message}`))
      })
    })
  }
}

/**
 * The ffprobe that comes with the npm package ffprobe-static; in an installed app it lies beside the archive, since
 * nothing inside an archive can be run.
 */
export function bundledFfprobe(): string {
  const load: (id: string) => unknown = createRequire(import.meta.url)
  const { path } = z.object({ path: z.string() }).parse(load('ffprobe-static'))
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}

const Number_ = z.coerce.number().catch(0)
const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  duration: Number_.optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
  disposition: z.object({ default: z.number().optional(), attached_pic: z.number().optional() }).optional(),
})
type Stream = z.infer<typeof Stream>
const Shown = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ format_name: z.string(), duration: Number_.optional() }),
})
const Packets = z.object({ packets: z.array(z.object({ pts_time: Number_, duration_time: Number_ })) })

function describe({ streams, format }: z.infer<typeof Shown>): Media | null {
  const audio = streams.find(({ codec_type }) => codec_type === 'audio')
  const pictures = streams.filter((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1)
  const area = (s: Stream) => (s.width ?? 0) * (s.height ?? 0)
  const video =
    pictures.find((s) => s.disposition?.default === 1) ?? pictures.toSorted((a, b) => area(b) - area(a))[0]
  if (!video && !audio) return null
  const rotation = video ? turnOf(video) : 0
  const [shownWidth, height] = [
    Math.round((video?.width ?? 0) * ratio(video?.sample_aspect_ratio, 1)),
    video?.height ?? 0,
  ]
  const turned = rotation === 90 || rotation === 270
  return {
    durationSeconds: format.duration || (video ?? audio)?.duration || 0,
    width: turned ? height : shownWidth,
    height: turned ? shownWidth : height,
    rotation,
    fps: ratio(video?.avg_frame_rate, 0),
    container: format.format_name,
    videoCodec: video?.codec_name ?? null,
    audioCodec: audio?.codec_name ?? null,
    videoStreams: pictures.length,
  }
}

const turnOf = (video: Stream): number => {
  const told = video.side_data_list?.find((side) => side.rotation !== undefined)?.rotation
  return ((told ?? Number(video.tags?.rotate ?? 0)) + 360) % 360
}

/** `30000/1001` and `4:3` as numbers. */
const ratio = (text: string | undefined, otherwise: number): number => {
  const [above, below] = (text ?? '').split(/[:/]/).map(Number)
  return above && below ? above / below : otherwise
}
