/** What happened to each clip of the list, line by line. */
import type { Database } from 'better-sqlite3'
import type { ItemEvent, ItemId, ItemState } from '../../../shared/item.ts'

/** Queries of the table `events`. */
export class EventTable {
  readonly #db: Database
  readonly #now: () => number

  constructor(db: Database, now: () => number) {
    this.#db = db
    this.#now = now
  }

  /** Adds a line. */
  add(id: ItemId, from: ItemState | null, to: ItemState, reason: string): void {
    this.#db
      .prepare('INSERT INTO events (item_id, at, from_state, to_state, reason) VALUES (?, ?, ?, ?, ?)')
      .run(id, this.#now(), from, to, reason)
  }

  /** The history of an item, from when it was added, which its own row tells. */
  of(id: ItemId): ItemEvent[] {
    const events = this.#db
      .prepare(
        'SELECT at, from_state AS "from", to_state AS "to", reason FROM events WHERE item_id = ? ORDER BY id',
      )
      .all(id) as ItemEvent[]
    const item = this.#db.prepare('SELECT state, added_at AS at FROM items WHERE id = ?').get(id) as
      { state: ItemState; at: number } | undefined
    // Older histories have a line for it.
    if (item === undefined || events[0]?.from === null) return events
    return [{ at: item.at, from: null, to: events[0]?.from ?? item.state, reason: 'Added' }, ...events]
  }
}
