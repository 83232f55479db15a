import { open, rename, rm } from 'node:fs/promises'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import { CSV_MARK, csvLine } from '../csv.ts'

export type Cells = Record<string, string | number | boolean | null>

/** Rows that come in parts, and about how many there are in all. */
export interface RowSource {
  rows: AsyncIterable<{ rows: readonly Cells[]; total: number }>
  /** Names of the columns, in their order. */
  columns: readonly string[]
}

/** Least time between two tellings of the progress, in ms. */
const TELL_MS = 100

/**
 * Writes rows to a file as they come, as CSV or as a JSON array. It is written beside its place and put there when it is
 * whole, so that what was there before stays until then.
 * @returns how many rows were written
 * @throws ExpectedError `export_stopped`, `file_unwritable`, and what the source fails with
 */
export async function writeRows(
  source: RowSource,
  to: { path: string; format: 'csv' | 'json' },
  onProgress: (progress: { rows: number; total: number }) => void,
  signal: AbortSignal,
): Promise<number> {
  const part = `${to.path}.part`
  try {
    const written = await write(source, { ...to, path: part }, onProgress, signal)
    await rename(part, to.path)
    return written
  } catch (error) {
    await rm(part, { force: true })
    if (signal.aborted) throw new ExpectedError(failure('export_stopped'))
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof ExpectedError || code === undefined || !/^E[A-Z]+$/.test(code)) throw error
    throw new ExpectedError(failure('file_unwritable', { name: to.path, detail: code }))
  }
}

async function write(
  { rows, columns }: RowSource,
  { path, format }: { path: string; format: 'csv' | 'json' },
  onProgress: (progress: { rows: number; total: number }) => void,
  signal: AbortSignal,
): Promise<number> {
  const file = await open(path, 'w')
  let count = 0
  let toldAt = 0
  try {
    await file.write(format === 'csv' ? CSV_MARK + csvLine(columns) : '[')
    for await (const { rows: some, total } of rows) {
      signal.throwIfAborted()
      const texts = some.map((row, at) =>
        format === 'csv'
          ? csvLine(columns.map((name) => String(row[name] ?? '')))
          : `${count + at === 0 ? '' : ','}\n${JSON.stringify(row)}`,
      )
      await file.write(texts.join(''))
      count += some.length
      if (performance.now() - toldAt < TELL_MS) continue
      toldAt = performance.now()
      onProgress({ rows: count, total })
    }
    if (format === 'json') await file.write('\n]\n')
    await file.sync()
    return count
  } finally {
    await file.close()
  }
}
