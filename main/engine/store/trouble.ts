import Database from 'better-sqlite3'
import { ExpectedError, failure, type Failure } from '../../../shared/errors.ts'

/** What a failure of the database means to a person; null when the error is something else, a bug. */
export function storeTrouble(error: unknown): Failure | null {
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return failure('disk_full')
  if (error instanceof Database.SqliteError && /^SQLITE_(IOERR|BUSY|LOCKED|READONLY|CANTOPEN)/.test(code))
    return failure('history_unwritable', { detail: code })
  return null
}

/** Does something with the database. @throws ExpectedError in the place of a failure of the database */
export function orTrouble<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const trouble = storeTrouble(error)
    throw trouble === null ? error : new ExpectedError(trouble)
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
