import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { ConcreteWay, UploadWay } from '../../../shared/domain.ts'
import type { Review } from '../../../shared/domain.ts'

/** What is still to be sent, by the way it goes. `way` is null before the probe. */
const ToSend = z.object({
  way: ConcreteWay.nullable(),
  wanted: UploadWay,
  items: z.number(),
  bytes: z.number(),
})
export type ToSend = z.infer<typeof ToSend>

/** Refused since it is in the index already, or seems to be. */
const IN_INDEX = `(problems LIKE '%"already_indexed"%' OR problems LIKE '%"probably_indexed"%')`

/** How many of the last clips tell how long indexing takes. */
const SAMPLES = 50

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

  /** What waits for review, by what the examination found; null when nothing does. */
  review(): Omit<Review, 'costUsd' | 'uploadSeconds' | 'minutesOverPlan'> | null {
    const row = this.#db
      .prepare(
        `SELECT count(*) AS clips,
           total(state IN ('settling', 'found')) AS examining,
           total(state = 'waiting') AS passing,
           total(state = 'waiting' AND problems <> '[]') AS warned,
           total(state IN ('refused', 'failed') AND NOT ${IN_INDEX}) AS refused,
           total(state = 'refused' AND ${IN_INDEX}) AS alreadyIndexed,
           total(iif(state = 'waiting', size, 0)) AS bytes,
           total(iif(state = 'waiting', duration, 0)) AS videoSeconds
         FROM items WHERE in_review = 1`,
      )
      .get() as Omit<Review, 'costUsd' | 'uploadSeconds' | 'minutesOverPlan'> & { clips: number }
    const { clips, ...review } = row
    return clips === 0 ? null : review
  }

  /** Seconds that indexing took and seconds of video, over the last clips that became ready; zeros before the first. */
  indexing(): { tookSeconds: number; videoSeconds: number } {
    return this.#db
      .prepare(
        `SELECT coalesce(sum(took), 0) / 1000.0 AS tookSeconds, coalesce(sum(duration), 0) AS videoSeconds FROM (
           SELECT done.at - (SELECT max(begun.at) FROM events begun
                             WHERE begun.item_id = done.item_id AND begun.to_state = 'indexing') AS took,
             items.duration AS duration
           FROM events done JOIN items ON items.id = done.item_id
           WHERE done.to_state = 'ready' AND items.duration > 0 ORDER BY done.id DESC LIMIT ?)`,
      )
      .get(SAMPLES) as { tookSeconds: number; videoSeconds: number }
  }
}
