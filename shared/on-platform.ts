/** The platform's own lists, what can be done with what stands in them, and clips that it fetches from addresses. */
import { z } from 'zod'
import { Failure } from './errors.ts'
import { HistoryFilter } from './history.ts'

/** tasks: the older one-step uploads · indexedAssets: what an index holds. */
export const PlatformList = z.enum(['tasks', 'indexedAssets'])
export type PlatformList = z.infer<typeof PlatformList>

/** The statuses that the filters of the lists take, in the order in which they follow each other. */
export const LIST_STATUSES = {
  tasks: ['uploading', 'validating', 'pending', 'queued', 'indexing', 'ready', 'failed'],
  indexedAssets: ['pending', 'queued', 'indexing', 'ready', 'failed'],
} as const satisfies Record<PlatformList, readonly string[]>
/** Statuses in which nothing changes any more. */
export const ENDED_STATUSES: readonly string[] = ['ready', 'failed']

/** An id of the platform; goes into paths of the API. */
export const PlatformId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** Both ends included; null is open. */
const Range = z.object({ from: z.number().nonnegative().nullable(), to: z.number().nonnegative().nullable() })
export type Range = z.infer<typeof Range>

/** Tasks take exact numbers alone (`from` equal to `to`), and have neither frame rate, size nor metadata. */
export const RANGES = ['duration', 'width', 'height', 'fps', 'size'] as const
export type RangeName = (typeof RANGES)[number]
export const TASK_RANGES: readonly RangeName[] = ['duration', 'width', 'height']

export const PlatformFilter = z.object({
  list: PlatformList,
  /** Null for all indexes, which tasks alone can be listed over. */
  indexId: PlatformId.nullable(),
  statuses: z.array(z.string().max(20)).max(10),
  /** The whole name; empty for any. */
  filename: z.string().max(255),
  /** Seconds, px, frames per second, bytes. */
  ranges: z.object({ duration: Range, width: Range, height: Range, fps: Range, size: Range }),
  /** A pair of `user_metadata`; an empty key for any. */
  metadata: z.object({ key: z.string().max(255), value: z.string().max(1000) }),
  /** `YYYY-MM-DD`, or with a time (RFC 3339); empty for any. */
  createdSince: z.string().max(40),
  updatedSince: z.string().max(40),
  sortBy: z.enum(['created_at', 'updated_at']),
  descending: z.boolean(),
})
export type PlatformFilter = z.infer<typeof PlatformFilter>

export const MOST_PER_PAGE = 50
export const PlatformQuery = PlatformFilter.extend({
  page: z.number().int().min(1),
  pageSize: z.number().int().min(1).max(MOST_PER_PAGE),
})
export type PlatformQuery = z.infer<typeof PlatformQuery>

/** One task or indexed asset. */
export const PlatformRef = z.object({ list: PlatformList, id: PlatformId, indexId: PlatformId.nullable() })
export type PlatformRef = z.infer<typeof PlatformRef>

export const PlatformRow = PlatformRef.extend({
  filename: z.string().nullable(),
  status: z.string(),
  durationSeconds: z.number().nullable(),
  /** px */
  width: z.number().nullable(),
  height: z.number().nullable(),
  fps: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  /** The upload behind an indexed asset. */
  assetId: z.string().nullable(),
  /** What a task became: the id of its indexed asset. */
  videoId: z.string().nullable(),
  /** Epoch ms. */
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  /** Why it failed, where the platform says so. */
  reason: z.string().nullable(),
})
export type PlatformRow = z.infer<typeof PlatformRow>

export const PlatformPage = z.object({
  rows: z.array(PlatformRow),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
})
export type PlatformPage = z.infer<typeof PlatformPage>

export const MetadataValue = z.union([z.string().max(1000), z.number(), z.boolean()])
export type MetadataValue = z.infer<typeof MetadataValue>
export const Metadata = z.record(z.string().min(1).max(255), MetadataValue)
export type Metadata = z.infer<typeof Metadata>

export const PlatformDetails = z.object({
  row: PlatformRow,
  /** Null where the platform keeps none, as for tasks without a video. */
  metadata: Metadata.nullable(),
  /** The platform's word for its stream; null when none was asked for. */
  streamStatus: z.string().nullable(),
})
export type PlatformDetails = z.infer<typeof PlatformDetails>

