import type { Database } from 'better-sqlite3'
import type { ItemId } from '../../../shared/domain.ts'

/** What an index on the platform holds, as far as it was read. Size in bytes, duration in seconds, time in epoch ms. */
export interface CatalogEntry {
  indexedAssetId: string
  assetId: string | null
  /** The item that it was sent for; null where Reeldrop did not send it, or was not asked yet. */
  itemId: ItemId | null
  fingerprint: string | null
  /** Whether its metadata were asked for, which lists do not carry. */
  asked: boolean
  name: string | null
  size: number | null
  duration: number | null
  createdAt: number
}

/** Files of the same length differ by no more than this in what two readers say of it, in seconds. */
const SAME_LENGTH_S = 0.5
/** What this machine sent itself is known without asking. */
const ENTRIES = `SELECT catalog.indexed_asset_id AS indexedAssetId, catalog.asset_id AS assetId,
    coalesce(items.id, catalog.item_id) AS itemId, coalesce(items.fingerprint, catalog.fingerprint) AS fingerprint,
    asked OR items.id IS NOT NULL AS asked, catalog.name, catalog.size, catalog.duration, created_at AS createdAt
  FROM catalog LEFT JOIN items ON items.indexed_asset_id = catalog.indexed_asset_id`

/** The tables `catalog` and `catalogs`. */
export class CatalogTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** When an index was read to its end last, epoch ms; null when it never was. */
  readAt(indexId: string): number | null {
    const row = this.#db.prepare('SELECT read_at AS at FROM catalogs WHERE index_id = ?').get(indexId) as
      { at: number } | undefined
    return row?.at ?? null
  }

  wasRead(indexId: string, at: number): void {
    this.#db.prepare('INSERT OR REPLACE INTO catalogs (index_id, read_at) VALUES (?, ?)').run(indexId, at)
  }

  /** @returns how many of the entries were not known */
  add(indexId: string, entries: readonly CatalogEntry[]): number {
    const insert = this.#db.prepare(
      `INSERT OR IGNORE INTO catalog
         (index_id, indexed_asset_id, asset_id, item_id, fingerprint, asked, name, size, duration, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    return this.#db.transaction(() =>
      entries.reduce((added, one) => {
        const { indexedAssetId, assetId, itemId, fingerprint, asked, name, size, duration, createdAt } = one
        const values = [assetId, itemId, fingerprint, asked ? 1 : 0, name, size, duration, createdAt]
        return added + insert.run(indexId, indexedAssetId, ...values).changes
      }, 0),
    )()
  }

  /** Its metadata were asked for. */
  learn(indexId: string, indexedAssetId: string, itemId: string | null, fingerprint: string | null): void {
    this.#db
      .prepare(
        `UPDATE catalog SET item_id = ?, fingerprint = ?, asked = 1
         WHERE index_id = ? AND indexed_asset_id = ?`,
      )
      .run(itemId, fingerprint, indexId, indexedAssetId)
  }

  remove(indexId: string, indexedAssetId: string): void {
    this.#db
      .prepare('DELETE FROM catalog WHERE index_id = ? AND indexed_asset_id = ?')
      .run(indexId, indexedAssetId)
  }

  /** Entries that may be this clip: of the same content, or of its size and length. Oldest first. */
  alike(
    indexId: string,
    clip: { fingerprint: string; size: number; durationSeconds: number },
  ): CatalogEntry[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM (${ENTRIES} WHERE catalog.index_id = @indexId
           AND (catalog.size = @size OR catalog.fingerprint = @fingerprint))
         WHERE fingerprint = @fingerprint OR (fingerprint IS NULL AND size = @size
           AND (duration IS NULL OR abs(duration - @durationSeconds) <= ${SAME_LENGTH_S}))
         ORDER BY createdAt`,
      )
      .all({ indexId, ...clip }) as (Omit<CatalogEntry, 'asked'> & { asked: number })[]
    return rows.map((row) => ({ ...row, asked: row.asked === 1 }))
  }
}
