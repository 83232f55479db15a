/** Which clips something is to be done with now, and when the next try is due. */
import type { Database } from 'better-sqlite3'
import type { ItemId } from '../../../shared/item.ts'
import { readItems, type StoredItem } from './item.ts'
import { placeholders } from './placeholders.ts'

/**
 * Large files go by multipart upload, a few at a time with several connections each; small ones take one connection
 * each, as many at a time as there are connections.
 */
export type Lane = 'large' | 'small'
const LANES: Record<Lane, string> = {
  large: `way = 'multipart'`,
  small: `way IS NOT 'multipart'`,
}

/** Reads of the table `items` for the queue. */
export class DueTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** What may be probed now, in the order of the queue. */
  forProbe(nowMs: number, excluded: readonly ItemId[], limit: number): StoredItem[] {
    return this.#inOrder(`state = 'found'`, nowMs, excluded, limit)
  }

  /** What may be sent now: what was interrupted first, then in the order of the queue. */
  forUpload(lane: Lane, nowMs: number, excluded: readonly ItemId[], limit: number): StoredItem[] {
    const where = (state: string): string => `state = '${state}' AND ${LANES[lane]}`
    const begun = this.#inOrder(where('uploading'), nowMs, excluded, limit)
    const fresh = this.#inOrder(
      `in_review = 0 AND ${where('waiting')}`,
      nowMs,
      excluded,
      limit - begun.length,
    )
    return [...begun, ...fresh]
  }

  /** Items of watch folders whose files something is still to be done with, now that they have ended. */
  afterwards(excluded: readonly ItemId[], limit: number): StoredItem[] {
    return readItems(
      this.#db,
      `SELECT * FROM items WHERE afterwards = 'due' AND state IN ('ready', 'refused')
         AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?`,
      JSON.stringify(excluded),
      limit,
    )
  }

  /** When the next retry after now is due (epoch ms), or null. */
  nextAt(nowMs: number): number | null {
    const row = this.#db
      .prepare('SELECT min(next_attempt_at) AS at FROM items WHERE next_attempt_at > ?')
      .get(nowMs) as { at: number | null }
    return row.at
  }

  #inOrder(where: string, nowMs: number, excluded: readonly ItemId[], limit: number): StoredItem[] {
    if (limit <= 0) return []
    return readItems(
      this.#db,
      `SELECT * FROM items WHERE ${where} AND paused = 0
         AND (next_attempt_at IS NULL OR next_attempt_at <= ?) AND id NOT IN (${placeholders(excluded)})
       ORDER BY rank, seq LIMIT ?`,
      nowMs,
      ...excluded,
      limit,
    )
  }
}
