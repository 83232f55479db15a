/** The clips of the list: taken in, moved from state to state, changed and taken out. */
import type { Database } from 'better-sqlite3'
import { ItemState, type ItemId } from '../../../shared/item.ts'
import { assertLegal } from '../queue/states.ts'
import type { BatchTable } from './batches.ts'
import type { ClipTextTable } from './clip-text.ts'
import type { EventTable } from './events.ts'
import { Reasoned, assignments, readItem, readItems, type ItemPatch, type StoredItem } from './item.ts'
import { insertItems, newId, type NewItem } from './new-items.ts'
import { QueueOrder } from './order.ts'
import { placeholders } from './placeholders.ts'
import type { TotalsTable } from './totals.ts'

/** What is kept beside the rows of clips, and changes with them. */
interface Beside {
  texts: ClipTextTable
  totals: TotalsTable
  batches: BatchTable
  events: EventTable
}

/** What may change the place of a clip in a list, beside its state. */
const SHAPING: readonly (keyof ItemPatch)[] = ['path', 'size', 'media', 'indexName', 'problems', 'failure']
/** What is searched. */
const SEARCHED: readonly (keyof ItemPatch)[] = ['path', 'problems', 'failure']

/** Writes to the table `items`, and reads of what is not asked for by a list, the queue or a comparison. */
export class ItemTable {
  readonly #order: QueueOrder
  readonly #beside: Beside
  readonly #db: Database
  readonly #now: () => number
  readonly #onChange: () => void
  /** Counts every change of a clip; those after which a list may hold others or in another order; batches of new clips; and what a person did to lists. */
  readonly #counts = { version: 0, shape: 0, additions: 0, edits: 0 }

  constructor(db: Database, beside: Beside, now: () => number, onChange: () => void) {
    this.#db = db
    this.#order = new QueueOrder(db)
    this.#beside = beside
    this.#now = now
    this.#onChange = onChange
  }

  /** Another number after every change. */
  get version(): number {
    return this.#counts.version
  }

  /** Another number after every change that may put a clip into a list, take it out or move it. */
  get shape(): number {
    return this.#counts.shape
  }

  /** Another number after clips came, were taken out or brought back, whatever became of those that are there. */
  get members(): number {
    return this.#counts.additions + this.#counts.edits
  }

  /** Another number after clips were taken out, brought back, or put into another order. */
  get edits(): number {
    return this.#counts.edits
  }

  get(id: ItemId): StoredItem | null {
    return readItem(this.#db, 'SELECT * FROM items WHERE id = ?', id)
  }

  /** Accepts a candidate. */
  add(item: NewItem): ItemId {
    const [id] = this.addAll([item])
    if (id === undefined) throw new Error('an item was not added')
    return id
  }

  /** Accepts candidates, in their order: a hundred thousand take about a second. */
  addAll(items: readonly NewItem[]): ItemId[] {
    if (items.length === 0) return []
    const ids = items.map(newId)
    const as = { ids, rank: this.#order.last(), at: this.#now() }
    const { texts, totals, batches } = this.#beside
    this.#db.transaction(() => {
      texts.add(insertItems(this.#db, items, as))
      totals.count(items)
      batches.count(items)
    })()
    this.#counts.additions++
    this.#changed('shape')
    return ids
  }

  /**
   * Moves an item to another state and keeps why in the history, in one transaction with `also`.
   * The attempt counter and the failure start afresh unless the patch says otherwise.
   */
  move(id: ItemId, to: ItemState, reason: string, patch: ItemPatch = {}, also?: () => void): void {
    this.#db.transaction(() => {
      const { from } = StateOnly.parse(
        this.#db.prepare('SELECT state AS "from" FROM items WHERE id = ?').get(id),
      )
      assertLegal(from, to)
      also?.()
      this.#update(id, { attempt: 0, nextAttemptAt: null, failure: null, ...patch }, to)
      this.#beside.events.add(id, from, to, reason)
    })()
    this.#changed('shape')
  }

