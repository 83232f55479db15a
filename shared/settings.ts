/** Settings of the engine, and what they are when nobody chose. */
import { z } from 'zod'
import { PLAN_NAMES } from './plans.ts'
import { UploadWay } from './upload-way.ts'

/** A daily span of local time, `HH:MM`; one that ends before it begins runs over midnight, equal ends mean all day. */
export const HoursOfDay = z.object({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Days on which the span begins: 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
})
export type HoursOfDay = z.infer<typeof HoursOfDay>

/** The ending of a file's name, in small letters with its dot. */
export const FileEnding = z.string().regex(/^\.[a-z0-9]{1,12}$/)

/** Settings the engine acts on. */
export const Settings = z.object({
  /** Large files (multipart uploads) sent at once; small ones take what connections are free. */
  uploadsAtOnce: z.number().int().min(1).max(16),
  /** Fewest and most connections over all files; how many are used between is measured. */
  connectionsLeast: z.number().int().min(1).max(32),
  connectionsMost: z.number().int().min(1).max(32),
  /** Bandwidth limit in bytes per second over all uploads; 0 for none. */
  bytesPerSecond: z.number().int().min(0),
  /** When the bandwidth limit holds; null for always. */
  limitHours: HoursOfDay.nullable(),
  /** When uploads may run; null for always. */
  uploadHours: HoursOfDay.nullable(),
  /** Upload hours that "Upload now" set aside, to be had back; null when none are. */
  hoursSetAside: HoursOfDay.nullable(),
  /** The plan of the account; `off` when it is not known, so that only answers teach the limits. */
  plan: z.enum(PLAN_NAMES),
  /** No sleep of the machine while uploads run. */
  keepAwake: z.boolean(),
  /** Take a hash over all bytes of each clip while they are sent. */
  fullHash: z.boolean(),
  way: UploadWay,
  /** Ask the platform for a stream (HLS) of each clip. */
  enableVideoStream: z.boolean(),
  /** Files of at most this many bytes go by direct upload under `auto`; at most 200 MB. */
  directUpToBytes: z.number().int().min(0).max(200_000_000),
  /** Another ffprobe than the bundled one; empty for the bundled one. */
  ffprobePath: z.string().max(4096),
  /** The index that new drops go to. */
  indexId: z.string().nullable(),
  /** Drops of more than so many clips are shown for review before anything is sent; null for none. */
  reviewAbove: z.number().int().min(0).nullable(),
  /** File endings that are clips too in drops and comparisons; ffprobe still has the last word. */
  moreExtensions: z.array(FileEnding).max(50),
})
export type Settings = z.infer<typeof Settings>

export const DEFAULT_SETTINGS: Settings = {
  uploadsAtOnce: 3,
  connectionsLeast: 2,
  connectionsMost: 24,
  bytesPerSecond: 0,
  limitHours: null,
  uploadHours: null,
  hoursSetAside: null,
  plan: 'off',
  keepAwake: true,
  fullHash: true,
  way: 'auto',
  enableVideoStream: false,
  directUpToBytes: 32_000_000,
  ffprobePath: '',
  indexId: null,
  reviewAbove: 20,
  moreExtensions: [],
}
