import type { Database } from 'better-sqlite3'
import type { ItemId } from '../../../shared/item.ts'

/** An open multipart session of the platform. Sizes in bytes, times in epoch ms. */
export interface UploadSession {
  itemId: ItemId
  uploadId: string
  assetId: string
  chunkSize: number
  totalChunks: number
  totalSize: number
  headers: Record<string, string>
  expiresAt: number
}

/** A chunk that the storage has acknowledged. */
export interface StoredChunk {
  index: number
  etag: string
  size: number
  reported: boolean
}

/** What is kept of a chunk when the storage acknowledges it; `leaves` are the hashes of its bytes, null when none are taken. */
export interface AcknowledgedChunk extends Omit<StoredChunk, 'reported'> {
  leaves: Uint8Array | null
}

/** Queries of the tables `uploads` and `chunks`: all that a resume needs, written before the first byte leaves. */
export class UploadTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  get(itemId: ItemId): UploadSession | null {
    const row = this.#db
      .prepare(
        `SELECT item_id AS itemId, upload_id AS uploadId, asset_id AS assetId, chunk_size AS chunkSize,
           total_chunks AS totalChunks, total_size AS totalSize, headers, expires_at AS expiresAt
         FROM uploads WHERE item_id = ?`,
      )
      .get(itemId) as (Omit<UploadSession, 'headers'> & { headers: string }) | undefined
    return row ? { ...row, headers: JSON.parse(row.headers) as Record<string, string> } : null
  }

  /** Whether a session of the platform is one of ours. */
  knows(uploadId: string): boolean {
    return this.#db.prepare('SELECT 1 FROM uploads WHERE upload_id = ?').get(uploadId) !== undefined
  }

  open(session: UploadSession): void {
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO uploads (item_id, upload_id, asset_id, chunk_size, total_chunks, total_size, headers, expires_at)
         VALUES (@itemId, @uploadId, @assetId, @chunkSize, @totalChunks, @totalSize, @headers, @expiresAt)`,
      )
      .run({ ...session, headers: JSON.stringify(session.headers) })
  }

  forget(itemId: ItemId): void {
    this.#db.prepare('DELETE FROM uploads WHERE item_id = ?').run(itemId)
  }

  chunks(itemId: ItemId): StoredChunk[] {
    const rows = this.#db
      .prepare(
        'SELECT chunk_index AS "index", etag, size, reported FROM chunks WHERE item_id = ? ORDER BY chunk_index',
      )
      .all(itemId) as (Omit<StoredChunk, 'reported'> & { reported: number })[]
    return rows.map((row) => ({ ...row, reported: row.reported === 1 }))
  }

  acknowledge(itemId: ItemId, chunk: AcknowledgedChunk): void {
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO chunks (item_id, chunk_index, etag, size, reported, leaves) VALUES (?, ?, ?, ?, 0, ?)',
      )
      .run(itemId, chunk.index, chunk.etag, chunk.size, chunk.leaves)
  }

  /** The leaf hashes of all chunks, in order; null when one has none. */
  leaves(itemId: ItemId): Uint8Array | null {
    const rows = this.#db
      .prepare('SELECT leaves FROM chunks WHERE item_id = ? ORDER BY chunk_index')
      .all(itemId) as { leaves: Uint8Array | null }[]
    const all = rows.flatMap((row) => row.leaves ?? [])
    return all.length === rows.length ? Buffer.concat(all) : null
  }

  setReported(itemId: ItemId, indexes: readonly number[], reported: boolean): void {
    const mark = this.#db.prepare('UPDATE chunks SET reported = ? WHERE item_id = ? AND chunk_index = ?')
    this.#db.transaction(() => indexes.forEach((index) => mark.run(reported ? 1 : 0, itemId, index)))()
  }

  /** Forgets chunks that the platform does not have after all. */
  drop(itemId: ItemId, indexes: readonly number[]): void {
    const drop = this.#db.prepare('DELETE FROM chunks WHERE item_id = ? AND chunk_index = ?')
    this.#db.transaction(() => indexes.forEach((index) => drop.run(itemId, index)))()
  }
}
