import type { Database } from 'better-sqlite3'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { WatchId } from '../../../shared/watching.ts'
import { BatchId } from '../../../shared/batches.ts'
import { Failure } from '../../../shared/errors.ts'
import { ItemId, ItemState } from '../../../shared/item.ts'
import { MediaInfo } from '../../../shared/media-info.ts'
import { Problem } from '../../../shared/problem.ts'
import { ConcreteWay, UploadWay } from '../../../shared/upload-way.ts'
import { json, toColumn } from './json.ts'

/** States of a clip that the platform has or gets, for SQL. */
export const ON_ITS_WAY = `'waiting', 'uploading', 'processing', 'indexing', 'ready'`

/** A row of `items`, parsed. Times in epoch ms, sizes in bytes. */
export const StoredItem = z
  .object({
    seq: z.number(),
    id: ItemId,
    path: z.string(),
    name: z.string(),
    folder: z.string(),
    size: z.number(),
    mtime_ms: z.number(),
    state: ItemState,
    paused: z.number(),
    overridden: z.number(),
    index_id: z.string(),
    index_name: z.string(),
    wanted_way: UploadWay,
    way: ConcreteWay.nullable(),
    media: json(MediaInfo).nullable(),
    problems: json(z.array(Problem)),
    failure: json(Failure).nullable(),
    fingerprint: z.string().nullable(),
    attempt: z.number(),
    failed_tries: z.number(),
    next_attempt_at: z.number().nullable(),
    asset_id: z.string().nullable(),
    task_id: z.string().nullable(),
    indexed_asset_id: z.string().nullable(),
    platform_status: z.string().nullable(),
    bytes_sent: z.number(),
    wire_bytes: z.number(),
    rank: z.number(),
    content_hash: z.string().nullable(),
    watch_id: WatchId.nullable(),
    batch_id: BatchId.nullable(),
    metadata: json(z.record(z.string(), z.string())),
    stream: z.number().nullable(),
    in_review: z.number(),
    afterwards: z.enum(['due', 'done']).nullable(),
    indexing_since: z.number().nullable(),
    added_at: z.number(),
    updated_at: z.number(),
  })
  .transform((row) => ({
    seq: row.seq,
    id: row.id,
    path: row.path,
    name: row.name,
    folder: row.folder,
    size: row.size,
    mtimeMs: row.mtime_ms,
    state: row.state,
    paused: row.paused === 1,
    overridden: row.overridden === 1,
    indexId: row.index_id,
    indexName: row.index_name,
    wantedWay: row.wanted_way,
    way: row.way,
    media: row.media,
    problems: row.problems,
    failure: row.failure,
    fingerprint: row.fingerprint,
    attempt: row.attempt,
    /** Tries in all that failed and were followed by another; `attempt` begins anew with each state. */
    failedTries: row.failed_tries,
    nextAttemptAt: row.next_attempt_at,
    assetId: row.asset_id,
    taskId: row.task_id,
    indexedAssetId: row.indexed_asset_id,
    platformStatus: row.platform_status,
    /** Bytes that the platform has of the present upload; what the progress shows. */
    bytesSent: row.bytes_sent,
    /** Bytes that left for this item in all, repeats included. */
    wireBytes: row.wire_bytes,
    /** Place in the queue, ascending; at most 0 when a person moved it to the top. */
    rank: row.rank,
    contentHash: row.content_hash,
    /** The watch folder that it came by; null when it was dropped. */
    watchId: row.watch_id,
    /** The batch that it came with; null where it came alone. */
    batchId: row.batch_id,
    /** Pairs for its `user_metadata` beside Reeldrop's own. */
    metadata: row.metadata,
    /** Whether to ask for a stream; null as the settings say. */
    stream: row.stream === null ? null : row.stream === 1,
    /** Waits for "Start" on the review. */
    inReview: row.in_review === 1,
    /** Whether what the watch folder does with files afterwards is still to be done; null where nothing is. */
    afterwards: row.afterwards,
    /** When it last came to indexing, epoch ms; null when it never did. */
    indexingSince: row.indexing_since,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
  }))
export type StoredItem = z.infer<typeof StoredItem>

/** Reads one item. @param sql a SELECT of whole rows of `items`, or of a table like it */
export function readItem(db: Database, sql: string, ...args: unknown[]): StoredItem | null {
  const row = db.prepare(sql).get(...args)
  return row === undefined ? null : StoredItem.parse(row)
}

/** As `readItem`, for all that there are. */
export function readItems(db: Database, sql: string, ...args: unknown[]): StoredItem[] {
  return db
    .prepare(sql)
    .all(...args)
    .map((row) => StoredItem.parse(row))
}

/** The part of a row that a search looks at. */
export const Reasoned = z.object({
  seq: z.number(),
  path: z.string(),
  problems: json(z.array(Problem)),
  failure: json(Failure).nullable(),
})
export type Reasoned = z.infer<typeof Reasoned>

/** What may change beside the state. */
export type ItemPatch = Partial<
  Pick<
    StoredItem,
    | 'size'
    | 'mtimeMs'
    | 'paused'
    | 'overridden'
    | 'way'
    | 'media'
    | 'problems'
    | 'failure'
    | 'fingerprint'
    | 'attempt'
    | 'failedTries'
    | 'nextAttemptAt'
    | 'assetId'
    | 'taskId'
    | 'indexedAssetId'
    | 'platformStatus'
    | 'bytesSent'
    | 'wireBytes'
    | 'contentHash'
    | 'inReview'
    | 'afterwards'
    | 'path'
    | 'watchId'
    | 'indexId'
    | 'indexName'
  >
>

const COLUMNS: Record<keyof ItemPatch, string> = {
  size: 'size',
  mtimeMs: 'mtime_ms',
  paused: 'paused',
  overridden: 'overridden',
  way: 'way',
  media: 'media',
  problems: 'problems',
  failure: 'failure',
  fingerprint: 'fingerprint',
  attempt: 'attempt',
  failedTries: 'failed_tries',
  nextAttemptAt: 'next_attempt_at',
  assetId: 'asset_id',
  taskId: 'task_id',
  indexedAssetId: 'indexed_asset_id',
  platformStatus: 'platform_status',
  bytesSent: 'bytes_sent',
  wireBytes: 'wire_bytes',
  contentHash: 'content_hash',
  inReview: 'in_review',
  afterwards: 'afterwards',
  path: 'path',
  watchId: 'watch_id',
  indexId: 'index_id',
  indexName: 'index_name',
}

/** The patch as column assignments; only columns of the table above can appear. */
export function assignments(patch: ItemPatch): { sql: string; values: Record<string, unknown> } {
  const entries: [string, unknown][] = (Object.keys(COLUMNS) as (keyof ItemPatch)[])
    .filter((key) => patch[key] !== undefined)
    .map((key) => [COLUMNS[key], toColumn(patch[key])])
  if (patch.path !== undefined) entries.push(['name', basename(patch.path)], ['folder', dirname(patch.path)])
  if (patch.media !== undefined) {
    const { media } = patch
    entries.push(['duration', media?.durationSeconds ?? null])
    entries.push(['pixels', media === null ? null : media.width * media.height])
  }
  return {
    sql: entries.map(([column]) => `, ${column} = @${column}`).join(''),
    values: Object.fromEntries(entries),
  }
}
