import type { Database } from 'better-sqlite3'
import { ON_ITS_WAY } from './item.ts'

/** An indexed asset as an index was seen to hold it. */
export interface CatalogRow {
  indexedAssetId: string
  assetId: string | null
  /** The item and the fingerprint that its `user_metadata` names; null where they are not known. */
  itemId: string | null
  fingerprint: string | null
  name: string | null
  /** Bytes. */
  size: number | null
  /** Seconds. */
  duration: number | null
  /** Epoch ms of the platform. */
  createdAt: number
  /** Whether its `user_metadata` is known: lists do not carry it. */
  looked: boolean
}

const COLUMNS = `indexed_asset_id AS indexedAssetId, asset_id AS assetId, item_id AS itemId, fingerprint, name, size,
  duration, created_at AS createdAt, looked`

/** Queries of the tables `catalogs` and `catalog`: what indexes hold, as it was read last. */
export class CatalogTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Keeps rows, in one transaction; what is known of the `user_metadata` of one that is there stays. */
  keep(indexId: string, rows: readonly CatalogRow[]): void {
    const insert = this.#db.prepare(
      `INSERT INTO catalog (index_id, indexed_asset_id, asset_id, item_id, fingerprint, name, size, duration,
         created_at, looked)
       VALUES (@indexId, @indexedAssetId, @assetId, @itemId, @fingerprint, @name, @size, @duration, @createdAt, @looked)
       ON CONFLICT (index_id, indexed_asset_id) DO UPDATE SET
         item_id = coalesce(excluded.item_id, item_id), fingerprint = coalesce(excluded.fingerprint, fingerprint),
         name = excluded.name, size = excluded.size, duration = excluded.duration,
         looked = max(looked, excluded.looked)`,
    )
    this.#db.transaction(() => {
      for (const row of rows) insert.run({ ...row, looked: row.looked ? 1 : 0, indexId })
    })()
  }

  remove(indexId: string, indexedAssetId: string): void {
    this.#db
      .prepare('DELETE FROM catalog WHERE index_id = ? AND indexed_asset_id = ?')
      .run(indexId, indexedAssetId)
  }

  /** Forgets all of an index but these. */
  keepOnly(indexId: string, indexedAssetIds: Iterable<string>): void {
    this.#db
      .prepare(
        'DELETE FROM catalog WHERE index_id = ? AND indexed_asset_id NOT IN (SELECT value FROM json_each(?))',
      )
      .run(indexId, JSON.stringify([...indexedAssetIds]))
  }

  /**
   * What may be a clip of this size (bytes), the oldest first: everything of the same size, and what has the same name
   * where the size was not told.
   * @param listed whether what clips of the list became is among it, while those are ready or on their way
   */
  candidates(
    indexId: string,
    size: number,
    name: string,
    listed: 'with listed' | 'not listed',
  ): CatalogRow[] {
    const isListed = `EXISTS (SELECT 1 FROM items WHERE id = item_id AND state IN (${ON_ITS_WAY}))`
    const where = listed === 'with listed' ? '' : `AND NOT ${isListed}`
    const rows = this.#db
      .prepare(
        `SELECT ${COLUMNS} FROM catalog WHERE index_id = @indexId AND size = @size ${where}
         UNION ALL
         SELECT ${COLUMNS} FROM catalog WHERE index_id = @indexId AND size IS NULL AND name = @name ${where}
         ORDER BY createdAt`,
      )
      .all({ indexId, size, name }) as (Omit<CatalogRow, 'looked'> & { looked: number })[]
    return rows.map((row) => ({ ...row, looked: row.looked === 1 }))
  }

  /** When an index was read to its end last, and what was the newest in it, epoch ms; null before that. */
  lastRead(indexId: string): { readAt: number; newestAt: number } | null {
    return (
      (this.#db
        .prepare('SELECT read_at AS readAt, newest_at AS newestAt FROM catalogs WHERE index_id = ?')
        .get(indexId) as { readAt: number; newestAt: number } | undefined) ?? null
    )
  }

  /** An index was read to its end. @param readAt when that began, epoch ms */
  wasRead(indexId: string, readAt: number, newestAt: number): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO catalogs (index_id, read_at, newest_at) VALUES (?, ?, ?)')
      .run(indexId, readAt, newestAt)
  }
}
