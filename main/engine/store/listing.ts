import type { Database } from 'better-sqlite3'
import { ITEM_STATES } from '../../../shared/item.ts'
import { FILTER_STATES } from '../../../shared/view.ts'
import type { BatchId } from '../../../shared/batches.ts'
import type { ItemId, ItemState } from '../../../shared/item.ts'
import type { ClipQuery, ViewSort } from '../../../shared/view.ts'
import type { Selection, Survey } from '../../../shared/selection.ts'
import { StoredItem } from './item.ts'
import type { ClipTextTable } from './clip-text.ts'
import { Marks } from './marks.ts'
import { placeholders } from './placeholders.ts'

/** Orders of a whole list. An index over each column would cost more at a drop than it saves. */
const ORDERS: Record<Exclude<ViewSort, 'added' | 'state'>, string> = {
  order: 'rank',
  name: 'name COLLATE NOCASE',
  size: 'size',
  duration: 'duration',
  resolution: 'pixels',
  index: 'index_name COLLATE NOCASE',
  updated: 'updated_at',
}
interface Counted {
  state: ItemState
  clips: number
  bytes: number
  paused: number
  retryable: number
}

/** Reads of the table `items` for lists: first the numbers (`seq`) of all clips in their order, then rows of some. */
export class ListingTable {
  readonly #db: Database
  readonly #texts: ClipTextTable

  constructor(db: Database, texts: ClipTextTable) {
    this.#db = db
    this.#texts = texts
  }

  /** The numbers of all clips in some states, in an order; equal ones in the order of arrival. */
  ordered(states: readonly ItemState[], sort: ViewSort, descending: boolean): number[] {
    const seqs = this.#ascending(states, sort)
    return descending ? seqs.reverse() : seqs
  }

  /** What the search and the batch of a query leave of some clips, in their order. */
  narrow(
    seqs: readonly number[],
    { search, batchId }: Pick<ClipQuery, 'search' | 'batchId'>,
  ): readonly number[] {
    const inBatch = batchId === null ? seqs : Marks.of(this.#ofBatch(batchId)).among(seqs)
    return this.#texts.found(search)?.among(inBatch) ?? inBatch
  }

  /** Somebody is about to search. */
  readySearch(): void {
    this.#texts.ready()
  }

  /** The ids of a selection; those of a query in the order of sending. */
  pick(selection: Selection): ItemId[] {
    if ('ids' in selection) return selection.ids
    const except = new Set(selection.except)
    const meant = this.narrow(this.ordered(statesOf(selection.query), 'order', false), selection.query)
    return this.ids(meant).filter((id) => !except.has(id))
  }

  /** What a selection consists of. */
  survey(selection: Selection): Survey {
    const rows = this.#db
      .prepare(
        `SELECT state, count(*) AS clips, sum(size) AS bytes, sum(paused) AS paused,
           sum(failure IS NULL OR json_extract(failure, '$.retryable')) AS retryable
         FROM items WHERE id IN (SELECT value FROM json_each(?)) GROUP BY state`,
      )
      .all(JSON.stringify(this.pick(selection))) as Counted[]
    const sum = (of: (row: Counted) => number, among = rows): number =>
      among.reduce((all, row) => all + of(row), 0)
    return {
      clips: sum((row) => row.clips),
      bytes: sum((row) => row.bytes),
      byState: Object.fromEntries(rows.map(({ state, clips }) => [state, clips])),
      paused: sum(
        (row) => row.paused,
        rows.filter(({ state }) => state === 'waiting' || state === 'uploading'),
      ),
      retryable: sum(
        (row) => row.retryable,
        rows.filter(({ state }) => state === 'failed'),
      ),
    }
  }

  /** The batches of all clips that came after a number: a clip's batch never changes. */
  batchesAfter(seq: number): { seq: number; batchId: BatchId | null }[] {
    return this.#db
      .prepare('SELECT seq, batch_id AS batchId FROM items WHERE seq > ? ORDER BY seq')
      .all(seq) as { seq: number; batchId: BatchId | null }[]
  }

  /** The watch folder of each batch; null for a drop. */
  sources(): Map<BatchId, string | null> {
    const rows = this.#db.prepare('SELECT id, watch_id AS watchId FROM batches').all() as {
      id: BatchId
      watchId: string | null
    }[]
    return new Map(rows.map(({ id, watchId }) => [id, watchId]))
  }

  /** Rows by their numbers, in that order; those that are gone are left out. */
  rows(seqs: readonly number[]): StoredItem[] {
    const rows = this.#db
      .prepare('SELECT * FROM items WHERE seq IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(seqs))
      .map((row) => StoredItem.parse(row))
    const bySeq = new Map(rows.map((row) => [row.seq, row]))
    return seqs.flatMap((seq) => bySeq.get(seq) ?? [])
  }

  /** Ids by their numbers, in that order. */
  ids(seqs: readonly number[]): ItemId[] {
    return this.#db
      .prepare(
        'SELECT items.id FROM json_each(?) AS list JOIN items ON items.seq = list.value ORDER BY list.key',
      )
      .pluck()
      .all(JSON.stringify(seqs)) as ItemId[]
  }

  #ascending(states: readonly ItemState[], sort: ViewSort): number[] {
    if (sort === 'added') return this.#inStates(states).sort((one, other) => one - other)
    if (sort === 'state')
      return ITEM_STATES.filter((state) => states.includes(state)).flatMap((state) =>
        this.#numbers('SELECT seq FROM items WHERE state = ? ORDER BY rank, seq', state),
      )
    return this.#numbers(
      `SELECT seq FROM items WHERE state IN (${placeholders(states)}) ORDER BY ${ORDERS[sort]}, seq`,
      ...states,
    )
  }

  #inStates(states: readonly ItemState[]): number[] {
    return this.#numbers(`SELECT seq FROM items WHERE state IN (${placeholders(states)})`, ...states)
  }

  #ofBatch(batchId: BatchId): number[] {
    return this.#numbers('SELECT seq FROM items WHERE batch_id = ?', batchId)
  }

  /** In one piece, which takes half of what a row for each takes. SQLite keeps the order of what such a list is made from. */
  #numbers(sql: string, ...args: unknown[]): number[] {
    const list = this.#db
      .prepare(`SELECT json_group_array(seq) FROM (${sql})`)
      .pluck()
      .get(...args)
    return JSON.parse(list as string) as number[]
  }
}

/** The states that a query means: one, or those of its filter. */
export function statesOf({ filter, state }: Pick<ClipQuery, 'filter' | 'state'>): readonly ItemState[] {
  return state === null ? FILTER_STATES[filter] : [state]
}
