import type { Database } from 'better-sqlite3'
import { UNDO_MS, UndoId } from '../../../shared/selection.ts'
import { ItemId } from '../../../shared/item.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { ItemTable } from './items.ts'

/** What a removed item takes along, in the order in which it comes back; by the column that names the item. */
const TABLES = { items: 'id', uploads: 'item_id', chunks: 'item_id', intents: 'item_id', events: 'item_id' }
type TableName = keyof typeof TABLES
const NAMES = Object.keys(TABLES) as TableName[]

/**
 * What a person can take back. Removed items leave the tables at once, so that nothing comes upon them any more, and
 * lie in copies of the tables beside them until the time is over; cancelled ones stay, with the state they were in.
 */
export class UndoTable {
  readonly #db: Database
  readonly #items: ItemTable
  readonly #now: () => number

  constructor(db: Database, items: ItemTable, now: () => number) {
    this.#db = db
    this.#items = items
    this.#now = now
    db.transaction(() => NAMES.forEach((name) => this.#makeCopy(name)))()
    this.expire()
  }

  begin(kind: 'remove' | 'cancel'): UndoId {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO undos (kind, at) VALUES (?, ?)')
      .run(kind, this.#now())
    return UndoId.parse(Number(lastInsertRowid))
  }

  /** Takes items out of the list, in one transaction. */
  remove(undo: UndoId, ids: readonly ItemId[]): void {
    const list = JSON.stringify(ids)
    this.#db.transaction(() => {
      for (const name of NAMES)
        this.#db
          .prepare(
            `INSERT INTO removed_${name} SELECT ?, * FROM ${name}
             WHERE ${TABLES[name]} IN (SELECT value FROM json_each(?))`,
          )
          .run(undo, list)
      this.#db.prepare('DELETE FROM items WHERE id IN (SELECT value FROM json_each(?))').run(list)
    })()
    this.#items.edited()
  }

  /** Keeps the state that an item was in before it is cancelled; within the same transaction. */
  noteState(undo: UndoId, id: ItemId, state: ItemState): void {
    this.#db
      .prepare('INSERT INTO undo_states (undo_id, item_id, state) VALUES (?, ?, ?)')
      .run(undo, id, state)
  }

  /** The items that were cancelled, with the states that they were in. */
  states(undo: UndoId): { id: ItemId; state: ItemState }[] {
    return this.#db.prepare('SELECT item_id AS id, state FROM undo_states WHERE undo_id = ?').all(undo) as {
      id: ItemId
      state: ItemState
    }[]
  }

  /** Brings removed items back as they were, in one transaction. @returns their ids */
  restore(undo: UndoId): ItemId[] {
    const ids = this.#db.transaction(() => {
      const back = this.#db
        .prepare('SELECT id FROM removed_items WHERE undo_id = ?')
        .pluck()
        .all(undo)
        .map((id) => ItemId.parse(id))
      this.#items.recount(`removed_items WHERE undo_id = ${undo}`)
      for (const name of NAMES) {
        // Lines of the history get new numbers: theirs may be taken.
        const columns = columnsOf(this.#db, name).filter((column) => name !== 'events' || column !== 'id')
        this.#db
          .prepare(
            `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM removed_${name}
             WHERE undo_id = ? ORDER BY rowid`,
          )
          .run(undo)
      }
      this.#db
        .prepare('DELETE FROM past WHERE id IN (SELECT id FROM removed_items WHERE undo_id = ?)')
        .run(undo)
      this.forget(undo)
      return back
    })()
    this.#items.retext(ids)
    this.#items.edited()
    return ids
  }

  /** It cannot be taken back any more. */
  forget(undo: UndoId): void {
    for (const name of NAMES) this.#db.prepare(`DELETE FROM removed_${name} WHERE undo_id = ?`).run(undo)
    this.#db.prepare('DELETE FROM undos WHERE id = ?').run(undo)
  }

  /** Forgets everything whose time is over. @returns when the next one is due, epoch ms; null when none is left */
  expire(): number | null {
    const over = this.#db
      .prepare('SELECT id FROM undos WHERE at <= ?')
      .pluck()
      .all(this.#now() - UNDO_MS) as UndoId[]
    if (over.length > 0) this.#db.transaction(() => over.forEach((undo) => this.forget(undo)))()
    const next = this.#db.prepare('SELECT min(at) FROM undos').pluck().get() as number | null
    return next === null ? null : next + UNDO_MS
  }

  /** The copy has the columns of its table, also after a newer Reeldrop gave that some more. */
  #makeCopy(name: TableName): void {
    const copied = columnsOf(this.#db, `removed_${name}`)
    if (copied.slice(1).join() === columnsOf(this.#db, name).join()) return
    this.#db.exec(
      `DROP TABLE IF EXISTS removed_${name};
       CREATE TABLE removed_${name} AS SELECT 0 AS undo_id, * FROM ${name} WHERE 0;
       CREATE INDEX removed_${name}_by_undo ON removed_${name} (undo_id)`,
    )
  }
}

function columnsOf(db: Database, table: string): string[] {
  const columns = db.pragma(`table_info(${table})`) as { name: string }[]
  return columns.map(({ name }) => name)
}
