import type { Database } from 'better-sqlite3'
import type { ItemId } from '../../../shared/item.ts'

/** Items that are being indexed in one index, by one kind of list. Times in epoch ms. */
export interface IndexingGroup {
  indexId: string
  /** Followed through the list of tasks; through the indexed assets otherwise. */
  byTask: boolean
  items: number
}

/** What the platform is working on: light queries, since thousands may wait. */
export class TrackedTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Assets that the platform checks, in the order of the queue. */
  processing(): { id: ItemId; assetId: string }[] {
    return this.#db
      .prepare(
        `SELECT id, asset_id AS assetId FROM items
         WHERE state = 'processing' AND asset_id IS NOT NULL ORDER BY rank, seq`,
      )
      .all() as { id: ItemId; assetId: string }[]
  }

  indexing(): IndexingGroup[] {
    const rows = this.#db
      .prepare(
        `SELECT index_id AS indexId, task_id IS NOT NULL AS byTask, count(*) AS items
         FROM items WHERE state = 'indexing' GROUP BY index_id, task_id IS NOT NULL`,
      )
      .all() as (Omit<IndexingGroup, 'byTask'> & { byTask: number })[]
    return rows.map((row) => ({ ...row, byTask: row.byTask === 1 }))
  }

  /** The items of a group and when each came into its present standing. */
  ofGroup({ indexId, byTask }: IndexingGroup): { id: ItemId; since: number }[] {
    return this.#db
      .prepare(
        `SELECT id, updated_at AS since FROM items
         WHERE state = 'indexing' AND index_id = ? AND (task_id IS NOT NULL) = ?`,
      )
      .all(indexId, byTask ? 1 : 0) as { id: ItemId; since: number }[]
  }

  /** The item that has an indexed asset; null when none has. */
  indexedAs(indexedAssetId: string): { id: ItemId; fingerprint: string | null } | null {
    return (
      (this.#db
        .prepare('SELECT id, fingerprint FROM items WHERE indexed_asset_id = ?')
        .get(indexedAssetId) as { id: ItemId; fingerprint: string | null } | undefined) ?? null
    )
  }

  /** The item that is being indexed under a platform's id of a task or an indexed asset; null when none is. */
  indexingUnder(byTask: boolean, platformId: string): ItemId | null {
    const column = byTask ? 'task_id' : 'indexed_asset_id'
    const row = this.#db
      .prepare(`SELECT id FROM items WHERE ${column} = ? AND state = 'indexing'`)
      .get(platformId) as { id: ItemId } | undefined
    return row?.id ?? null
  }
}