/** Where a stream is. For main alone: the addresses may be signed. */
export const StreamSources = z.object({
  /** The platform's word; null when no stream was asked for. */
  status: z.string().nullable(),
  /** Null until it can be played. */
  video: z.string().nullable(),
  thumbnails: z.array(z.string()),
})
export type StreamSources = z.infer<typeof StreamSources>

/** What came of deleting one; null when it is gone. */
export const Deleted = z.object({ id: z.string(), failure: Failure.nullable() })
export type Deleted = z.infer<typeof Deleted>

/** How the platform is to fetch an address: as an asset that is then indexed, or as a task. */
export const FetchWay = z.enum(['asset', 'task'])
export type FetchWay = z.infer<typeof FetchWay>
export const MOST_ADDRESSES = 500

/**
 * A clip that the platform fetches from an address. waiting: not sent yet · sent: asked for, no answer yet ·
 * fetching · indexing · ready · failed.
 */
export const FetchState = z.enum(['waiting', 'sent', 'fetching', 'indexing', 'ready', 'failed'])
export type FetchState = z.infer<typeof FetchState>
export const Fetch = z.object({
  id: z.string(),
  /** Without user name, password and query, which may be secrets. */
  shownUrl: z.string(),
  name: z.string(),
  indexId: z.string(),
  indexName: z.string(),
  way: FetchWay,
  state: FetchState,
  platformStatus: z.string().nullable(),
  assetId: z.string().nullable(),
  taskId: z.string().nullable(),
  indexedAssetId: z.string().nullable(),
  failure: Failure.nullable(),
  addedAt: z.number(),
})
export type Fetch = z.infer<typeof Fetch>

/** What is exported: everything that a filter leaves, over all its pages. */
export const Exported = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('platform'), filter: PlatformFilter }),
  z.object({ kind: z.literal('history'), filter: HistoryFilter }),
])
export type Exported = z.infer<typeof Exported>
export const ExportFormat = z.enum(['csv', 'json'])
export type ExportFormat = z.infer<typeof ExportFormat>
/** Rows written, and how many there are in all. */
export const ExportProgress = z.object({ rows: z.number().int(), total: z.number().int() })
export type ExportProgress = z.infer<typeof ExportProgress>

/** Arguments and answers of the commands of `contract.ts`. */
export const asks = {
  remove: z.object({ refs: z.array(PlatformRef).min(1).max(500) }),
  setMetadata: z.object({
    ref: PlatformRef,
    set: Metadata,
    remove: z.array(z.string().min(1).max(255)).max(100),
  }),
  fetch: z.object({
    lines: z.array(z.string().max(8192)).min(1).max(MOST_ADDRESSES),
    indexId: PlatformId,
    way: FetchWay,
    stream: z.boolean(),
  }),
  fetchIds: z.object({ ids: z.array(z.string().max(64)).max(MOST_ADDRESSES) }),
  export: z.object({ what: Exported, format: ExportFormat, path: z.string().min(1).max(4096) }),
  save: z.object({ what: Exported, format: ExportFormat }),
  renameIndex: z.object({ id: PlatformId, name: z.string().trim().min(1).max(255) }),
  /** With the name as a person typed it, which has to be the index's. */
  deleteIndex: z.object({ id: PlatformId, name: z.string().max(255) }),
  index: z.object({ id: PlatformId }),
  video: z.object({ indexId: PlatformId, videoId: PlatformId }),
  /** Without a video the index itself. */
  open: z.object({ indexId: PlatformId, videoId: PlatformId.nullable() }),
} as const
export const answers = {
  deleted: z.object({ outcomes: z.array(Deleted) }),
  fetch: z.object({ added: z.number().int(), alreadyHere: z.number().int(), refused: z.array(Failure) }),
  fetches: z.object({ fetches: z.array(Fetch) }),
  /** Without the addresses: parts and thumbnails come by `reeldrop-stream:` (`main/stream-scheme.ts`). */
  stream: z.object({ status: z.string().nullable(), canPlay: z.boolean(), thumbnails: z.number().int() }),
  exported: z.object({ rows: z.number().int() }),
  /** Null when no place was chosen. */
  saved: z.object({ rows: z.number().int().nullable() }),
  /** What of this machine goes to an index: clips that have not ended, ready ones, watch folders. */
  use: z.object({ open: z.number().int(), ready: z.number().int(), watches: z.number().int() }),
  /** Clips of the list that were to go to an index that is gone. */
  parked: z.object({ clips: z.number().int() }),
} as const
