import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import { ItemEvent, ItemId, ItemState } from '../../../shared/item.ts'
import { MediaInfo } from '../../../shared/media-info.ts'
import { Problem } from '../../../shared/problem.ts'
import { ConcreteWay } from '../../../shared/upload-way.ts'
import type { BatchId } from '../../../shared/batches.ts'
import { ReceiptBatch } from '../../../shared/receipts.ts'
import { json } from './json.ts'

/** A clip as a receipt tells of it, in the list or taken out of it. Times in epoch ms, sizes in bytes. */
const ReceiptItem = z
  .object({
    id: ItemId,
    path: z.string(),
    size: z.number(),
    state: ItemState,
    index_id: z.string(),
    index_name: z.string(),
    way: ConcreteWay.nullable(),
    media: json(MediaInfo).nullable(),
    problems: json(z.array(Problem)),
    failure: json(Failure).nullable(),
    failed_tries: z.number(),
    wire_bytes: z.number(),
    asset_id: z.string().nullable(),
    task_id: z.string().nullable(),
    indexed_asset_id: z.string().nullable(),
    content_hash: z.string().nullable(),
    added_at: z.number(),
    updated_at: z.number(),
    removed_at: z.number().nullable(),
    events: json(z.array(ItemEvent)),
  })
  .transform((row) => ({
    id: row.id,
    path: row.path,
    size: row.size,
    state: row.state,
    indexId: row.index_id,
    indexName: row.index_name,
    way: row.way,
    media: row.media,
    problems: row.problems,
    failure: row.failure,
    /** Tries in all that failed and were followed by another. */
    failedTries: row.failed_tries,
    /** Bytes that left for it in all, repeats included. */
    wireBytes: row.wire_bytes,
    assetId: row.asset_id,
    taskId: row.task_id,
    indexedAssetId: row.indexed_asset_id,
    contentHash: row.content_hash,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
    removedAt: row.removed_at,
    events: row.events,
  }))
export type ReceiptItem = z.infer<typeof ReceiptItem>

/** Sums over clips: how many of each state, bytes of their files, seconds of video, bytes sent. */
export interface ReceiptSums {
  byState: Partial<Record<ItemState, number>>
  sizeBytes: number
  videoSeconds: number
  bytesSent: number
}

const COLUMNS = `id, path, size, state, index_id, index_name, way, media, problems, failure, failed_tries, wire_bytes,
  asset_id, task_id, indexed_asset_id, content_hash, added_at, updated_at`
const EVENTS = `(SELECT json_group_array(json_object('at', at, 'from', from_state, 'to', to_state, 'reason', reason))
  FROM (SELECT * FROM events WHERE item_id = items.id ORDER BY id))`
const THESE = 'id IN (SELECT value FROM json_each(@ids))'

/** Queries for receipts, over the list and what was taken out of it. */
export class ReceiptTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The latest batches that have clips in the list or the history, newest first. */
  batches(limit: number): ReceiptBatch[] {
    return this.#db
      .prepare(
        `SELECT id, kind, label, paths, day, index_name AS indexName, created_at AS createdAt,
           (SELECT count(*) FROM items WHERE batch_id = batches.id)
             + (SELECT count(*) FROM past WHERE batch_id = batches.id) AS clips
         FROM batches WHERE EXISTS (SELECT 1 FROM items WHERE batch_id = batches.id)
           OR EXISTS (SELECT 1 FROM past WHERE batch_id = batches.id)
         ORDER BY id DESC LIMIT ?`,
      )
      .all(limit)
      .map((row) => ReceiptBatch.parse(row))
  }

  /** Every clip of a batch, by path: no more than their ids, since there may be very many. */
  idsOf(batch: BatchId): ItemId[] {
    return this.#db
      .prepare(
        `SELECT id FROM (SELECT id, path FROM items WHERE batch_id = @batch
           UNION ALL SELECT id, path FROM past WHERE batch_id = @batch) ORDER BY path, id`,
      )
      .pluck()
      .all({ batch }) as ItemId[]
  }

  /** Clips in the order of their ids; those that were forgotten meanwhile are left out. */
  clips(ids: readonly ItemId[]): ReceiptItem[] {
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS}, NULL AS removed_at, ${EVENTS} AS events FROM items WHERE ${THESE}
         UNION ALL SELECT ${COLUMNS}, removed_at, events FROM past WHERE ${THESE}`,
      )
      .all({ ids: JSON.stringify(ids) })
      .map((row) => ReceiptItem.parse(row))
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  sums(ids: readonly ItemId[]): ReceiptSums {
    const rows = this.#db
      .prepare(
        `SELECT state, count(*) AS clips, total(size) AS size, total(seconds) AS seconds, total(wire) AS wire FROM (
           SELECT state, size, duration AS seconds, wire_bytes AS wire FROM items WHERE ${THESE}
           UNION ALL SELECT state, size, json_extract(media, '$.durationSeconds'), wire_bytes FROM past WHERE ${THESE})
         GROUP BY state`,
      )
      .all({ ids: JSON.stringify(ids) }) as {
      state: ItemState
      clips: number
      size: number
      seconds: number
      wire: number
    }[]
    const sum = (of: 'size' | 'seconds' | 'wire') => rows.reduce((all, row) => all + row[of], 0)
    return {
      byState: Object.fromEntries(rows.map(({ state, clips }) => [state, clips])),
      sizeBytes: sum('size'),
      videoSeconds: sum('seconds'),
      bytesSent: sum('wire'),
    }
  }
}
