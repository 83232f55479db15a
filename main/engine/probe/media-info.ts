import { z } from 'zod'
import type { MediaInfo } from '../../../shared/domain.ts'

const number = z.coerce.number().optional().catch(undefined)

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: number,
  height: number,
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  duration: number,
  disposition: z.object({ default: number, attached_pic: number }).partial().optional(),
  tags: z.record(z.string(), z.unknown()).optional(),
  side_data_list: z.array(z.object({ rotation: number }).loose()).optional(),
})
type Stream = z.infer<typeof Stream>

/** What ffprobe prints as JSON, as far as it is used. */
export const FfprobeOutput = z.object({
  format: z
    .object({
      format_name: z.string().optional(),
      duration: number,
      bit_rate: number,
      tags: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  streams: z.array(Stream).default([]),
})
export type FfprobeOutput = z.infer<typeof FfprobeOutput>

/** Readers of ffprobe that take text and still pictures for video. */
const NOT_VIDEO = /^(tty|image2|.*_pipe|gif|ico|webvtt|srt|ass|lrc|txt)$/

/** Why there is no MediaInfo: nothing to see, or a picture without size or length. */
export type NotVideo = 'no_video' | 'no_picture_size' | 'no_duration'

/** Reads the facts of the clip from ffprobe's output: the displayed picture, and the stream that a player would show. */
export function toMediaInfo(output: FfprobeOutput): MediaInfo | NotVideo {
  const container = output.format?.format_name ?? ''
  const video = NOT_VIDEO.test(container) ? null : mainVideo(output.streams)
  if (video === null) return 'no_video'
  const codedWidth = video.width ?? 0
  const codedHeight = video.height ?? 0
  if (!(codedWidth > 0 && codedHeight > 0)) return 'no_picture_size'
  const durationSeconds = durationOf(output, video)
  if (durationSeconds === null) return 'no_duration'
  const rotation = rotationOf(video)
  const shownWidth = Math.max(1, Math.round(codedWidth * ratio(video.sample_aspect_ratio, ':', 1)))
  const upright = rotation % 180 === 0
  const audio = output.streams.find((stream) => stream.codec_type === 'audio')
  return {
    container,
    durationSeconds,
    width: upright ? shownWidth : codedHeight,
    height: upright ? codedHeight : shownWidth,
    codedWidth,
    codedHeight,
    rotation,
    videoCodec: video.codec_name ?? 'unknown',
    audioCodec: audio ? (audio.codec_name ?? 'unknown') : null,
    fps: positive(ratio(video.avg_frame_rate, '/', 0)) ?? positive(ratio(video.r_frame_rate, '/', 0)),
    bitRate: positive(output.format?.bit_rate),
  }
}

/** The default video stream, else the largest; cover art is not a video stream. */
function mainVideo(streams: readonly Stream[]): Stream | null {
  const videos = streams.filter(
    (stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1,
  )
  const area = (stream: Stream): number => (stream.width ?? 0) * (stream.height ?? 0)
  const defaults = videos.filter((stream) => stream.disposition?.default === 1)
  const among = defaults.length > 0 ? defaults : videos
  return [...among].sort((a, b) => area(b) - area(a))[0] ?? null
}

/** The container's duration, else the stream's, else what a `DURATION` tag says; in seconds. */
function durationOf(output: FfprobeOutput, video: Stream): number | null {
  return (
    positive(output.format?.duration) ??
    positive(video.duration) ??
    positive(tagSeconds(video.tags)) ??
    positive(tagSeconds(output.format?.tags))
  )
}

/** Matroska writes `DURATION` as `00:01:02.345000000`. */
function tagSeconds(tags: Record<string, unknown> | undefined): number | undefined {
  const text = tags?.DURATION ?? tags?.duration
  if (typeof text !== 'string') return undefined
  return text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
}

/** Clockwise degrees, from the display matrix (counter-clockwise there) or the older `rotate` tag. */
function rotationOf(video: Stream): number {
  const matrix = video.side_data_list?.map((side) => side.rotation).find((value) => value !== undefined)
  const tag = Number(video.tags?.rotate ?? Number.NaN)
  const clockwise = Number.isFinite(tag) ? tag : -(matrix ?? 0)
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360
}

/** `16:15` or `25/1` as a number; `otherwise` when it says nothing (`0:1`, `0/0`, `N/A`). */
function ratio(text: string | undefined, separator: string, otherwise: number): number {
  const [over, under] = (text ?? '').split(separator).map(Number)
  const value = (over ?? 0) / (under ?? 0)
  return Number.isFinite(value) && value > 0 ? value : otherwise
}

function positive(value: number | null | undefined): number | null {
  return value !== undefined && value !== null && Number.isFinite(value) && value > 0 ? value : null
}
