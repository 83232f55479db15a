/**
 * Loaded with `--import` before the engine: the power fails in the commit whose number `REELDROP_CUT_AT` names. Of what
 * SQLite wrote since the disk was last told to keep it, some is on the disk and some is not, each sector of 512 bytes as
 * `REELDROP_CUT_SEED` has it; what the disk was told to keep is there. The process is killed before the commit returns,
 * so that nothing can have relied on it. The number of commits goes to the file `REELDROP_CUT_REPORT`.
 *
 * A disk that really forgets (dm-flakey) needs the kernel's leave, which test machines do not have. The files are
 * therefore put, from within, into a state that such a disk could have left. What is relied on is what SQLite documents of
 * its WAL: with `synchronous = FULL` it is kept at each commit, with `NORMAL` not before the next checkpoint, and the
 * database file is written only from a WAL that was kept, and kept itself before that is begun anew.
 */
import Database from 'better-sqlite3'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { randomFrom } from './random.ts'

const SECTOR = 512
const CHECKPOINT_PAGES = 30
const at = Number(process.env.REELDROP_CUT_AT)
const random = randomFrom(Number(process.env.REELDROP_CUT_SEED))
const report = process.env.REELDROP_CUT_REPORT ?? ''

interface Files {
  main: Buffer
  wal: Buffer
}

let commits = 0
/** What the disk was last told to keep. */
let kept: Files | null = null

const pragma = Reflect.get<Database.Database, 'pragma'>(Database.prototype, 'pragma')
Database.prototype.pragma = function (
  this: Database.Database,
  source: string,
  options?: Database.PragmaOptions,
) {
  const result: unknown = pragma.call(this, source, options)
  // A batch as small as a test's would never come to a checkpoint.
  if (source === 'journal_mode = WAL') pragma.call(this, `wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  return result
}
const isKeptAtOnce = (db: Database.Database): boolean =>
  pragma.call(db, 'synchronous', { simple: true }) === 2

/** A statement has run: outside of a transaction it has committed what it wrote. */
function ran(db: Database.Database): void {
  if (db.inTransaction || db.name === '' || db.name === ':memory:' || db.readonly) return
  const now = read(db.name)
  if (kept !== null && now.wal.equals(kept.wal) && now.main.equals(kept.main)) return
  commits += 1
  if (commits === at && kept !== null) cut(db.name, kept, now)
  const isCheckpoint = kept !== null && !now.main.equals(kept.main)
  if (kept === null || isCheckpoint || isKeptAtOnce(db)) kept = now
}

function cut(path: string, before: Files, after: Files): never {
  // The database file is written only once the WAL is kept.
  const isCheckpoint = !after.main.equals(before.main)
  const [main, wal] =
    isCheckpoint && random() < 0.5
      ? [torn(before.main, after.main), after.wal]
      : [before.main, torn(before.wal, after.wal)]
  for (const [file, bytes] of [
    [path, main],
    [`${path}-wal`, wal],
  ] as const) {
    writeFileSync(file, bytes)
    const handle = openSync(file, 'r+')
    fsyncSync(handle)
    closeSync(handle)
  }
  writeFileSync(report, JSON.stringify({ commits, isCut: true }))
  process.kill(process.pid, 'SIGKILL')
  throw new Error('the power has failed')
}

/** A file of which some sectors are as they were; its length is that of its last sector that was written. */
function torn(before: Buffer, after: Buffer): Buffer {
  const state = Buffer.alloc(Math.max(before.length, after.length))
  before.copy(state)
  let length = before.length
  // Mostly in order, as disks write; now and then in any.
  const inOrder = random() < 0.5
  const until = random()
  for (let from = 0; from < after.length; from += SECTOR) {
    const isWritten = inOrder ? from < until * after.length : random() < until
    if (!isWritten) continue
    after.copy(state, from, from, from + SECTOR)
    length = Math.max(length, Math.min(from + SECTOR, after.length))
  }
  return state.subarray(0, length)
}

/** Closing what was read lets go of SQLite's lock; nobody else wants these files here. */
function read(path: string): Files {
  const of = (file: string): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0))
  return { main: of(path), wal: of(`${path}-wal`) }
}

const inMemory = new Database(':memory:')
const statement = inMemory.prepare('SELECT 1')
const statements = Object.getPrototypeOf(statement) as Record<string, (...args: unknown[]) => unknown>
inMemory.close()
const run = statements.run
if (run === undefined) throw new Error('better-sqlite3 has no run()')
statements.run = function (this: Database.Statement, ...args: unknown[]) {
  const result = run.apply(this, args)
  ran(this.database)
  return result
}
const exec = Reflect.get<Database.Database, 'exec'>(Database.prototype, 'exec')
Database.prototype.exec = function (this: Database.Database, source: string) {
  const result = exec.call(this, source)
  ran(this)
  return result
}

process.on('exit', () => writeFileSync(report, JSON.stringify({ commits, isCut: false })))
