import { open, rename, rm } from 'node:fs/promises'
import type { ExportProgress } from '../../shared/on-platform.ts'
import { ExpectedError, failure } from '../../shared/errors.ts'

/** A part of a file: how many rows it holds, and about how many the whole has; 0 where that says nothing. */
export interface TextPart {
  text: string
  rows: number
  total: number
}

/** Least time between two tellings of the progress, in ms. */
const TELL_MS = 100

/**
 * Writes a file as its parts come. It is written beside its place and put there when it is whole, so that what was
 * there before stays until then.
 * @returns how many rows were written
 * @throws ExpectedError `export_stopped`, `file_unwritable`, and what the parts fail with
 */
export async function writeWhole(
  parts: AsyncIterable<TextPart>,
  path: string,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<number> {
  const beside = `${path}.part`
  try {
    const written = await write(parts, beside, onProgress, signal)
    await rename(beside, path)
    return written
  } catch (error) {
    await rm(beside, { force: true })
    if (signal.aborted) throw new ExpectedError(failure('export_stopped'))
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof ExpectedError || code === undefined || !/^E[A-Z]+$/.test(code)) throw error
    throw new ExpectedError(failure('file_unwritable', { name: path, detail: code }))
  }
}

async function write(
  parts: AsyncIterable<TextPart>,
  path: string,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<number> {
  const file = await open(path, 'w')
  let count = 0
  let toldAt = 0
  try {
    for await (const { text, rows, total } of parts) {
      signal.throwIfAborted()
      await file.write(text)
      count += rows
      if (rows === 0 || performance.now() - toldAt < TELL_MS) continue
      toldAt = performance.now()
      onProgress({ rows: count, total })
    }
    await file.sync()
    return count
  } finally {
    await file.close()
  }
}
