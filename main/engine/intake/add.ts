import { basename, dirname } from 'node:path'
import type { BatchId } from '../../../shared/batches.ts'
import type { IntakeReport } from '../../../shared/intake-report.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { UploadWay } from '../../../shared/upload-way.ts'
import type { Candidate } from '../store/new-items.ts'
import type { Store } from '../store/store.ts'
import { expand } from './expand.ts'
import { metadataOf } from './metadata.ts'
import type { NameRules } from './sieve.ts'

/** Where new clips go and how. */
export interface Destination {
  index: { id: string; name: string }
  way: UploadWay
}

/** The reason of a signal that a person has aborted. */
export const STOPPED = new Error('stopped')

const isStopped = (signal: AbortSignal): boolean => signal.reason === STOPPED

/**
 * Takes files and folders in. A path that is here already for the index and has not changed is not added again; one
 * that had failed or was cancelled is handed to `again`.
 * @param signal aborted with `STOPPED`, what was found until then stays; with anything else, it throws
 * @param reviewAbove more new clips than that wait for review; null for none
 * @returns the report and every item that the paths stand for, old and new
 */
export async function addPaths(
  store: Store,
  what: { paths: readonly string[]; rules: NameRules },
  to: Destination,
  again: (id: ItemId) => void,
  signal: AbortSignal,
  reviewAbove: number | null,
): Promise<{ report: IntakeReport; ids: ItemId[] }> {
  const report: IntakeReport = {
    added: 0,
    alreadyHere: 0,
    passedOver: 0,
    passedOverPaths: [],
    stopped: false,
    problems: [],
  }
  const ids: ItemId[] = []
  const added: ItemId[] = []
  let batch: BatchId | null = null
  const looking = expand(what, signal, {
    // Each thousand need not wait for the disk: nothing is promised before the last.
    onCandidates: (candidates) => store.soon(() => take(candidates)),
    onPassedOver: (files, some) => {
      report.passedOver += files
      report.passedOverPaths.push(...some)
    },
    onProblem: (problem) => report.problems.push(problem),
  })
  await looking.catch((error: unknown) => {
    if (!isStopped(signal)) throw error
    report.stopped = true
  })
  if (reviewAbove !== null && added.length <= reviewAbove) store.items.endReview(added)
  if (added.length > 0) store.keepNow()
  report.added += added.length
  return { report, ids: [...ids, ...added] }

  function take(candidates: readonly Candidate[]): void {
    const known = store.known.byPath(
      to.index.id,
      candidates.map(({ path }) => path),
    )
    const fresh = candidates.filter((candidate) => {
      const item = known.get(candidate.path)
      if (item === undefined) return true
      const unchanged = item.size === candidate.size && item.mtimeMs === candidate.mtimeMs
      const ended = item.state === 'ready' || item.state === 'refused'
      if (ended && !unchanged) return true
      ids.push(item.id)
      if (item.state === 'failed' || item.state === 'cancelled') {
        report.added++
        again(item.id)
      } else report.alreadyHere++
      return false
    })
    if (fresh.length === 0) return
    batch ??= store.batches.ofDrop({ label: labelOf(what.paths), paths: what.paths.length }, to.index)
    const batchId = batch
    const inReview = reviewAbove !== null
    added.push(
      ...store.items.addAll(
        fresh.map((candidate) => {
          const metadata = metadataOf(candidate.path, candidate.mtimeMs, null, {})
          return { ...candidate, ...to, batchId, metadata, inReview }
        }),
      ),
    )
  }
}

/** What a person would call a drop: the thing itself, the folder that all of it lies in, or the first of many. */
export function labelOf(paths: readonly string[]): string {
  const folders = new Set(paths.map((path) => dirname(path)))
  const [folder] = folders
  const isOneFolder = paths.length > 1 && folders.size === 1 && folder !== undefined
  const path = isOneFolder ? folder : (paths[0] ?? '')
  return basename(path) || path
}