  /** Items that wait for review, oldest first. */
  inReview(): StoredItem[] {
    return readItems(this.#db, 'SELECT * FROM items WHERE in_review = 1 ORDER BY seq')
  }

  /** Lets items that wait for review go on. @param ids all of them when left out */
  endReview(ids?: readonly ItemId[]): number {
    const { changes } =
      ids === undefined
        ? this.#db.prepare('UPDATE items SET in_review = 0 WHERE in_review = 1').run()
        : this.#db
            .prepare('UPDATE items SET in_review = 0 WHERE id IN (SELECT value FROM json_each(?))')
            .run(JSON.stringify(ids))
    if (changes > 0) this.#changed('shape')
    return changes
  }

  patch(id: ItemId, patch: ItemPatch): void {
    this.#update(id, patch, null)
    this.#changed(SHAPING.some((key) => patch[key] !== undefined) ? 'shape' : 'row')
  }

  /** Adds a line to the history of an item that stays in its state. */
  note(id: ItemId, reason: string): void {
    const { from } = StateOnly.parse(
      this.#db.prepare('SELECT state AS "from" FROM items WHERE id = ?').get(id),
    )
    this.#beside.events.add(id, from, from, reason)
  }

  remove(id: ItemId): void {
    this.#db.prepare('DELETE FROM items WHERE id = ?').run(id)
    this.#changed('edit')
  }

  /** Items in some states, oldest first. */
  inStates(states: readonly ItemState[], limit = -1): StoredItem[] {
    return readItems(
      this.#db,
      `SELECT * FROM items WHERE state IN (${placeholders(states)}) ORDER BY seq LIMIT ?`,
      ...states,
      limit,
    )
  }

  /** Lets nothing wait for its next try longer than to a time (epoch ms): the clock was set back, or things are well again. */
  hurry(latestMs: number): void {
    this.#db.prepare('UPDATE items SET next_attempt_at = ? WHERE next_attempt_at > ?').run(latestMs, latestMs)
    this.#changed('row')
  }

  moveToTop(ids: readonly ItemId[]): void {
    this.#order.toTop(ids)
    this.#changed('edit')
  }

  moveBefore(ids: readonly ItemId[], before: ItemId | null): void {
    this.#order.before(ids, before)
    this.#changed('edit')
  }

  #update(id: ItemId, patch: ItemPatch, to: ItemState | null): void {
    const { sql, values } = assignments(patch)
    const state = to === null ? '' : ', state = @state'
    const row = this.#db
      .prepare(
        `UPDATE items SET updated_at = @updated_at${state}${sql} WHERE id = @id
         RETURNING seq, path, problems, failure`,
      )
      .get({ ...values, id, updated_at: this.#now(), ...(to === null ? {} : { state: to }) })
    if (row !== undefined && SEARCHED.some((key) => patch[key] !== undefined))
      this.#beside.texts.change(Reasoned.parse(row))
  }

  /** Adds items that come back to the sums over the list and over batches. @param from the rest of a SELECT over them */
  recount(from: string): void {
    this.#beside.totals.recount(from)
    this.#beside.batches.recount(from)
  }

  /** Notes anew what is searched of items. */
  retext(ids: readonly ItemId[]): void {
    const rows = this.#db
      .prepare('SELECT seq, path, problems, failure FROM items WHERE id IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(ids))
    this.#db.transaction(() => rows.forEach((row) => this.#beside.texts.change(Reasoned.parse(row))))()
  }

  /** What was committed from outside of this table that a list shows. */
  edited(): void {
    this.#changed('edit')
  }

  #changed(what: 'row' | 'shape' | 'edit'): void {
    this.#counts.version++
    if (what !== 'row') this.#counts.shape++
    if (what === 'edit') this.#counts.edits++
    this.#onChange()
  }
}

const StateOnly = { parse: (row: unknown) => ({ from: ItemState.parse((row as { from: unknown }).from) }) }
