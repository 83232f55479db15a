/**
 * The nouns of Reeldrop, as schemas and as the types read from them.
 * Everything that crosses a process boundary or is kept as JSON in the database is described here once.
 */
import { z } from 'zod'
import { CauseCount } from './cause.ts'
import { Phrase } from './phrase.ts'
import { PLAN_NAMES } from './plans.ts'

export const ItemId = z.uuid().brand<'ItemId'>()
export type ItemId = z.infer<typeof ItemId>

/** Number of a batch; later ones have higher numbers. */
export const BatchId = z.number().int().positive().brand<'BatchId'>()
export type BatchId = z.infer<typeof BatchId>

/**
 * The states of an item. An item is in exactly one; `paused` is a flag beside it.
 * settling: its file is not complete yet · found: accepted, not yet probed · refused: breaks a limit · waiting: in the queue · uploading: bytes leave ·
 * processing: the platform checks the asset · indexing: the platform indexes it · ready, failed, cancelled: ended.
 */
export const ITEM_STATES = [
  'settling',
  'found',
  'refused',
  'waiting',
  'uploading',
  'processing',
  'indexing',
  'ready',
  'failed',
  'cancelled',
] as const
export const ItemState = z.enum(ITEM_STATES)
export type ItemState = z.infer<typeof ItemState>

/** poster: one picture of a clip; strip: frames from its whole length, side by side. */
export const ThumbKind = z.enum(['poster', 'strip'])
export type ThumbKind = z.infer<typeof ThumbKind>

/** How a file's bytes get in. `auto` chooses per file: direct for small files, multipart for the rest. */
export const UploadWay = z.enum(['auto', 'multipart', 'direct', 'task'])
export type UploadWay = z.infer<typeof UploadWay>
export const ConcreteWay = z.enum(['multipart', 'direct', 'task'])
export type ConcreteWay = z.infer<typeof ConcreteWay>

/** What ffprobe told about a file, with rotation and pixel aspect applied to the displayed size. */
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

/** A measured value against what is allowed, to be drawn. Null bounds are open. */
export const Gauge = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('span'),
    /** Seconds of a clip, bytes of a file, or long side to short side of a picture. */
    of: z.enum(['duration', 'size', 'shape']),
    value: z.number().nonnegative(),
    min: z.number().nonnegative().nullable(),
    max: z.number().positive().nullable(),
  }),
  /** Sides in px; the allowed picture may stand either way up. */
  z.object({
    kind: z.literal('picture'),
    width: z.number().positive(),
    height: z.number().positive(),
    shortSideMin: z.number().positive(),
    shortSideMax: z.number().positive(),
    longSideMax: z.number().positive(),
  }),
])
export type Gauge = z.infer<typeof Gauge>

/**
 * One reason for or against a file. `code` is the platform's own code where it has one.
 * `measured` and `allowed` are ready to be shown; `model` names who sets the limit.
 */
export const Problem = z.object({
  code: z.string(),
  /** `refuse` keeps the file here, `warn` lets it go with a note. */
  severity: z.enum(['refuse', 'warn']),
  /** One sentence: what happened, to which file, what to do. */
  message: z.string(),
  measured: z.string().optional(),
  allowed: z.string().optional(),
  model: z.string().optional(),
  advice: z.string().optional(),
  gauge: Gauge.optional(),
  /** The message as a phrase, to be said in another language; missing in what was kept by older versions. */
  said: Phrase.optional(),
})
export type Problem = z.infer<typeof Problem>

/** A failure with a code of the catalogue (`errors.ts`), ready to be shown and kept. */
export const Failure = z.object({
  code: z.string(),
  /** One sentence: what happened, to what, what to do. */
  message: z.string(),
  /** Whether trying again can help. */
  retryable: z.boolean(),
  /** What its sentence names, to be told in another language; missing where nothing is named. */
  about: z
    .object({ name: z.string().optional(), detail: z.union([z.string(), Phrase]).optional() })
    .optional(),
})
export type Failure = z.infer<typeof Failure>

export const IndexModel = z.object({
  modelName: z.string(),
  modelOptions: z.array(z.string()),
})
export type IndexModel = z.infer<typeof IndexModel>

/** An index of the platform, with what its models imply, in plain words. */
export const IndexInfo = z.object({
  id: z.string(),
  name: z.string(),
  models: z.array(IndexModel),
  addons: z.array(z.string()),
  videoCount: z.number().nullable(),
  totalDurationSeconds: z.number().nullable(),
  createdAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** Whether new videos can be added; false for an index with Pegasus 1.2 alone. */
  takesNewVideos: z.boolean(),
  /** The strictest limits of the models, one plain sentence each; a text where an older version kept it. */
  limits: z.array(z.union([Phrase, z.string()])),
})
export type IndexInfo = z.infer<typeof IndexInfo>

