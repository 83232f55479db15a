/** How many clips there are in each state, and what they come to. */
import type { Database } from 'better-sqlite3'
import type { ItemState } from '../../../shared/item.ts'
import type { NewItem } from './new-items.ts'

export interface StateTotals {
  items: number
  bytes: number
  sent: number
  /** Seconds of video, of the clips whose length is known. */
  seconds: number
}

/** The table `totals`, which triggers keep but for what comes into the list. */
export class TotalsTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Items, bytes, bytes sent and seconds of video per state; kept up to date, so the cost does not grow with the list. */
  byState(): Map<ItemState, StateTotals> {
    const rows = this.#db
      .prepare('SELECT state, items, bytes, sent, seconds FROM totals')
      .all() as (StateTotals & {
      state: ItemState
    })[]
    return new Map(rows.map(({ state, ...rest }) => [state, rest]))
  }

  /** How many clips of an index are in which state. */
  ofIndex(indexId: string): Map<ItemState, number> {
    const rows = this.#db
      .prepare('SELECT state, count(*) AS n FROM items WHERE index_id = ? GROUP BY state')
      .all(indexId) as { state: ItemState; n: number }[]
    return new Map(rows.map(({ state, n }) => [state, n]))
  }

  /** Adds new items; triggers keep the totals from then on. */
  count(items: readonly NewItem[]): void {
    const count = this.#db.prepare(
      `INSERT INTO totals (state, items, bytes, sent, seconds) VALUES (@state, @items, @bytes, 0, 0)
       ON CONFLICT (state) DO UPDATE SET items = items + @items, bytes = bytes + @bytes`,
    )
    for (const state of ['settling', 'found'] as const) {
      const such = items.filter((item) => (item.state ?? 'found') === state)
      if (such.length > 0)
        count.run({ state, items: such.length, bytes: such.reduce((sum, { size }) => sum + size, 0) })
    }
  }

  /** Adds items that come back; triggers keep the totals from then on. @param from the rest of a SELECT over them */
  recount(from: string): void {
    this.#db
      .prepare(
        `INSERT INTO totals (state, items, bytes, sent, seconds)
           SELECT state, count(*), sum(size), sum(bytes_sent), coalesce(sum(duration), 0.0) FROM ${from} GROUP BY state
         ON CONFLICT (state) DO UPDATE SET items = items + excluded.items, bytes = bytes + excluded.bytes,
           sent = sent + excluded.sent, seconds = seconds + excluded.seconds`,
      )
      .run()
  }
}
