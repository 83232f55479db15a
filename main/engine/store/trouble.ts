import Database from 'better-sqlite3'
import { failure } from '../../../shared/errors.ts'
import type { Failure } from '../../../shared/domain.ts'

/** What a failure of the database means to a person; null when the error is something else, a bug. */
export function storeTrouble(error: unknown): Failure | null {
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return failure('disk_full')
  if (error instanceof Database.SqliteError && /^SQLITE_(IOERR|BUSY|LOCKED|READONLY|CANTOPEN)/.test(code))
    return failure('history_unwritable', { detail: code })
  return null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