/**
 * Why a file is not taken yet. growing: it is being written · still: it has to be still for a moment · held: another
 * program holds it open · incomplete: its index or its end is not written yet · away: its drive is not there.
 */
export const Settling = z.object({
  why: z.enum(['growing', 'still', 'held', 'incomplete', 'away']),
  /** How fast it grows; null where it does not. */
  bytesPerSecond: z.number().nonnegative().nullable(),
})
export type Settling = z.infer<typeof Settling>

/** How the indexing of a clip stands or is going to be, as clips of the same models went before on this machine. */
export const IndexingSight = z.object({
  /** Seconds left, about `low` to `high`; null when it has taken longer than any before. Whole, as all of these. */
  left: z.object({ low: z.number().nonnegative(), high: z.number().nonnegative() }).nullable(),
  /** Seconds since it began; null while it is still to come. */
  elapsedSeconds: z.number().nonnegative().nullable(),
  /** Seconds that half of the clips of its length take at most; null until enough is known. */
  usualSeconds: z.number().nonnegative().nullable(),
  /** How many clips this rests on. */
  samples: z.number().int().nonnegative(),
  /** Whether enough is known for one figure, which is `low`. */
  isSure: z.boolean(),
  /** It takes far longer than clips of its length usually do. */
  isUnusual: z.boolean(),
})
export type IndexingSight = z.infer<typeof IndexingSight>

/** One line of the queue or of the history. */
export const ItemRow = z.object({
  id: ItemId,
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  sizeBytes: z.number().nonnegative(),
  state: ItemState,
  paused: z.boolean(),
  indexId: z.string(),
  indexName: z.string(),
  /** The batch that it came with; null where it came alone. */
  batchId: BatchId.nullable(),
  way: ConcreteWay.nullable(),
  /** Bytes that have left this machine for this item; at most `sizeBytes`. */
  bytesSent: z.number().nonnegative(),
  /** Bytes per second over the last seconds; null while nothing moves. */
  speed: z.number().nonnegative().nullable(),
  /** Seconds until the upload is done at the present speed; null while unknown. */
  etaSeconds: z.number().nonnegative().nullable(),
  media: MediaInfo.nullable(),
  /** All reasons against or warnings about the file. */
  problems: z.array(Problem),
  failure: Failure.nullable(),
  /** The platform's own word for its state, as it came. */
  platformStatus: z.string().nullable(),
  /** Tries that failed in the present state. */
  attempt: z.number().int().nonnegative(),
  /** Epoch ms of the next try; null when none is due. */
  nextAttemptAt: z.number().nullable(),
  assetId: z.string().nullable(),
  taskId: z.string().nullable(),
  indexedAssetId: z.string().nullable(),
  /** Hash over all bytes, with its recipe before it; null before they were sent. */
  contentHash: z.string().nullable(),
  /** Set in state `settling`, once it was looked at. */
  settling: Settling.nullable(),
  /** Set from state `waiting` to `indexing`, where the clip's length is known. */
  indexing: IndexingSight.nullable(),
  /** Whether it waits for "Start" on the review of what was dropped. */
  inReview: z.boolean(),
  /** Epoch ms. */
  addedAt: z.number(),
  updatedAt: z.number(),
})
export type ItemRow = z.infer<typeof ItemRow>

/** One change of state, as the history keeps it. `at` in epoch ms. */
export const ItemEvent = z.object({
  at: z.number(),
  from: ItemState.nullable(),
  to: ItemState,
  reason: z.string(),
})
export type ItemEvent = z.infer<typeof ItemEvent>

export const ItemDetails = z.object({ row: ItemRow, events: z.array(ItemEvent) })
export type ItemDetails = z.infer<typeof ItemDetails>

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

/** The chips above the list; each is a set of states. `attention` is everything that waits for a person. */
export const ViewFilter = z.enum(['all', 'attention', 'active', 'waiting', 'done'])
export type ViewFilter = z.infer<typeof ViewFilter>
export const FILTER_STATES: Record<ViewFilter, readonly ItemState[]> = {
  all: ITEM_STATES,
  attention: ['refused', 'failed'],
  active: ['settling', 'found', 'uploading', 'processing', 'indexing'],
  waiting: ['waiting'],
  done: ['ready', 'cancelled'],
}

/** `order` is the order in which waiting clips are sent. */
export const ViewSort = z.enum([
  'added',
  'order',
  'name',
  'size',
  'state',
  'updated',
  'duration',
  'resolution',
  'index',
])
export type ViewSort = z.infer<typeof ViewSort>

