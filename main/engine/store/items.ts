import type { Database } from 'better-sqlite3'
import * as crypto from 'node:crypto'
import { basename, dirname } from 'node:path'
import { ItemState } from '../../../shared/item.ts'
import type { BatchId } from '../../../shared/batches.ts'
import type { ItemEvent, ItemId } from '../../../shared/item.ts'
import type { UploadWay } from '../../../shared/upload-way.ts'
import type { WatchId } from '../../../shared/watching.ts'
import { assertLegal } from '../queue/states.ts'
import { ON_ITS_WAY, Reasoned, StoredItem, assignments } from './item.ts'
import type { ItemPatch } from './item.ts'
import { BatchTable } from './batches.ts'
import type { ClipTextTable } from './clip-text.ts'
import { toColumn } from './json.ts'
import { QueueOrder } from './order.ts'

export interface StateTotals {
  items: number
  bytes: number
  sent: number
  /** Seconds of video, of the clips whose length is known. */
  seconds: number
}

/** A file that intake found. Size in bytes, mtime in epoch ms. */
export interface Candidate {
  path: string
  size: number
  mtimeMs: number
}

/** What is known of a path that came before. Size in bytes, mtime in epoch ms. */
export interface KnownPath {
  id: ItemId
  state: ItemState
  size: number
  mtimeMs: number
  indexedAssetId: string | null
}

/** A candidate with where it goes and how it came. */
export interface NewItem extends Candidate {
  index: { id: string; name: string }
  way: UploadWay
  /** `settling` where the file may not be complete yet. */
  state?: 'settling' | 'found'
  watchId?: WatchId | null
  batchId?: BatchId | null
  /** Pairs for its `user_metadata` beside Reeldrop's own. */
  metadata?: Record<string, string>
  /** Whether to ask for a stream; null as the settings say. */
  stream?: boolean | null
  inReview?: boolean
  /** Whether something is to be done with the file when the clip has ended. */
  hasAfterwards?: boolean
}

/**
 * Large files go by multipart upload, a few at a time with several connections each; small ones take one connection
 * each, as many at a time as there are connections.
 */
export type Lane = 'large' | 'small'
const LANES: Record<Lane, string> = {
  large: `way = 'multipart'`,
  small: `way IS NOT 'multipart'`,
}

/** What may change the place of a clip in a list, beside its state. */
const SHAPING: readonly (keyof ItemPatch)[] = ['path', 'size', 'media', 'indexName', 'problems', 'failure']
/** What is searched. */
const SEARCHED: readonly (keyof ItemPatch)[] = ['path', 'problems', 'failure']

/** Queries of the tables `items`, `events` and `totals`. */
export class ItemTable {
  readonly #order: QueueOrder
  readonly #batches: BatchTable
  readonly #texts: ClipTextTable
  readonly #db: Database
  readonly #now: () => number
  readonly #onChange: () => void
  /** Counts every change of a clip; those after which a list may hold others or in another order; and what a person did to lists. */
  readonly #counts = { version: 0, shape: 0, edits: 0 }

  constructor(db: Database, texts: ClipTextTable, now: () => number, onChange: () => void) {
    this.#db = db
    this.#order = new QueueOrder(db)
    this.#batches = new BatchTable(db, now)
    this.#texts = texts
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

  /** Another number after clips were taken out, brought back, or put into another order. */
  get edits(): number {
    return this.#counts.edits
  }

  get(id: ItemId): StoredItem | null {
    return this.#one('SELECT * FROM items WHERE id = ?', id)
  }

  /**
   * Another item with the same fingerprint in the same index that is ready or on its way; null when there is none.
   * @param except what was found to be another clip
   */
  twinOf(
    item: { id: ItemId | null; indexId: string },
    fingerprint: string,
    except: readonly ItemId[] = [],
  ): StoredItem | null {
    const others = item.id === null ? except : [item.id, ...except]
    return this.#one(
      `SELECT * FROM items WHERE fingerprint = ? AND index_id = ? AND id NOT IN (${marks(others)})
         AND state IN (${ON_ITS_WAY}) ORDER BY seq LIMIT 1`,
      fingerprint,
      item.indexId,
      ...others,
    )
  }

