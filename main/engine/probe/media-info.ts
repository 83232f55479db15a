import type { MediaInfo } from '../../../shared/media-info.ts'
import type { Problem } from '../../../shared/problem.ts'
import { phrase, type Phrase, type PhraseKey } from '../../../shared/phrase.ts'
import { broken } from './broken.ts'
import { Shown } from './shown.ts'
import type { ShownStream } from './shown.ts'

export type Reading =
  | { kind: 'media'; media: MediaInfo }
  /** All is known but the length, which no header tells; `withDuration` completes it. */
  | { kind: 'endless'; withDuration: (seconds: number) => MediaInfo }
  | { kind: 'refused'; problem: Problem }
  /** ffprobe ran and took the bytes for nothing it knows. */
  | { kind: 'unreadable' }

/**
 * Reads ffprobe's JSON (`-show_format -show_streams`). Pure.
 * Takes rotation, pixel aspect, cover pictures, several video streams and missing lengths into account.
 * @param name the file's name, for the sentence of a refusal
 */
export function readShown(raw: unknown, name: string): Reading {
  const parsed = Shown.safeParse(raw)
  if (!parsed.success) return { kind: 'unreadable' }
  const { streams, format } = parsed.data
  const formats = format.format_name.split(',')
  if (formats.some(isNoVideoFormat)) {
    return refused(name, phrase('isNoVideoBut', { what: phrase(describeFormat(formats)) }), 'dropItself')
  }
  const pictures = streams.filter((stream) => stream.codec_type === 'video' && !isCover(stream))
  const video = mainOf(pictures)
  const audio = mainOf(streams.filter((stream) => stream.codec_type === 'audio'))
  if (!video) return refused(name, withoutVideo(streams), 'dropMoving')
  if (!video.codec_name || video.codec_name === 'unknown') {
    const tag = video.codec_tag_string ? ` (${video.codec_tag_string})` : ''
    return refused(name, phrase('unknownCodec', { tag }), 'exportKnown')
  }
  const [codedWidth, codedHeight] = [side(video.width), side(video.height)]
  if (codedWidth === null || codedHeight === null) {
    return refused(name, 'noPictureSize', 'copyAgain')
  }
  const withDuration = (durationSeconds: number): MediaInfo => ({
    container: format.format_name,
    durationSeconds,
    ...displayed(video, codedWidth, codedHeight),
    codedWidth,
    codedHeight,
    videoCodec: video.codec_name ?? 'unknown',
    audioCodec: audio?.codec_name ?? null,
    fps: fraction(video.avg_frame_rate) ?? fraction(video.r_frame_rate),
    bitRate: positive(format.bit_rate) ?? positive(video.bit_rate),
  })
  const seconds = durationOf(format, video, audio)
  return seconds === null
    ? { kind: 'endless', withDuration }
    : { kind: 'media', media: withDuration(seconds) }
}

/** Clockwise turn in degrees: 0, 90, 180 or 270. ffprobe's side data counts the other way than the tag. */
function rotationOf(video: ShownStream): number {
  const told = video.side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation
  const clockwise = told === undefined ? Number(tagOf(video.tags, 'rotate') ?? 0) : -told
  // A damaged matrix comes out as the smallest integer.
  if (!(Math.abs(clockwise) <= 360)) return 0
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360
}

/** The picture as a player shows it: first the pixel aspect, then the turn. */
function displayed(
  video: ShownStream,
  codedWidth: number,
  codedHeight: number,
): Pick<MediaInfo, 'width' | 'height' | 'rotation'> {
  const rotation = rotationOf(video)
  const told = fraction(video.sample_aspect_ratio)
  const pixelAspect = told !== null && told > 0.01 && told < 100 ? told : 1
  const stretched = Math.max(1, Math.round(codedWidth * pixelAspect))
  const isTurned = rotation === 90 || rotation === 270
  return isTurned
    ? { width: codedHeight, height: stretched, rotation }
    : { width: stretched, height: codedHeight, rotation }
}

/** The stream a player would take: marked as default, then the largest picture, then the first. */
function mainOf(streams: readonly ShownStream[]): ShownStream | undefined {
  const area = ({ width, height }: ShownStream) => (width ?? 0) * (height ?? 0)
  return streams.toSorted((a, b) => b.disposition.default - a.disposition.default || area(b) - area(a))[0]
}

const isCover = ({ disposition }: ShownStream): boolean =>
  disposition.attached_pic === 1 || disposition.timed_thumbnails === 1

function withoutVideo(streams: readonly ShownStream[]): PhraseKey {
  const audio = streams.some(({ codec_type }) => codec_type === 'audio')
  const cover = streams.some(isCover)
  if (audio && cover) return 'soundAndCover'
  if (audio) return 'soundAlone'
  return 'noStream'
}

/** Length of the container, else of a stream, else as Matroska tags it, else frames by rate; null where none tells. */
function durationOf(
  format: Shown['format'],
  video: ShownStream,
  audio: ShownStream | undefined,
): number | null {
  const rate = fraction(video.avg_frame_rate)
  const frames = positive(video.nb_frames)
  return (
    positive(format.duration) ??
    positive(video.duration) ??
    clock(tagOf(video.tags, 'duration') ?? tagOf(format.tags, 'duration')) ??
    positive(audio?.duration) ??
    (rate !== null && frames !== null ? frames / rate : null)
  )
}

/** A tag in whatever case, with or without a language behind it: `DURATION`, `DURATION-eng`. @param name in lower case */
function tagOf(tags: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(tags).find(([key]) => key.toLowerCase().replace(/-[a-z]{2,3}$/, '') === name)?.[1]
}

/** `00:00:05.040000000` in seconds. */
function clock(text: string | undefined): number | null {
  const [, hours, minutes, seconds] = /^(\d+):(\d+):(\d+(?:\.\d+)?)/.exec(text ?? '') ?? []
  return positive(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** `30000/1001` and `4:3` as numbers; null for `0/0`, `N/A` and the like. */
function fraction(text: string | undefined): number | null {
  const [above, below] = (text ?? '').split(/[:/]/).map(Number)
  return positive((above ?? 0) / (below ?? 1))
}

const positive = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : null
/** No codec codes longer sides; more is damage. */
const SIDE_MOST = 1_000_000
const side = (px: number | undefined): number | null =>
  px !== undefined && Number.isInteger(px) && px > 0 && px <= SIDE_MOST ? px : null

/** Text, subtitles, playlists and stills, which FFmpeg reads as if they were video. */
const TEXTS = ['tty', 'ass', 'srt', 'webvtt', 'lrc', 'microdvd', 'subviewer', 'sami', 'ffmetadata', 'sdp']
const PLAYLISTS = ['hls', 'applehttp', 'concat', 'dash']
const STILLS = ['image2', 'image2pipe', 'ico', 'apng']

const isNoVideoFormat = (format: string): boolean =>
  [...TEXTS, ...PLAYLISTS, ...STILLS].includes(format) || format.endsWith('_pipe')

function describeFormat(formats: readonly string[]): PhraseKey {
  if (formats.some((format) => TEXTS.includes(format))) return 'text'
  if (formats.some((format) => PLAYLISTS.includes(format))) return 'playlist'
  return 'still'
}

const refused = (name: string, what: Phrase | PhraseKey, advice: PhraseKey): Reading => ({
  kind: 'refused',
  problem: broken(name, what, advice),
})
