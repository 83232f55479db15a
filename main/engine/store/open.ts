import Database from 'better-sqlite3'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { Failure } from '../../../shared/domain.ts'
import { MIGRATIONS } from './migrations.ts'
import { keepStatements } from './statements.ts'

export const DATABASE_NAME = 'reeldrop.sqlite'

/**
 * Opens the database of a data folder, brings its schema up to date and checks it.
 * A damaged one is set aside under a dated name, a new one is begun, and `notice` says so.
 * Before a migration of an existing database, a copy is left beside it as `reeldrop.sqlite.v<version>.backup`.
 * One process at a time: the database is locked for as long as it is open, and a kill lets go of it.
 * @throws ExpectedError `data_folder_in_use`; `database_newer` when a newer Reeldrop wrote it; the file is left untouched
 */
export function openDatabase(dataDir: string, now: Date): { db: Database.Database; notice: Failure | null } {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, DATABASE_NAME)
  const existed = existsSync(path)
  try {
    if (existed) refuseNewer(path, dataDir)
    return { db: openSound(path, existed), notice: null }
  } catch (error) {
    if (isBusy(error)) throw new ExpectedError(failure('data_folder_in_use', { name: dataDir }))
    if (!isDamage(error)) throw error
    const aside = setAside(path, now)
    return { db: openSound(path, false), notice: failure('database_damaged', { detail: aside }) }
  }
}

/**
 * Looks at the version alone, as a reader: closing a database that was open for writing takes what is in its WAL over.
 * A reader makes an empty WAL and an index of it where there are none, and leaves both behind.
 * @throws ExpectedError `database_newer`
 */
function refuseNewer(path: string, dataDir: string): void {
  const made = ['-wal', '-shm'].map((suffix) => path + suffix).filter((file) => !existsSync(file))
  const db = new Database(path, { readonly: true })
  const version = Number(db.pragma('user_version', { simple: true }))
  db.close()
  if (version <= MIGRATIONS.length) return
  made.forEach((file) => rmSync(file, { force: true }))
  const detail = `version ${version}, this one knows ${MIGRATIONS.length}`
  throw new ExpectedError(failure('database_newer', { name: dataDir, detail }))
}

function openSound(path: string, existed: boolean): Database.Database {
  const db = new Database(path)
  keepStatements(db)
  try {
    db.pragma('busy_timeout = 5000')
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    const verdict = db.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw new DamagedDatabase(String(verdict))
    migrate(db, path, existed)
    // Locked for us alone, it needs no index in a file; one that a reader has left is of no use to anybody.
    rmSync(`${path}-shm`, { force: true })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function migrate(db: Database.Database, path: string, existed: boolean): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version === MIGRATIONS.length) return
  if (existed && version > 0) backUp(db, `${path}.v${version}.backup`)
  db.transaction(() => {
    MIGRATIONS.slice(version).forEach((step) => db.exec(step))
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  })()
}

function backUp(db: Database.Database, target: string): void {
  rmSync(target, { force: true })
  db.prepare('VACUUM INTO ?').run(target)
}

/** Moves the database and its side files away; returns where the main file went. */
function setAside(path: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(':', '-').replace('.', '-')
  const aside = `${path}.damaged-${stamp}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  return aside
}

class DamagedDatabase extends Error {}

function isDamage(error: unknown): boolean {
  if (error instanceof DamagedDatabase) return true
  const code = error instanceof Database.SqliteError ? error.code : ''
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