  /** Sizes (bytes) of all clips of an index that are ready or on their way. */
  sizesOnTheirWay(indexId: string): Set<number> {
    const sql = `SELECT DISTINCT size FROM items WHERE index_id = ? AND state IN (${ON_ITS_WAY})`
    return new Set(this.#db.prepare(sql).pluck().all(indexId) as number[])
  }

  /** Whether an item of this id is ready or on its way. */
  isOnItsWay(id: string): boolean {
    const sql = `SELECT 1 FROM items WHERE id = ? AND state IN (${ON_ITS_WAY})`
    return this.#db.prepare(sql).get(id) !== undefined
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
    const at = this.#now()
    const last = this.#order.last()
    const paths = new Map<number, string>()
    const insert = this.#db.prepare(
      `INSERT INTO items (id, path, name, folder, size, mtime_ms, state, index_id, index_name, wanted_way, rank,
         watch_id, batch_id, metadata, stream, in_review, afterwards, added_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#db.transaction(() => {
      for (const [n, item] of items.entries()) {
        const { lastInsertRowid } = insert.run(
          ids[n],
          item.path,
          basename(item.path),
          dirname(item.path),
          item.size,
          item.mtimeMs,
          item.state ?? 'found',
          item.index.id,
          item.index.name,
          item.way,
          last + n,
          item.watchId ?? null,
          item.batchId ?? null,
          JSON.stringify(item.metadata ?? {}),
          toColumn(item.stream ?? null),
          toColumn(item.inReview ?? false),
          item.hasAfterwards === true ? 'due' : null,
          at,
          at,
        )
        paths.set(Number(lastInsertRowid), item.path)
      }
      this.#texts.add(paths)
      this.#count(items)
      this.#batches.count(items)
    })()
    this.#changed('shape')
    return ids
  }

  /** Adds new items to the totals; triggers keep them from then on. */
  #count(items: readonly NewItem[]): void {
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

  /** The latest item of each of these paths in an index. */
  known(indexId: string, paths: readonly string[]): Map<string, KnownPath> {
    const rows = this.#db
      .prepare(
        `SELECT path, id, state, size, mtime_ms AS mtimeMs, indexed_asset_id AS indexedAssetId FROM items
         WHERE index_id = ? AND path IN (SELECT value FROM json_each(?)) ORDER BY seq`,
      )
      .all(indexId, JSON.stringify(paths)) as (KnownPath & { path: string })[]
    return new Map(rows.map(({ path, ...rest }) => [path, rest]))
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
      this.#logEvent(id, from, to, reason)
    })()
    this.#changed('shape')
  }

  /** Items of watch folders whose files something is still to be done with, now that they have ended. */
  dueAfterwards(excluded: readonly ItemId[], limit: number): StoredItem[] {
    return this.#many(
      `SELECT * FROM items WHERE afterwards = 'due' AND state IN ('ready', 'refused')
         AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?`,
      JSON.stringify(excluded),
      limit,
    )
  }

  /** Items that wait for review, oldest first. */
  inReview(): StoredItem[] {
    return this.#many('SELECT * FROM items WHERE in_review = 1 ORDER BY seq')
  }

  /** Lets items that wait for review go on. @param ids all of them when left out */
  endReview(ids?: readonly ItemId[]): number {
    const { changes } =
      ids === undefined
        ? this.#db.prepare('UPDATE items SET in_review = 0 WHERE in_review = 1').run()
        : this.#db
            .prepare('UPDATE items SET in_review = 0 WHERE id IN (SELECT value FROM json_each(?))')
            .run(JSON.stringify(ids))
    if (changes > 0) this.#changed('row')
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
    this.#logEvent(id, from, from, reason)
  }

  remove(id: ItemId): void {
    this.#db.prepare('DELETE FROM items WHERE id = ?').run(id)
    this.#changed('edit')
  }

  /** How many clips of an index are in which state. */
  countOfIndex(indexId: string): Map<ItemState, number> {
    const rows = this.#db
      .prepare('SELECT state, count(*) AS n FROM items WHERE index_id = ? GROUP BY state')
      .all(indexId) as { state: ItemState; n: number }[]
    return new Map(rows.map(({ state, n }) => [state, n]))
  }

  /** Items in some states, oldest first. */
  inStates(states: readonly ItemState[], limit = -1): StoredItem[] {
    return this.#many(
      `SELECT * FROM items WHERE state IN (${marks(states)}) ORDER BY seq LIMIT ?`,
      ...states,
      limit,
    )
  }

  /** What may be probed now, in the order of the queue. */
  dueForProbe(nowMs: number, excluded: readonly ItemId[], limit: number): StoredItem[] {
    return this.#due(`state = 'found'`, 'rank, seq', nowMs, excluded, limit)
  }

  /** What may be sent now: what was interrupted first, then in the order of the queue. */
  dueForUpload(lane: Lane, nowMs: number, excluded: readonly ItemId[], limit: number): StoredItem[] {
    const where = (state: string): string => `state = '${state}' AND ${LANES[lane]}`
    const begun = this.#due(where('uploading'), 'rank, seq', nowMs, excluded, limit)
    const fresh = this.#due(
      `in_review = 0 AND ${where('waiting')}`,
      'rank, seq',
      nowMs,
      excluded,
      limit - begun.length,
    )
    return [...begun, ...fresh]
  }

  /** When the next retry after now is due (epoch ms), or null. */
  nextDueAt(nowMs: number): number | null {
    const row = this.#db
      .prepare('SELECT min(next_attempt_at) AS at FROM items WHERE next_attempt_at > ?')
      .get(nowMs) as { at: number | null }
    return row.at
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

  /** The history of an item, from when it was added, which its own row tells. */
  events(id: ItemId): ItemEvent[] {
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

  /** Items, bytes, bytes sent and seconds of video per state; kept up to date, so the cost does not grow with the list. */
  totals(): Map<ItemState, StateTotals> {
    const rows = this.#db
      .prepare('SELECT state, items, bytes, sent, seconds FROM totals')
      .all() as (StateTotals & {
      state: ItemState
    })[]
    return new Map(rows.map(({ state, ...rest }) => [state, rest]))
  }

  #due(
    where: string,
    order: string,
    nowMs: number,
    excluded: readonly ItemId[],
    limit: number,
  ): StoredItem[] {
    if (limit <= 0) return []
    return this.#many(
      `SELECT * FROM items WHERE ${where} AND paused = 0
         AND (next_attempt_at IS NULL OR next_attempt_at <= ?) AND id NOT IN (${marks(excluded)})
       ORDER BY ${order} LIMIT ?`,
      nowMs,
      ...excluded,
      limit,
    )
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
      this.#texts.change(Reasoned.parse(row))
  }

  /** Adds items that come back to the totals; triggers keep them from then on. @param from the rest of a SELECT over them */
  recount(from: string): void {
    this.#db
      .prepare(
        `INSERT INTO totals (state, items, bytes, sent, seconds)
           SELECT state, count(*), sum(size), sum(bytes_sent), coalesce(sum(duration), 0.0) FROM ${from} GROUP BY state
         ON CONFLICT (state) DO UPDATE SET items = items + excluded.items, bytes = bytes + excluded.bytes,
           sent = sent + excluded.sent, seconds = seconds + excluded.seconds`,
      )
      .run()
    this.#batches.recount(from)
  }

  /** Notes anew what is searched of items. */
  retext(ids: readonly ItemId[]): void {
    const rows = this.#db
      .prepare('SELECT seq, path, problems, failure FROM items WHERE id IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(ids))
    this.#db.transaction(() => rows.forEach((row) => this.#texts.change(Reasoned.parse(row))))()
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

  #logEvent(id: ItemId, from: ItemState | null, to: ItemState, reason: string): void {
    this.#db
      .prepare('INSERT INTO events (item_id, at, from_state, to_state, reason) VALUES (?, ?, ?, ?, ?)')
      .run(id, this.#now(), from, to, reason)
  }

  #one(sql: string, ...args: unknown[]): StoredItem | null {
    const row = this.#db.prepare(sql).get(...args)
    return row === undefined ? null : StoredItem.parse(row)
  }

  #many(sql: string, ...args: unknown[]): StoredItem[] {
    return this.#db
      .prepare(sql)
      .all(...args)
      .map((row) => StoredItem.parse(row))
  }
}

/** Ids that begin with the time keep the tables in order; older runtimes have none. */
const newId = (): ItemId => (crypto.randomUUIDv7 ?? crypto.randomUUID)() as string as ItemId

const StateOnly = { parse: (row: unknown) => ({ from: ItemState.parse((row as { from: unknown }).from) }) }

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
