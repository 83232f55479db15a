import type { Database } from 'better-sqlite3'
import type { Sample } from '../forecast/indexing-time.ts'

/** How long indexing took, by the models of the index; a trigger adds to it, and taking clips out of the list does not. */
export class IndexingTimesTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The latest samples of the models that an index has, times in seconds, and the number of the last of them. */
  latest(indexId: string, limit: number): { last: number; samples: Sample[] } {
    const rows = this.#db
      .prepare(
        `SELECT id, seconds, took_ms / 1000.0 AS took FROM indexing_times
         WHERE models = coalesce((SELECT models FROM index_models WHERE index_id = ?), '') ORDER BY id DESC LIMIT ?`,
      )
      .all(indexId, limit) as (Sample & { id: number })[]
    return { last: rows[0]?.id ?? 0, samples: rows.map(({ seconds, took }) => ({ seconds, took })) }
  }

  /** Seconds that indexing took and seconds of video, over the last clips of all models; zeros before the first. */
  sums(limit: number): { tookSeconds: number; videoSeconds: number } {
    return this.#db
      .prepare(
        `SELECT coalesce(sum(took_ms), 0) / 1000.0 AS tookSeconds, coalesce(sum(seconds), 0) AS videoSeconds
         FROM (SELECT took_ms, seconds FROM indexing_times ORDER BY id DESC LIMIT ?)`,
      )
      .get(limit) as { tookSeconds: number; videoSeconds: number }
  }
}
