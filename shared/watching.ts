/** Watch folders: what a person sets, and how each of them stands. */
import { z } from 'zod'
import { Failure } from './errors.ts'
import { FileEnding } from './settings.ts'
import { UploadWay } from './upload-way.ts'

export const WatchId = z.uuid().brand<'WatchId'>()
export type WatchId = z.infer<typeof WatchId>

/**
 * What becomes of a clip's file once the clip is ready or was refused: it stays, it is moved to a folder for either
 * outcome (never over another file: numbered), or a JSON file with its ids and state is written beside it.
 */
export const Afterwards = z.discriminatedUnion('do', [
  z.object({ do: z.literal('leave') }),
  z.object({
    do: z.literal('move'),
    /** Absolute; null leaves clips of that outcome where they are. Subfolders are kept. */
    doneFolder: z.string().min(1).max(4096).nullable(),
    refusedFolder: z.string().min(1).max(4096).nullable(),
  }),
  z.object({ do: z.literal('sidecar') }),
])
export type Afterwards = z.infer<typeof Afterwards>

/** What a person sets for a watch folder. */
export const WatchSettings = z.object({
  /** Absolute path of the root. */
  path: z.string().min(1).max(4096),
  indexId: z.string().min(1),
  way: UploadWay,
  /**
   * Pairs for the `user_metadata` of every clip. Values may name `{folder}` (the clip's folder, from the root on),
   * `{filename}`, `{date}` (of the last change, `YYYY-MM-DD`), `{card}` (of a camera's folder structure) and `{watch}`
   * (name of the root).
   */
  metadata: z.record(z.string().min(1).max(100), z.string().max(1000)).default({}),
  /** Asks for a stream of each clip; null as the settings say. */
  enableVideoStream: z.boolean().nullable().default(null),
  /** Whether clips that were there before the folder was added are taken too. */
  includeExisting: z.boolean().default(true),
  /** Levels of subfolders that are looked into: 0 for the root alone, null for all. */
  depth: z.number().int().min(0).max(100).nullable().default(null),
  /** Globs (picomatch) on the path from the root on; without any, everything is included. Exclusion wins. */
  include: z.array(z.string().min(1).max(500)).max(100).default([]),
  exclude: z.array(z.string().min(1).max(500)).max(100).default([]),
  /** File endings that are clips too, such as `.dat`; ffprobe still has the last word. */
  moreExtensions: z.array(FileEnding).max(50).default([]),
  afterwards: Afterwards.default({ do: 'leave' }),
  /** Whether it is on a network share, where folders are looked through instead of waiting for events; null: found out. */
  isShare: z.boolean().nullable().default(null),
  /** Seconds for which a file must be still; null: 3 on local drives, 10 on shares. */
  settleSeconds: z.number().min(0.5).max(3600).nullable().default(null),
})
export type WatchSettings = z.infer<typeof WatchSettings>

/**
 * watching: events are followed · scanning: it is being looked through · away: its drive is not there, nothing is
 * forgotten · denied: it may not be read · faulty: something else keeps it from being watched.
 */
export const WatchState = z.enum(['watching', 'scanning', 'paused', 'away', 'denied', 'faulty'])
export type WatchState = z.infer<typeof WatchState>

/** A watch folder and how it stands. Times in epoch ms. */
export const WatchFolder = z.object({
  id: WatchId,
  settings: WatchSettings,
  indexName: z.string(),
  paused: z.boolean(),
  state: WatchState,
  /** Why it is away, denied or faulty; null when it is well. */
  failure: Failure.nullable(),
  isShare: z.boolean(),
  /** Clips of it by what became of them. `arriving` are not complete yet. */
  clips: z.object({
    arriving: z.number().int(),
    open: z.number().int(),
    ready: z.number().int(),
    /** Refused and failed. */
    attention: z.number().int(),
  }),
  /** Files that were passed over when it was last looked through: no clips by their name. */
  passedOver: z.number().int(),
  /** Files seen so far by a look through that is under way. */
  scanned: z.number().int(),
  /** When it was last looked through in whole, and when the next one is due; null before the first. */
  lastScanAt: z.number().nullable(),
  nextScanAt: z.number().nullable(),
  /** When a clip last arrived; null before the first. */
  lastArrivalAt: z.number().nullable(),
})
export type WatchFolder = z.infer<typeof WatchFolder>

/** What the patterns of a watch folder do to the files that are there now. */
export const WatchPreview = z.object({
  clips: z.number().int(),
  /** Clips by name that the patterns or the depth leave out. */
  leftOut: z.number().int(),
  passedOver: z.number().int(),
  /** Paths from the root on, at most 20 of each kind. */
  examples: z.object({
    clips: z.array(z.string()),
    leftOut: z.array(z.string()),
    passedOver: z.array(z.string()),
  }),
  /** The tree was too large to be looked through in time. */
  isPartial: z.boolean(),
  failure: Failure.nullable(),
})
export type WatchPreview = z.infer<typeof WatchPreview>
