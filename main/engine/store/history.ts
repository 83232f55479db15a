import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import { ItemEvent, ItemId } from '../../../shared/item.ts'
import { MediaInfo } from '../../../shared/media-info.ts'
import { Problem } from '../../../shared/problem.ts'
import { ConcreteWay } from '../../../shared/upload-way.ts'
import { END_STATES, type HistoryFilter, type HistoryQuery } from '../../../shared/history.ts'
import { json } from './json.ts'

/** A clip that has ended, in the list or taken out of it. Times in epoch ms, sizes in bytes. */
const PastItem = z
  .object({
    id: ItemId,
    path: z.string(),
    name: z.string(),
    folder: z.string(),
    size: z.number(),
    state: z.enum(END_STATES),
    index_id: z.string(),
    index_name: z.string(),
    way: ConcreteWay.nullable(),
    media: json(MediaInfo).nullable(),
    problems: json(z.array(Problem)),
    failure: json(Failure).nullable(),
    attempt: z.number(),
    bytes_sent: z.number(),
    asset_id: z.string().nullable(),
    task_id: z.string().nullable(),
    indexed_asset_id: z.string().nullable(),
    platform_status: z.string().nullable(),
    content_hash: z.string().nullable(),
    added_at: z.number(),
    updated_at: z.number(),
    removed_at: z.number().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    path: row.path,
    name: row.name,
    folder: row.folder,
    size: row.size,
    state: row.state,
    indexId: row.index_id,
    indexName: row.index_name,
    way: row.way,
    media: row.media,
    problems: row.problems,
    failure: row.failure,
    attempt: row.attempt,
    bytesSent: row.bytes_sent,
    assetId: row.asset_id,
    taskId: row.task_id,
    indexedAssetId: row.indexed_asset_id,
    platformStatus: row.platform_status,
    contentHash: row.content_hash,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
    /** When it was taken out of the list; null while it is there. */
    removedAt: row.removed_at,
  }))
export type PastItem = z.infer<typeof PastItem>

const ORDERS: Record<HistoryFilter['sort'], string> = {
  ended: 'updated_at',
  name: 'name COLLATE NOCASE',
  // As the choice of states lists them.
  state: `CASE state ${END_STATES.map((state, at) => `WHEN '${state}' THEN ${at}`).join(' ')} END`,
  duration: 'duration',
  size: 'size',
  index: 'index_name COLLATE NOCASE',
}
const COLUMNS = `id, path, name, folder, size, state, index_id, index_name, way, media, problems, failure, attempt,
  bytes_sent, asset_id, task_id, indexed_asset_id, platform_status, content_hash, added_at, updated_at`
const SORTED = 'id, path, name, size, duration, state, index_id, index_name, updated_at'
const ENDED = END_STATES.map((state) => `'${state}'`).join(', ')
const DAY_MS = 86_400_000

/**
 * Queries over all clips that have ended: those of the list, and those in the table `past`, which a trigger fills with
 * what is taken out of the list.
 */
export class HistoryTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Clips of a range. */
  range(query: HistoryQuery): PastItem[] {
    const { sql, values } = matching(query)
    const order = `${ORDERS[query.sort]} ${query.descending ? 'DESC' : 'ASC'}, id DESC`
    const ids = this.#db
      .prepare(`SELECT id FROM (${sql}) ORDER BY ${order} LIMIT @limit OFFSET @offset`)
      .pluck()
      .all({ ...values, limit: query.limit, offset: query.offset }) as string[]
    const rows = new Map(this.#read(ids).map((row) => [row.id, row]))
    return ids.flatMap((id) => rows.get(ItemId.parse(id)) ?? [])
  }

  /** How many match, and how many of them were taken out of the list. */
  count(filter: HistoryFilter): { matching: number; removed: number } {
    const { sql, values } = matching(filter)
    return this.#db
      .prepare(`SELECT count(*) AS matching, total(past) AS removed FROM (${sql})`)
      .get(values) as { matching: number; removed: number }
  }

  get(id: ItemId): PastItem | null {
    return this.#read([id])[0] ?? null
  }

  /** The history of a clip that was taken out of the list. */
  events(id: ItemId): ItemEvent[] {
    const text = this.#db.prepare('SELECT events FROM past WHERE id = ?').pluck().get(id)
    return typeof text === 'string' ? z.array(ItemEvent).parse(JSON.parse(text)) : []
  }

  /** Ids of all that match and were taken out of the list. */
  removedIds(filter: HistoryFilter): ItemId[] {
    const { sql, values } = matching(filter)
    const ids = this.#db.prepare(`SELECT id FROM (${sql}) WHERE past = 1`).pluck().all(values)
    return ids.map((id) => ItemId.parse(id))
  }

  /** Forgets for good what was taken out of the list; what is in it stays. @returns how many it was */
  forget(ids: readonly ItemId[]): number {
    const sql = 'DELETE FROM past WHERE id IN (SELECT value FROM json_each(?))'
    return this.#db.prepare(sql).run(JSON.stringify(ids)).changes
  }

  #read(ids: readonly string[]): PastItem[] {
    const list = JSON.stringify(ids)
    return this.#db
      .prepare(
        `SELECT ${COLUMNS}, removed_at FROM past WHERE id IN (SELECT value FROM json_each(@list))
         UNION ALL SELECT ${COLUMNS}, NULL FROM items WHERE id IN (SELECT value FROM json_each(@list))
           AND state IN (${ENDED})`,
      )
      .all({ list })
      .map((row) => PastItem.parse(row))
  }
}

/** What a filter leaves, with `past` of 1 where it was taken out of the list. */
function matching(filter: HistoryFilter): { sql: string; values: Record<string, string | number> } {
  const { states, indexId, since, until } = filter
  const words = filter.search.split(/\s+/).filter((word) => word !== '')
  const values: Record<string, string | number> = {}
  const tests: string[] = []
  words.forEach((word, n) => {
    tests.push(`path LIKE @word${n} ESCAPE '\\'`)
    values[`word${n}`] = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  })
  if (states.length > 0) tests.push(`state IN (${states.map((state) => `'${state}'`).join(', ')})`)
  if (indexId !== null) {
    tests.push('index_id = @indexId')
    values['indexId'] = indexId
  }
  if (since !== '') {
    tests.push('updated_at >= @since')
    values['since'] = midnight(since)
  }
  if (until !== '') {
    tests.push('updated_at < @until')
    values['until'] = midnight(until) + DAY_MS
  }
  const where = tests.length > 0 ? ` AND ${tests.join(' AND ')}` : ''
  const sql = `SELECT ${SORTED}, 0 AS past FROM items WHERE state IN (${ENDED})${where}
    UNION ALL SELECT ${SORTED}, 1 AS past FROM past WHERE 1${where}`
  return { sql, values }
}

const midnight = (day: string): number => new Date(`${day}T00:00:00`).getTime()
