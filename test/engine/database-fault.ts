/**
 * Loaded with `--import` before the engine: makes one access to the database fail, the one whose number
 * `REELDROP_FAULT_AT` names, with the code `REELDROP_FAULT_CODE`; at the end it writes to the file
 * `REELDROP_FAULT_REPORT` how many there were. The file system below SQLite cannot be made to fail at a given access
 * from outside on every machine, so the failure is made at the boundary of the library, with the library's own error;
 * a disk that is really full has a test of its own.
 */
import Database from 'better-sqlite3'
import { writeFileSync } from 'node:fs'

const MESSAGES: Record<string, string> = {
  SQLITE_FULL: 'database or disk is full',
  SQLITE_IOERR: 'disk I/O error',
  SQLITE_BUSY: 'database is locked',
}
const at = Number(process.env.REELDROP_FAULT_AT)
const code = process.env.REELDROP_FAULT_CODE ?? ''
const report = process.env.REELDROP_FAULT_REPORT ?? ''

let accesses = 0
/** Where the failing access was made from. */
let struck: string | null = null

function access(): void {
  accesses += 1
  if (accesses !== at) return
  const error = new Database.SqliteError(MESSAGES[code] ?? '', code)
  struck = error.stack ?? ''
  throw error
}

function countAccesses(prototype: object, methods: readonly string[]): void {
  for (const name of methods) {
    const real = Reflect.get(prototype, name) as (...args: unknown[]) => unknown
    Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
      access()
      return real.apply(this, args)
    })
  }
}

const inMemory = new Database(':memory:')
// Transactions run BEGIN and COMMIT as statements, so that they are counted with these.
countAccesses(Object.getPrototypeOf(inMemory.prepare('SELECT 1')) as object, ['run', 'get', 'all', 'iterate'])
countAccesses(Database.prototype, ['prepare', 'exec', 'pragma'])
inMemory.close()

process.on('exit', () => writeFileSync(report, JSON.stringify({ accesses, struck })))
