import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { basename, join } from 'node:path'
import type { Failure } from '../../../shared/domain.ts'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { Candidate } from '../store/items.ts'
import { sourceError } from '../transfer/source-file.ts'
import { isLookedInto, mayBeClip } from './sieve.ts'

export interface Expansion {
  onCandidate: (candidate: Candidate) => void
  onPassedOver: () => void
  onProblem: (failure: Failure) => void
}

/**
 * Walks dropped files and folders and tells of every file whose name may be a clip's. Links are followed, each real
 * folder once, so that loops end. A folder that is named like a clip is told of and looked into.
 */
export async function expand(paths: readonly string[], tell: Expansion): Promise<void> {
  const seen = new Set<string>()
  for (const path of paths) await visit(path, seen, tell)
}

async function visit(path: string, seen: Set<string>, tell: Expansion): Promise<void> {
  const stats = await statOf(path, tell)
  if (stats === null) return
  const name = basename(path)
  if (mayBeClip(name)) tell.onCandidate({ path, size: stats.size, mtimeMs: stats.mtimeMs })
  else if (!stats.isDirectory()) tell.onPassedOver()
  if (stats.isDirectory() && isLookedInto(name)) await visitFolder(path, seen, tell)
}

async function visitFolder(path: string, seen: Set<string>, tell: Expansion): Promise<void> {
  for (const name of await namesIn(path, seen, tell)) await visit(join(path, name), seen, tell)
}

/** What a folder holds; nothing where it was read before, or cannot be read, which is told. */
async function namesIn(path: string, seen: Set<string>, tell: Expansion): Promise<string[]> {
  try {
    const real = await realpath(path)
    if (seen.has(real)) return []
    seen.add(real)
    return await readdir(path)
  } catch (error) {
    if (!(sourceError(error, path) instanceof ExpectedError)) throw error
    tell.onProblem(
      failure('folder_unreadable', { name: path, detail: (error as NodeJS.ErrnoException).code ?? '' }),
    )
    return []
  }
}

async function statOf(path: string, tell: Expansion): Promise<Stats | null> {
  try {
    const own = await lstat(path)
    return own.isSymbolicLink() ? await stat(path) : own
  } catch (error) {
    const expected = sourceError(error, path)
    if (!(expected instanceof ExpectedError)) throw error
    tell.onProblem(expected.failure)
    return null
  }
}
