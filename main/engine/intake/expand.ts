import { failure, type Failure } from '../../../shared/errors.ts'
import type { Candidate } from '../store/new-items.ts'
import { failureOf } from '../transfer/source-file.ts'
import type { NameRules } from './sieve.ts'
import { walk } from './walk.ts'
import type { WalkBatch } from './walk-message.ts'

export interface Expansion {
  onCandidates: (candidates: readonly Candidate[]) => void
  /** @param paths the first of them */
  onPassedOver: (files: number, paths: readonly string[]) => void
  onProblem: (failure: Failure) => void
}

/**
 * Walks dropped files and folders and tells of every file whose name may be a clip's.
 * @throws the signal's reason
 */
export async function expand(
  what: { paths: readonly string[]; rules: NameRules },
  signal: AbortSignal,
  tell: Expansion,
): Promise<void> {
  await walk(what, signal, ({ files, passedOver, passedOverPaths, problems }) => {
    if (files.length > 0) tell.onCandidates(files)
    if (passedOver > 0) tell.onPassedOver(passedOver, passedOverPaths)
    problems.forEach((problem) => tell.onProblem(problemOf(problem)))
  })
}

/** What the system said of a file or folder, as it is told. */
export function problemOf({ path, isFolder, code }: WalkBatch['problems'][number]): Failure {
  return isFolder ? failure('folder_unreadable', { name: path, detail: code }) : failureOf(code, path)
}
