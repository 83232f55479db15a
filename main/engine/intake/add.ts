import type { IntakeReport, ItemId, UploadWay } from '../../../shared/domain.ts'
import type { Candidate } from '../store/items.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'
import { expand } from './expand.ts'

/** Candidates that are committed together. */
const COMMIT = 500

/** Where new clips go and how. */
export interface Destination {
  index: { id: string; name: string }
  way: UploadWay
}

/**
 * Takes files and folders in. A path that is here already for the index and has not changed is not added again; one
 * that had failed or was cancelled is handed to `again`.
 * @returns the report and every item that the paths stand for, old and new
 */
export async function addPaths(
  store: Store,
  paths: readonly string[],
  to: Destination,
  again: (item: StoredItem) => void,
): Promise<{ report: IntakeReport; ids: ItemId[] }> {
  const report: IntakeReport = { added: 0, alreadyHere: 0, passedOver: 0, problems: [] }
  const ids: ItemId[] = []
  let batch: Candidate[] = []
  const flush = (): void => {
    const candidates = batch
    batch = []
    store.transaction(() => candidates.forEach((candidate) => ids.push(take(candidate))))
  }
  await expand(paths, {
    onCandidate: (candidate) => {
      batch.push(candidate)
      if (batch.length >= COMMIT) flush()
    },
    onPassedOver: () => report.passedOver++,
    onProblem: (problem) => report.problems.push(problem),
  })
  flush()
  return { report, ids }

  function take(candidate: Candidate): ItemId {
    const known = store.items.byPath(candidate.path, to.index.id)
    const unchanged = known?.size === candidate.size && known.mtimeMs === candidate.mtimeMs
    const ended = known?.state === 'ready' || known?.state === 'refused'
    if (known === null || (ended && !unchanged)) {
      report.added++
      return store.items.add(candidate, to.index, to.way)
    }
    if (known.state === 'failed' || known.state === 'cancelled') {
      report.added++
      again(known)
    } else report.alreadyHere++
    return known.id
  }
}
