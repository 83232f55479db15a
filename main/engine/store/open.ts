import Database from 'better-sqlite3'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedError, failure, type Failure } from '../../../shared/errors.ts'
import { MIGRATIONS } from './migrations.ts'
import { keepStatements } from './statements.ts'
import { storeTrouble } from './trouble.ts'

export const DATABASE_NAME = 'reeldrop.sqlite'

/**
 * Pages of 4 kB in the WAL after which they are taken over into the database: a drop of a hundred thousand clips does
 * that three times instead of twelve, and the disk is waited for at each. The WAL grows to 16 MB.
 */
const CHECKPOINT_PAGES = 4000

/** A database that was closed well each time is checked as a whole once in so many ms: a hundred thousand clips take a second. */
const CHECK_EVERY_MS = 7 * 86_400_000
/** The row of the table `settings` that holds when it was checked, epoch ms. */
const CHECKED_KEY = 'checked at'

/**
 * Opens the database of a data folder and brings its schema up to date. It is checked as a whole when it was not closed
 * well the last time, and otherwise once a week.
 * A damaged one is set aside under a dated name, a new one is begun, and `notice` says so.
 * Before a migration of an existing database, a copy is left beside it as `reeldrop.sqlite.v<version>.backup`.
 * One process at a time: the database is locked for as long as it is open, and a kill lets go of it.
 * @throws ExpectedError `data_folder_in_use`; `disk_full` and `history_unwritable` where the folder cannot be made;
 * `database_newer` when a newer Reeldrop wrote it; the file is left untouched
 */
export function openDatabase(dataDir: string, now: Date): { db: Database.Database; notice: Failure | null } {
  makeFolder(dataDir)
  const path = join(dataDir, DATABASE_NAME)
  const existed = existsSync(path)
  // SQLite deletes it when a database is closed. Looked at first, since the reader of `refuseNewer` leaves one behind.
  const wasCut = existsSync(`${path}-wal`)
  try {
    if (existed) refuseNewer(path, dataDir)
    return { db: openSound(path, existed, wasCut, now), notice: null }
  } catch (error) {
    if (isBusy(error)) throw new ExpectedError(failure('data_folder_in_use', { name: dataDir }))
    if (!isDamage(error)) throw error
    const aside = setAside(path, now)
    return { db: openSound(path, false, false, now), notice: failure('database_damaged', { detail: aside }) }
  }
}

/** @throws ExpectedError `history_unwritable`, `disk_full` */
function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '') throw error
    throw new ExpectedError(
      code === 'ENOSPC' ? failure('disk_full') : failure('history_unwritable', { detail: code }),
    )
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
  const version = versionOf(db)
  db.close()
  if (version <= MIGRATIONS.length) return
  made.forEach((file) => rmSync(file, { force: true }))
  const detail = `version ${version}, this one knows ${MIGRATIONS.length}`
  throw new ExpectedError(failure('database_newer', { name: dataDir, detail }))
}

function openSound(path: string, existed: boolean, wasCut: boolean, now: Date): Database.Database {
  const db = new Database(path)
  keepStatements(db)
  try {
    db.pragma('busy_timeout = 5000')
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    const isDue = wasCut || !existed || isCheckDue(db, now.getTime())
    if (isDue) check(db)
    migrate(db, path, existed)
    // Locked for us alone, it needs no index in a file; one that a reader has left is of no use to anybody.
    rmSync(`${path}-shm`, { force: true })
    if (isDue) noteCheck(db, now.getTime())
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function check(db: Database.Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new DamagedDatabase(String(verdict))
}

/** A time that lies ahead is no reason to wait: the clock was another one then. */
function isCheckDue(db: Database.Database, now: number): boolean {
  if (versionOf(db) === 0) return true
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').get(CHECKED_KEY) as
    { value: string } | undefined
  const age = now - Number(row?.value)
  return !(age >= 0 && age < CHECK_EVERY_MS)
}

function noteCheck(db: Database.Database, now: number): void {
  try {
    db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)').run(CHECKED_KEY, String(now))
  } catch (error) {
    // A full disk keeps nobody from seeing the list; the next start checks again.
    if (storeTrouble(error) === null) throw error
  }
}

const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }))

function migrate(db: Database.Database, path: string, existed: boolean): void {
  const version = versionOf(db)
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

/** Whether an error tells that the file is no sound database: the next start checks it, unless it was closed well. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedDatabase) return true
  const code = error instanceof Database.SqliteError ? error.code : ''
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
