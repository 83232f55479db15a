import type { Database } from 'better-sqlite3'

/** Statements that are kept; those with lists of different lengths in them are many. */
const MOST = 300

/**
 * Makes a connection keep the statements that it has prepared: preparing one takes ten times as long as running it, and
 * what is not kept stays in memory until it is collected. The one that was used longest ago goes first.
 */
export function keepStatements(db: Database): void {
  const prepare = db.prepare.bind(db)
  const kept = new Map<string, ReturnType<typeof prepare>>()
  db.prepare = ((sql: string) => {
    const statement = kept.get(sql) ?? prepare(sql)
    kept.delete(sql)
    kept.set(sql, statement)
    if (kept.size > MOST) kept.delete(kept.keys().next().value ?? '')
    return statement
  }) as typeof db.prepare
}
