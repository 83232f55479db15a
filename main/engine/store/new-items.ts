/** Clips that come into the list: what is known of them then, and their rows. */
import type { Database } from 'better-sqlite3'
import * as crypto from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { BatchId } from '../../../shared/batches.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { UploadWay } from '../../../shared/upload-way.ts'
import type { WatchId } from '../../../shared/watching.ts'
import { toColumn } from './json.ts'

/** A file that intake found. Size in bytes, mtime in epoch ms. */
export interface Candidate {
  path: string
  size: number
  mtimeMs: number
}

/** A candidate with where it goes and how it came. */
export interface NewItem extends Candidate {
  index: { id: string; name: string }
  way: UploadWay
  /** `settling` where the file may not be complete yet. */
  state?: 'settling' | 'found'
  watchId?: WatchId | null
  batchId?: BatchId | null
  /** Pairs for its `user_metadata` beside Reeldrop's own. */
  metadata?: Record<string, string>
  /** Whether to ask for a stream; null as the settings say. */
  stream?: boolean | null
  inReview?: boolean
  /** Whether something is to be done with the file when the clip has ended. */
  hasAfterwards?: boolean
}

/** Ids that begin with the time keep the tables in order; older runtimes have none. */
export const newId = (): ItemId => (crypto.randomUUIDv7 ?? crypto.randomUUID)() as string as ItemId

/**
 * Writes the rows of new clips, in their order; within a transaction of the caller.
 * @param as.ids one for each
 * @param as.rank the first one's place in the queue
 * @param as.at epoch ms
 * @returns their paths by the numbers (`seq`) of their rows
 */
export function insertItems(
  db: Database,
  items: readonly NewItem[],
  as: { ids: readonly ItemId[]; rank: number; at: number },
): Map<number, string> {
  const paths = new Map<number, string>()
  const insert = db.prepare(
    `INSERT INTO items (id, path, name, folder, size, mtime_ms, state, index_id, index_name, wanted_way, rank,
       watch_id, batch_id, metadata, stream, in_review, afterwards, added_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [n, item] of items.entries()) {
    const { lastInsertRowid } = insert.run(
      as.ids[n],
      item.path,
      basename(item.path),
      dirname(item.path),
      item.size,
      item.mtimeMs,
      item.state ?? 'found',
      item.index.id,
      item.index.name,
      item.way,
      as.rank + n,
      item.watchId ?? null,
      item.batchId ?? null,
      JSON.stringify(item.metadata ?? {}),
      toColumn(item.stream ?? null),
      toColumn(item.inReview ?? false),
      item.hasAfterwards === true ? 'due' : null,
      as.at,
      as.at,
    )
    paths.set(Number(lastInsertRowid), item.path)
  }
  return paths
}
