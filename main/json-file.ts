/** Small files of JSON that a person may have edited: never half written, and read only as far as they fit. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'

/** What the file holds; null when it is not there, cut off, or does not fit. */
export function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Defaults are better than no window; the file is written anew at the next change.
    return null
  }
}

/** @throws the system's error when the folder cannot be written */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.new`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(draft, file)
}
