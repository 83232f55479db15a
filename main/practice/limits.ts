/**
 * What the models of an index accept, and the refusals of what they do not.
 * Kept apart from the engine's own table on purpose: a mistake in either shows as a difference.
 * Source: platform contract §9.
 */
import { ApiError } from './errors.ts'
import type { IndexRecord, Media } from './records.ts'

interface Limits {
  minSeconds: number
  maxSeconds: number
  maxBytes: number
  longSideMax: number
  shortSideMax: number
}

const GIB = 2 ** 30
const PICTURE = { longSideMax: 5184, shortSideMax: 2160 }
const MODELS: Record<string, Limits> = {
  'marengo3.0': { minSeconds: 4, maxSeconds: 4 * 3600, maxBytes: 4 * GIB, ...PICTURE },
  'marengo2.7': {
    minSeconds: 4,
    maxSeconds: 2 * 3600,
    maxBytes: 2 * GIB,
    longSideMax: 3840,
    shortSideMax: 2160,
  },
  'pegasus1.2': { minSeconds: 4, maxSeconds: 3600, maxBytes: 2 * GIB, ...PICTURE },
}
const SHORT_SIDE_MIN = 360
const RATIO_MAX = 2.4

/** Limits of one upload request, in bytes; "MB" and "GB" read as binary, the larger reading. */
export const UPLOAD_LIMITS = { task: 2 * GIB, direct: 200 * 2 ** 20, url: 4 * GIB, multipart: 10 * GIB }

/** A model that is not in the table is held to the tightest of all. */
const strictest = (index: IndexRecord): Limits => {
  const all = index.models.flatMap(({ model_name }) => MODELS[model_name] ?? Object.values(MODELS))
  const least = (key: keyof Limits) => Math.min(...all.map((limits) => limits[key]))
  return {
    minSeconds: Math.max(...all.map((limits) => limits.minSeconds)),
    maxSeconds: least('maxSeconds'),
    maxBytes: least('maxBytes'),
    longSideMax: least('longSideMax'),
    shortSideMax: least('shortSideMax'),
  }
}

/** Whether the index takes new videos: nothing can be added to one with Pegasus alone (platform contract §0.1). */
export const takesVideos = (index: IndexRecord): boolean =>
  index.models.some(({ model_name }) => model_name.startsWith('marengo'))

/** The refusal of a video by an index for its size, or null when it is welcome. */
export function sizeRefusal(sizeBytes: number, index: IndexRecord): ApiError | null {
  const { maxBytes } = strictest(index)
  return sizeBytes > maxBytes ? tooLarge(maxBytes, sizeBytes) : null
}

/**
 * The refusal of a video by an index for what it holds, or null when it is welcome.
 * How the picture rules apply to portrait is not documented; the displayed picture is taken, either way up.
 */
export function mediaRefusal(media: Media | null, index: IndexRecord): ApiError | null {
  const limits = strictest(index)
  const no = (code: string, message: string) => new ApiError(400, code, message)
  if (!media || media.videoCodec === null) return no('video_file_broken', 'Cannot read video file.')
  const [long, short] = [Math.max(media.width, media.height), Math.min(media.width, media.height)]
  const resolution = `Current resolution: ${media.width}x${media.height}.`
  const range = `The resolution must be between 360x360 and ${limits.longSideMax}x${limits.shortSideMax}.`
  if (short < SHORT_SIDE_MIN)
    return no('video_resolution_too_low', `The resolution of the video is too low. ${range} ${resolution}`)
  if (long > limits.longSideMax || short > limits.shortSideMax)
    return no('video_resolution_too_high', `The resolution of the video is too high. ${range} ${resolution}`)
  if (long / short > RATIO_MAX)
    return no(
      'video_resolution_invalid_aspect_ratio',
      `The aspect ratio of the video is invalid. It must be between 1:1 and 2.4:1. ${resolution}`,
    )
  const seconds = `Current duration: ${media.durationSeconds} seconds.`
  if (media.durationSeconds < limits.minSeconds)
    return no(
      'video_duration_too_short',
      `Video is too short. Minimum duration: ${limits.minSeconds} seconds. ${seconds}`,
    )
  if (media.durationSeconds > limits.maxSeconds)
    return no(
      'video_duration_too_long',
      `Video is too long. Maximum duration: ${limits.maxSeconds} seconds. ${seconds}`,
    )
  return null
}

export const tooLarge = (maxBytes: number, sizeBytes: number): ApiError =>
  new ApiError(
    400,
    'video_filesize_too_large',
    `The video is too large. Maximum size: ${maxBytes} bytes. Current file size: ${sizeBytes} bytes.`,
  )