/** Which clips are meant. */
export const ClipQuery = z.object({
  filter: ViewFilter,
  /** One state in the place of the filter. */
  state: ItemState.nullable().default(null),
  /** One batch alone. */
  batchId: BatchId.nullable().default(null),
  /** Words that are in the path or in a reason, in any order. */
  search: z.string().max(200),
})
export type ClipQuery = z.infer<typeof ClipQuery>

/** What clips are gathered under. */
export const ViewGroup = z.enum(['none', 'batch', 'watch'])
export type ViewGroup = z.infer<typeof ViewGroup>

/** What the window wants to see: which clips, in which order, and the visible range of lines. */
export const ViewQuery = ClipQuery.extend({
  sort: ViewSort,
  descending: z.boolean(),
  group: ViewGroup.default('none'),
  /** Keys of the groups of which the heading alone is shown. */
  collapsed: z.array(z.string().max(64)).max(10_000).default([]),
  /** In lines: clips, and headings where they are grouped. */
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})
export type ViewQuery = z.infer<typeof ViewQuery>

/** Sums over the clips of a group that are in the list. */
export const GroupTotals = z.object({
  clips: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  /** Bytes that the platform has. */
  sentBytes: z.number().nonnegative(),
  /** Seconds of video, over the clips whose length is known. */
  videoSeconds: z.number().nonnegative(),
  ready: z.number().int().nonnegative(),
  /** Refused or failed. */
  attention: z.number().int().nonnegative(),
  cancelled: z.number().int().nonnegative(),
})
export type GroupTotals = z.infer<typeof GroupTotals>

/** A heading in the list. */
export const GroupHead = z.object({
  key: z.string(),
  /** Its place among all lines. */
  line: z.number().int().nonnegative(),
  /** Clips of the group that the query means. */
  clips: z.number().int().nonnegative(),
  collapsed: z.boolean(),
  /** drop: one drop · watch: a watch folder, or one day of it · dropped: all drops together · alone: clips without a batch. */
  kind: z.enum(['drop', 'watch', 'dropped', 'alone']),
  /** As of its batch; empty where there is none. */
  label: z.string(),
  paths: z.number().int(),
  day: z.string().nullable(),
  indexName: z.string().nullable(),
  /** Epoch ms. */
  createdAt: z.number().nullable(),
  batchId: BatchId.nullable(),
  /** Over all clips of the group, whatever the query means; null where they are not summed up. */
  totals: GroupTotals.nullable(),
})
export type GroupHead = z.infer<typeof GroupHead>

/** A limit of the plan or of the platform that something waits for. */
export const RateWait = z.object({
  /** Which category of calls waits; null when it is video or indexing slots. */
  category: z.enum(['upload', 'index']).nullable(),
  /**
   * asked: the platform told us to wait · minute, day: calls · videoHour, videoDay: minutes of video ·
   * slots: indexing tasks at once.
   */
  why: z.enum(['asked', 'minute', 'day', 'videoHour', 'videoDay', 'slots']),
  /** Epoch ms at which it goes on by itself; null when that depends on the platform. */
  until: z.number().nullable(),
})
export type RateWait = z.infer<typeof RateWait>

/** What holds a batch back most. */
export const HeldBackBy = z.enum([
  'line',
  'bandwidthLimit',
  'uploadHours',
  'callsPerMinute',
  'callsPerDay',
  'videoPerHour',
  'videoPerDay',
  'indexingSlots',
  'indexing',
  'planMinutes',
])
export type HeldBackBy = z.infer<typeof HeldBackBy>

/** When the batch will be done and what it costs, over everything that is not at its end. */
export const Forecast = z.object({
  clips: z.number().int().nonnegative(),
  /** Seconds of video still to be indexed, over the clips whose length is known. */
  videoSeconds: z.number().nonnegative(),
  /** Calls to the platform still to be made. */
  calls: z.number().int().nonnegative(),
  /** Price of indexing it, in USD; null when no plan is chosen. */
  costUsd: z.number().nonnegative().nullable(),
  /** Epoch ms when the last byte leaves; null while unknown. */
  uploadedAt: z.number().nullable(),
  /** Epoch ms when the last clip is ready; null while unknown. */
  doneAt: z.number().nullable(),
  heldBackBy: HeldBackBy.nullable(),
  /** Minutes of video beyond what the plan allows in all; 0 when it fits. */
  minutesOverPlan: z.number().nonnegative(),
})
export type Forecast = z.infer<typeof Forecast>

