import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { ItemState } from '../../../shared/item.ts'
import { WatchId, WatchSettings, type WatchFolder } from '../../../shared/watching.ts'
import { json, toColumn } from './json.ts'

/** A watch folder as it is kept. Times in epoch ms. */
const StoredWatch = z
  .object({
    id: WatchId,
    settings: json(WatchSettings),
    paused: z.number(),
    root: z.string().nullable(),
    passed_over: z.number(),
    last_scan_at: z.number().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    settings: row.settings,
    paused: row.paused === 1,
    /** Identity of the root's directory when it was seen last; null before the first look. */
    root: row.root,
    passedOver: row.passed_over,
    lastScanAt: row.last_scan_at,
  }))
export type StoredWatch = z.infer<typeof StoredWatch>

/** How a file was seen. Size in bytes, mtime in epoch ms. */
export interface Sighting {
  size: number
  mtimeMs: number
}

/** What is known of a file of a watch folder. */
export interface SeenFile extends Sighting {
  /** From the root on, empty for the root itself. */
  folder: string
  name: string
}

/** As what a clip is counted; a cancelled one is of no interest. */
const COUNTED: Record<ItemState, keyof WatchFolder['clips'] | null> = {
  settling: 'arriving',
  found: 'open',
  waiting: 'open',
  uploading: 'open',
  processing: 'open',
  indexing: 'open',
  ready: 'ready',
  refused: 'attention',
  failed: 'attention',
  cancelled: null,
}

const COLUMNS = {
  settings: 'settings',
  paused: 'paused',
  root: 'root',
  passedOver: 'passed_over',
  lastScanAt: 'last_scan_at',
} as const

/** Watch folders, and every file that was taken from them or was there before: each is taken once. */
export class WatchTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  all(): StoredWatch[] {
    return this.#db
      .prepare('SELECT * FROM watches ORDER BY added_at, id')
      .all()
      .map((row) => StoredWatch.parse(row))
  }

  lastArrivalAt(id: WatchId): number | null {
    const row = this.#db.prepare('SELECT last_arrival_at AS at FROM watches WHERE id = ?').get(id) as
      { at: number | null } | undefined
    return row?.at ?? null
  }

  add(id: WatchId, settings: WatchSettings, at: number): void {
    this.#db
      .prepare('INSERT INTO watches (id, settings, added_at) VALUES (?, ?, ?)')
      .run(id, JSON.stringify(settings), at)
  }

  arrived(id: WatchId, at: number): void {
    this.#db.prepare('UPDATE watches SET last_arrival_at = ? WHERE id = ?').run(at, id)
  }

  patch(id: WatchId, patch: Partial<Omit<StoredWatch, 'id'>>): void {
    const keys = Object.keys(patch) as (keyof typeof patch)[]
    const values = keys.map((key) => toColumn(patch[key]))
    this.#db
      .prepare(`UPDATE watches SET ${keys.map((key) => `${COLUMNS[key]} = ?`).join(', ')} WHERE id = ?`)
      .run(...values, id)
  }

  /** Its clips stay, as if they had been dropped. */
  remove(id: WatchId): void {
    this.#db.transaction(() => {
      this.#db.prepare('UPDATE items SET watch_id = NULL, afterwards = NULL WHERE watch_id = ?').run(id)
      this.#db.prepare('DELETE FROM watches WHERE id = ?').run(id)
    })()
  }

  /**
   * What is known of the files of some folders, by folder and name.
   * @param folders from the root on, empty for the root
   */
  seenIn(id: WatchId, folders: Iterable<string>): Map<string, Map<string, Sighting>> {
    const seen = new Map([...folders].map((folder) => [folder, new Map<string, Sighting>()]))
    // As bare values: there are as many as the tree has files, each time that it is looked through.
    const rows = this.#db
      .prepare(
        `SELECT folder, name, size, mtime_ms FROM seen
         WHERE watch_id = ? AND folder IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .iterate(id, JSON.stringify([...seen.keys()])) as Iterable<[string, string, number, number]>
    for (const [folder, name, size, mtimeMs] of rows) seen.get(folder)?.set(name, { size, mtimeMs })
    return seen
  }

  see(id: WatchId, files: readonly SeenFile[]): void {
    const rows = files.map(({ folder, name, size, mtimeMs }) => [folder, name, size, mtimeMs])
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO seen (watch_id, folder, name, size, mtime_ms)
         SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`,
      )
      .run(id, JSON.stringify(rows))
  }

  forget(id: WatchId, folder: string, name: string): void {
    this.#db.prepare('DELETE FROM seen WHERE watch_id = ? AND folder = ? AND name = ?').run(id, folder, name)
  }

  /** Clips of each watch folder by what became of them. */
  counts(): Map<WatchId, WatchFolder['clips']> {
    const rows = this.#db
      .prepare(
        `SELECT watch_id AS id, state, count(*) AS clips FROM items
         WHERE watch_id IS NOT NULL GROUP BY watch_id, state`,
      )
      .all() as { id: WatchId; state: ItemState; clips: number }[]
    const counts = new Map<WatchId, WatchFolder['clips']>()
    for (const { id, state, clips } of rows) {
      const of = counts.get(id) ?? { arriving: 0, open: 0, ready: 0, attention: 0 }
      const what = COUNTED[state]
      if (what !== null) of[what] += clips
      counts.set(id, of)
    }
    return counts
  }
}
