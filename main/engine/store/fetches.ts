import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import { FetchState, FetchWay } from '../../../shared/on-platform.ts'
import { json, toColumn } from './json.ts'

const Intent = z.enum(['create', 'index'])

/** A row of `fetches`, parsed. Times in epoch ms. */
const StoredFetch = z
  .object({
    id: z.string(),
    url: z.string().nullable(),
    shown_url: z.string(),
    name: z.string(),
    index_id: z.string(),
    index_name: z.string(),
    way: FetchWay,
    stream: z.number(),
    state: FetchState,
    intent: Intent.nullable(),
    intended_at: z.number().nullable(),
    intent_ended_at: z.number().nullable(),
    attempt: z.number(),
    next_attempt_at: z.number().nullable(),
    asset_id: z.string().nullable(),
    task_id: z.string().nullable(),
    indexed_asset_id: z.string().nullable(),
    platform_status: z.string().nullable(),
    failure: json(Failure).nullable(),
    added_at: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    /** The whole address; null once the platform has it. */
    url: row.url,
    shownUrl: row.shown_url,
    name: row.name,
    indexId: row.index_id,
    indexName: row.index_name,
    way: row.way,
    stream: row.stream === 1,
    state: row.state,
    /** What was about to be created when the last word of it was written. */
    intent: row.intent,
    intendedAt: row.intended_at,
    /** When its request ended without a clear outcome; null while it is under way. */
    intentEndedAt: row.intent_ended_at,
    attempt: row.attempt,
    nextAttemptAt: row.next_attempt_at,
    assetId: row.asset_id,
    taskId: row.task_id,
    indexedAssetId: row.indexed_asset_id,
    platformStatus: row.platform_status,
    failure: row.failure,
    addedAt: row.added_at,
  }))
export type StoredFetch = z.infer<typeof StoredFetch>

export type NewFetch = Pick<
  StoredFetch,
  'id' | 'shownUrl' | 'name' | 'indexId' | 'indexName' | 'way' | 'stream' | 'addedAt'
> & { url: string; urlHash: string }

const COLUMNS = {
  url: 'url',
  state: 'state',
  intent: 'intent',
  intendedAt: 'intended_at',
  intentEndedAt: 'intent_ended_at',
  attempt: 'attempt',
  nextAttemptAt: 'next_attempt_at',
  assetId: 'asset_id',
  taskId: 'task_id',
  indexedAssetId: 'indexed_asset_id',
  platformStatus: 'platform_status',
  failure: 'failure',
} as const
export type FetchPatch = Partial<Pick<StoredFetch, keyof typeof COLUMNS>>

/** Queries of the table `fetches`: clips that the platform fetches from addresses. */
export class FetchTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  add(fetch: NewFetch): void {
    this.#db
      .prepare(
        `INSERT INTO fetches (id, url, url_hash, shown_url, name, index_id, index_name, way, stream, state, added_at)
         VALUES (@id, @url, @urlHash, @shownUrl, @name, @indexId, @indexName, @way, @stream, 'waiting', @addedAt)`,
      )
      .run({ ...fetch, stream: fetch.stream ? 1 : 0 })
  }

  get(id: string): StoredFetch | null {
    return this.#many('SELECT * FROM fetches WHERE id = ?', id)[0] ?? null
  }

  /** Whether an address is in the list for an index already, and has not failed. */
  knows(indexId: string, urlHash: string): boolean {
    const sql = `SELECT 1 FROM fetches WHERE index_id = ? AND url_hash = ? AND state <> 'failed'`
    return this.#db.prepare(sql).get(indexId, urlHash) !== undefined
  }

  /** The last so many, newest first. */
  newest(limit: number): StoredFetch[] {
    return this.#many('SELECT * FROM fetches ORDER BY seq DESC LIMIT ?', limit)
  }

  /** All that have not ended, oldest first. */
  open(): StoredFetch[] {
    return this.#many(`SELECT * FROM fetches WHERE state NOT IN ('ready', 'failed') ORDER BY seq`)
  }

  patch(id: string, patch: FetchPatch): void {
    const keys = (Object.keys(COLUMNS) as (keyof FetchPatch)[]).filter((key) => patch[key] !== undefined)
    const sql = keys.map((key) => `${COLUMNS[key]} = @${key}`).join(', ')
    const values = Object.fromEntries(keys.map((key) => [key, toColumn(patch[key])]))
    this.#db.prepare(`UPDATE fetches SET ${sql} WHERE id = @id`).run({ ...values, id })
  }

  /** At the start: whatever was under way when the last run ended has an unclear outcome. */
  allUnclear(at: number): void {
    this.#db.prepare('UPDATE fetches SET intent_ended_at = ? WHERE intent IS NOT NULL').run(at)
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM fetches WHERE id = ?').run(id)
  }

  #many(sql: string, ...args: unknown[]): StoredFetch[] {
    return this.#db
      .prepare(sql)
      .all(...args)
      .map((row) => StoredFetch.parse(row))
  }
}
