import type { Database } from 'better-sqlite3'
import { basename } from 'node:path'
import { Batch, GroupTotals } from '../../../shared/batches.ts'
import type { BatchId, EndedBatch } from '../../../shared/batches.ts'
import type { ItemState } from '../../../shared/item.ts'
import { localDay } from '../local-day.ts'
import type { StoredWatch } from './watches.ts'

interface Index {
  id: string
  name: string
}

/** What a new item counts for. Size in bytes. */
interface Counted {
  batchId?: BatchId | null
  state?: ItemState
  size: number
}

/** Sums of the table `batch_totals`, which triggers keep. */
const SUMS = `coalesce(sum(items), 0) AS clips, coalesce(sum(bytes), 0) AS bytes, coalesce(sum(sent), 0) AS sentBytes,
  coalesce(max(0, sum(seconds)), 0) AS videoSeconds, coalesce(sum(items) FILTER (WHERE state = 'ready'), 0) AS ready,
  coalesce(sum(items) FILTER (WHERE state IN ('refused', 'failed')), 0) AS attention,
  coalesce(sum(items) FILTER (WHERE state = 'cancelled'), 0) AS cancelled`
const COLUMNS = `id, kind, label, paths, watch_id AS watchId, day, index_id AS indexId, index_name AS indexName,
  created_at AS createdAt, ended_at AS endedAt`

/** Queries of the tables `batches` and `batch_totals`. */
export class BatchTable {
  readonly #db: Database
  readonly #now: () => number

  constructor(db: Database, now: () => number) {
    this.#db = db
    this.#now = now
  }

  /** Begins the batch of a drop. */
  ofDrop(drop: { label: string; paths: number }, index: Index): BatchId {
    return this.#begin({ kind: 'drop', ...drop, watchId: null, day: null }, index)
  }

  /** The batch of what arrives in a watch folder today, local time; begun when it is the first. */
  ofWatch(watch: StoredWatch, index: Index): BatchId {
    const day = localDay(this.#now())
    const known = this.#db
      .prepare('SELECT id FROM batches WHERE watch_id = ? AND day = ? AND index_id = ?')
      .pluck()
      .get(watch.id, day, index.id) as BatchId | undefined
    const { path } = watch.settings
    const label = basename(path) || path
    return known ?? this.#begin({ kind: 'watch', label, paths: 1, watchId: watch.id, day }, index)
  }

  /** The latest batches with their totals, newest first; those of which every clip was taken out of the list are left out. */
  list(limit: number): Batch[] {
    const ids = this.#db
      .prepare(
        `SELECT id FROM batches WHERE EXISTS (SELECT 1 FROM batch_totals WHERE batch_id = id AND items > 0)
         ORDER BY id DESC LIMIT ?`,
      )
      .pluck()
      .all(limit) as BatchId[]
    return ids.flatMap((id) => this.get(id) ?? [])
  }

  /** The batch that ended last; null while none has, or when its clips were taken out of the list. */
  lastEnded(): EndedBatch | null {
    const id = this.#db
      .prepare('SELECT id FROM batches WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT 1')
      .pluck()
      .get() as BatchId | undefined
    const batch = id === undefined ? null : this.get(id)
    if (batch === null || batch.endedAt === null || batch.totals.clips === 0) return null
    const { kind, label, endedAt, totals } = batch
    const { ready, attention, cancelled } = totals
    return { id: batch.id, kind, label, endedAt, ready, attention, cancelled }
  }

  get(id: BatchId): Batch | null {
    const row = this.#db.prepare(`SELECT ${COLUMNS} FROM batches WHERE id = ?`).get(id)
    return row === undefined ? null : Batch.parse({ ...row, totals: this.#totals('batch_id = ?', id) })
  }

  /** Sums over all batches of a watch folder; of everything that was dropped when it is null. */
  ofSource(watchId: string | null): GroupTotals {
    return this.#totals('batch_id IN (SELECT id FROM batches WHERE watch_id IS ?)', watchId)
  }

  /** What a watch folder was called last; empty when nothing came by it. */
  labelOf(watchId: string): string {
    const sql = 'SELECT label FROM batches WHERE watch_id = ? ORDER BY id DESC LIMIT 1'
    return (this.#db.prepare(sql).pluck().get(watchId) as string | undefined) ?? ''
  }

  /** Adds new items to the totals of their batches; triggers keep them from then on. */
  count(items: readonly Counted[]): void {
    const sums = new Map<string, { batchId: BatchId; state: ItemState; items: number; bytes: number }>()
    for (const { batchId, state = 'found', size } of items) {
      if (batchId == null) continue
      const key = `${batchId} ${state}`
      const sum = sums.get(key) ?? { batchId, state, items: 0, bytes: 0 }
      sum.items += 1
      sum.bytes += size
      sums.set(key, sum)
    }
    const add = this.#db.prepare(
      `INSERT INTO batch_totals VALUES (@batchId, @state, @items, @bytes, 0, 0)
       ON CONFLICT (batch_id, state) DO UPDATE SET items = items + @items, bytes = bytes + @bytes`,
    )
    const begin = this.#db.prepare('UPDATE batches SET ended_at = NULL WHERE id = ?')
    for (const sum of sums.values()) {
      add.run(sum)
      begin.run(sum.batchId)
    }
  }

  /** Adds items that come back to the totals. @param from the rest of a SELECT over them */
  recount(from: string): void {
    this.#db
      .prepare(
        `INSERT INTO batch_totals
           SELECT batch_id, state, count(*), sum(size), sum(bytes_sent), coalesce(sum(duration), 0.0)
           FROM ${from} AND batch_id IS NOT NULL GROUP BY batch_id, state
         ON CONFLICT (batch_id, state) DO UPDATE SET items = items + excluded.items, bytes = bytes + excluded.bytes,
           sent = sent + excluded.sent, seconds = seconds + excluded.seconds`,
      )
      .run()
  }

  #begin(of: Pick<Batch, 'kind' | 'label' | 'paths' | 'watchId' | 'day'>, index: Index): BatchId {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO batches (kind, label, paths, watch_id, day, index_id, index_name, created_at)
         VALUES (@kind, @label, @paths, @watchId, @day, @indexId, @indexName, @at)`,
      )
      .run({ ...of, indexId: index.id, indexName: index.name, at: this.#now() })
    return Number(lastInsertRowid) as BatchId
  }

  #totals(where: string, value: unknown): GroupTotals {
    return GroupTotals.parse(this.#db.prepare(`SELECT ${SUMS} FROM batch_totals WHERE ${where}`).get(value))
  }
}