/** What waits for "Start" on the review of what was dropped. */
export const Review = z.object({
  /** Where the clips go, most clips first. */
  indexes: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Clips that are not examined yet. */
  examining: z.number().int(),
  /** Clips that pass, those of them with warnings, and those that are refused or could not be examined. */
  passing: z.number().int(),
  warned: z.number().int(),
  refused: z.number().int(),
  /** Refused since they are in the index already, or seem to be. */
  alreadyIndexed: z.number().int(),
  /** Bytes and seconds of video of those that pass. */
  bytes: z.number().nonnegative(),
  videoSeconds: z.number().nonnegative(),
  /** Price of indexing them, in USD; null when no plan is chosen. */
  costUsd: z.number().nonnegative().nullable(),
  /** Why clips are refused or could not be examined, most frequent first; those that are in the index already as well. */
  causes: z.array(CauseCount),
  /** How long sending them takes at the speed that was last measured, in seconds; null before any was. */
  uploadSeconds: z.number().nonnegative().nullable(),
  /** How long until the last of them is ready, in seconds from the start; null before any speed was measured. */
  readySeconds: z.number().nonnegative().nullable(),
  /** Minutes of video by which the plan does not reach for all that is to be sent; 0 when it fits. */
  minutesOverPlan: z.number().nonnegative(),
})
export type Review = z.infer<typeof Review>

/** A batch whose last clip has ended. */
export const EndedBatch = z.object({
  id: BatchId,
  kind: z.enum(['drop', 'watch']),
  label: z.string(),
  /** Epoch ms. */
  endedAt: z.number(),
  ready: z.number().int(),
  /** Refused or failed. */
  attention: z.number().int(),
  cancelled: z.number().int(),
})
export type EndedBatch = z.infer<typeof EndedBatch>

/** Totals over everything in the list. */
export const Totals = z.object({
  byState: z.record(ItemState, z.number().int().nonnegative()),
  /** Bytes still to send, over clips that are to be or being uploaded. */
  bytesLeft: z.number().nonnegative(),
  /** Bytes to send in all since nothing was left, with those of clips that were sent meanwhile; 0 for none. */
  bytesInRun: z.number().nonnegative(),
  /** Bytes per second over all uploads; null while nothing moves. */
  speed: z.number().nonnegative().nullable(),
  etaSeconds: z.number().nonnegative().nullable(),
  uploadsActive: z.number().int().nonnegative(),
  paused: z.boolean(),
  /** Epoch ms at which the pause ends by itself; null when a person has to end it, or nothing is paused. */
  pausedUntil: z.number().nullable(),
  /** How much waits for a person: clips that were refused or failed, a held queue, a review, watch folders in trouble. */
  attention: z.number().int().nonnegative(),
  /** Set while the whole queue waits, with the reason and, where known, until when (epoch ms). */
  hold: z.object({ failure: Failure, until: z.number().nullable() }).nullable(),
  /** Connections that carry bytes now, and how many may. */
  connections: z.object({ busy: z.number().int(), target: z.number().int() }),
  /** Bandwidth limit in force, bytes per second; null for none. */
  bytesPerSecond: z.number().nullable(),
  /** Epoch ms at which the upload hours begin again; null while uploads may run. */
  opensAt: z.number().nullable(),
  /** Limits that something waits for at present. */
  waits: z.array(RateWait),
  forecast: Forecast.nullable(),
  /** What waits for review; null when nothing does. */
  review: Review.nullable(),
  /** The batch that ended last; null while none has. */
  ended: EndedBatch.nullable(),
})
export type Totals = z.infer<typeof Totals>

/** The clips and headings of the asked range of lines, how many clips match in all, and the totals. */
export const View = z.object({
  rows: z.array(ItemRow),
  /** In the order of their lines. */
  heads: z.array(GroupHead),
  offset: z.number().int(),
  /** Clips. */
  matching: z.number().int(),
  /** Clips and headings that can be scrolled to. */
  lines: z.number().int(),
  totals: Totals,
})
export type View = z.infer<typeof View>

/** What became of the paths that were dropped. */
export const IntakeReport = z.object({
  added: z.number().int(),
  /** Already in the list for this index, unchanged. */
  alreadyHere: z.number().int(),
  /** Not video by name: images, sidecars, project files, system files. */
  passedOver: z.number().int(),
  /** The first of those, at most 200. */
  passedOverPaths: z.array(z.string()),
  /** A person stopped it: what was found until then is in the list. */
  stopped: z.boolean(),
  /** Paths that could not be read. */
  problems: z.array(Failure),
})
export type IntakeReport = z.infer<typeof IntakeReport>
