import type { Database } from 'better-sqlite3'
import type { EngineDiagnostics } from '../../../shared/diagnostics.ts'

/** Counts what is in a database and has SQLite check it: some seconds for a million clips, during which nothing else is done. */
export function reportOn(db: Database): EngineDiagnostics {
  const counts = (sql: string): Record<string, number> =>
    Object.fromEntries(db.prepare(sql).raw().all() as [string, number][])
  const count = (from: string): number => Number(db.prepare(`SELECT count(*) FROM ${from}`).pluck().get())
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }))
  const pageBytes = pragma('page_size')
  return {
    clipsByState: counts('SELECT state, count(*) FROM items GROUP BY state'),
    failuresByCode: counts(
      "SELECT failure ->> 'code', count(*) FROM items WHERE failure ->> 'code' IS NOT NULL GROUP BY 1",
    ),
    problemsByCode: counts(
      "SELECT value ->> 'code', count(*) FROM items, json_each(problems) WHERE problems <> '[]' GROUP BY 1",
    ),
    clipsInHistory: count('past'),
    batches: count('batches'),
    watchFolders: count('watches'),
    openUploads: count('uploads'),
    database: {
      schemaVersion: pragma('user_version'),
      integrity: String(db.pragma('quick_check(1)', { simple: true })),
      bytes: pageBytes * pragma('page_count'),
      unusedBytes: pageBytes * pragma('freelist_count'),
    },
  }
}
