/** What the list holds already of a file that comes up: by its path, its content, its size or its id. */
import type { Database } from 'better-sqlite3'
import type { ItemId, ItemState } from '../../../shared/item.ts'
import { ON_ITS_WAY, readItem, type StoredItem } from './item.ts'
import { placeholders } from './placeholders.ts'

/** What is known of a path that came before. Size in bytes, mtime in epoch ms. */
export interface KnownPath {
  id: ItemId
  state: ItemState
  size: number
  mtimeMs: number
  indexedAssetId: string | null
}

/** Reads of the table `items` for what is compared with it. */
export class KnownTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The latest item of each of these paths in an index. */
  byPath(indexId: string, paths: readonly string[]): Map<string, KnownPath> {
    const rows = this.#db
      .prepare(
        `SELECT path, id, state, size, mtime_ms AS mtimeMs, indexed_asset_id AS indexedAssetId FROM items
         WHERE index_id = ? AND path IN (SELECT value FROM json_each(?)) ORDER BY seq`,
      )
      .all(indexId, JSON.stringify(paths)) as (KnownPath & { path: string })[]
    return new Map(rows.map(({ path, ...rest }) => [path, rest]))
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
    return readItem(
      this.#db,
      `SELECT * FROM items WHERE fingerprint = ? AND index_id = ? AND id NOT IN (${placeholders(others)})
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
}
