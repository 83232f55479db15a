import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { ConcreteWay, UploadWay } from '../../../shared/upload-way.ts'
import type { Review } from '../../../shared/review.ts'

/** What is still to be sent, by the way it goes. `way` is null before the probe. */
const ToSend = z.object({
  way: ConcreteWay.nullable(),
  wanted: UploadWay,
  items: z.number(),
  bytes: z.number(),
})
export type ToSend = z.infer<typeof ToSend>

/** Refused since it is in the index already, or seems to be. */
const IN_INDEX = `cause IN ('already_indexed', 'probably_indexed')`

/** What the list itself tells of a review. */
type ReviewSums = Omit<
  Review,
  'indexes' | 'causes' | 'costUsd' | 'uploadSeconds' | 'readySeconds' | 'minutesOverPlan'
>

/** Queries for the forecast. */
export class OutlookTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  toSend(): ToSend[] {
    return this.#db
      .prepare(
        `SELECT way, wanted_way AS wanted, count(*) AS items, sum(size - bytes_sent) AS bytes FROM items
         WHERE state IN ('found', 'waiting', 'uploading') GROUP BY way, wanted_way`,
      )
      .all()
      .map((row) => ToSend.parse(row))
  }

  /** The clips that began to be indexed last: their index, their length in seconds, and since when, in epoch ms. */
  indexing(limit: number): { indexId: string; seconds: number; since: number }[] {
    return this.#db
      .prepare(
        `SELECT index_id AS indexId, duration AS seconds, indexing_since AS since FROM items
         WHERE state = 'indexing' AND duration > 0 AND indexing_since IS NOT NULL
         ORDER BY indexing_since DESC LIMIT ?`,
      )
      .all(limit) as { indexId: string; seconds: number; since: number }[]
  }

  /** What waits for review, by what the examination found; null when nothing does. */
  review(): ReviewSums | null {
    const row = this.#db
      .prepare(
        `SELECT count(*) AS clips,
           total(state IN ('settling', 'found')) AS examining,
           total(state = 'waiting') AS passing,
           total(state = 'waiting' AND problems <> '[]') AS warned,
           total(state = 'failed' OR (state = 'refused' AND ${IN_INDEX} IS NOT TRUE)) AS refused,
           total(state = 'refused' AND ${IN_INDEX}) AS alreadyIndexed,
           total(iif(state = 'waiting', size, 0)) AS bytes,
           total(iif(state = 'waiting', duration, 0)) AS videoSeconds
         FROM items WHERE in_review = 1`,
      )
      .get() as ReviewSums & { clips: number }
    const { clips, ...review } = row
    return clips === 0 ? null : review
  }

  /** Where the clips go that wait for review, most clips first. */
  reviewedIndexes(): Review['indexes'] {
    return this.#db
      .prepare(
        `SELECT index_id AS id, max(index_name) AS name FROM items WHERE in_review = 1
         GROUP BY index_id ORDER BY count(*) DESC, index_id`,
      )
      .all() as Review['indexes']
  }
}
