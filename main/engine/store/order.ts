import type { Database } from 'better-sqlite3'
import { ITEM_STATES } from '../../../shared/item.ts'
import type { ItemId, ItemState } from '../../../shared/item.ts'

/** Ranks closer together than this are spread out before something is put between them. */
const LEAST_GAP = 1e-6
const ENDED: readonly ItemState[] = ['ready', 'refused', 'failed', 'cancelled']
const ALL = JSON.stringify(ITEM_STATES)
const OPEN = JSON.stringify(ITEM_STATES.filter((state) => !ENDED.includes(state)))

/** The order in which items are sent: the column `rank`, ascending; at most 0 for what a person moved to the top. */
export class QueueOrder {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The rank of something that comes last. */
  last(): number {
    return Math.max(0, this.#outermost('max') ?? 0) + 1
  }

  /** Puts items before everything else, in the order given. */
  toTop(ids: readonly ItemId[]): void {
    const first = Math.min(1, this.#outermost('min') ?? 1)
    this.#place(ids, first - ids.length, 1)
  }

  /** Puts items right before another one, in the order given; last when it is null or gone. */
  before(ids: readonly ItemId[], before: ItemId | null): void {
    this.#db.transaction(() => {
      const next = before === null ? null : this.#number('SELECT rank AS n FROM items WHERE id = ?', before)
      if (next === null) this.#place(ids, this.last(), 1)
      else this.#between(ids, next)
    })()
  }

  #between(ids: readonly ItemId[], next: number): void {
    const previous = this.#previous(ids, next)
    if (previous === null) return this.#place(ids, next - ids.length, 1)
    const gap = (next - previous) / (ids.length + 1)
    if (gap >= LEAST_GAP) return this.#place(ids, previous + gap, gap)
    this.#db.prepare('UPDATE items SET rank = rank + ? WHERE rank >= ?').run(ids.length + 1, next)
    this.#place(ids, previous + 1, 1)
  }

  /** The rank before `next`, of what is open and not moved itself. */
  #previous(ids: readonly ItemId[], next: number): number | null {
    return this.#number(
      `SELECT max((SELECT rank FROM items WHERE state = states.value AND rank < @next
           AND id NOT IN (SELECT value FROM json_each(@moved)) ORDER BY rank DESC LIMIT 1)) AS n
       FROM json_each(@open) AS states`,
      { next, moved: JSON.stringify(ids), open: OPEN },
    )
  }

  /** Of all ranks. They are indexed within each state. */
  #outermost(which: 'min' | 'max'): number | null {
    return this.#number(
      `SELECT ${which}((SELECT ${which}(rank) FROM items WHERE state = states.value)) AS n
       FROM json_each(?) AS states`,
      ALL,
    )
  }

  #place(ids: readonly ItemId[], first: number, step: number): void {
    const place = this.#db.prepare('UPDATE items SET rank = ? WHERE id = ?')
    this.#db.transaction(() => ids.forEach((id, at) => place.run(first + at * step, id)))()
  }

  #number(sql: string, ...args: unknown[]): number | null {
    const row = this.#db.prepare(sql).get(...args) as { n: number | null } | undefined
    return row?.n ?? null
  }
}
