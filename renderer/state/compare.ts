/** A folder held against an index: what was found, and what a person has mended of it. */
import type { CheckupProgress, FindingKind } from '../../shared/checkup.ts'
import { askEngine, askMain, bridge } from './bridge.ts'
import { NO_COMPARISON } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import { current, patch } from './store.ts'

export const setComparison = (part: Partial<Comparison>): void =>
  patch({ comparison: { ...current().comparison, ...part } })

/** Opens the page with a folder and its index chosen. */
export function openComparison(folder: string, indexId: string): void {
  setComparison({ ...NO_COMPARISON, folder, indexId })
  patch({ page: 'compare' })
}

export async function chooseFolder(): Promise<void> {
  const chosen = await askMain('choosePaths', { kind: 'folder' })
  const [folder] = chosen?.paths ?? []
  if (folder !== undefined) setComparison({ folder, report: null, mended: null, failure: null })
}

export async function runComparison(folder: string, indexId: string): Promise<void> {
  setComparison({ progress: { step: 'folder', done: 0 }, report: null, failure: null, mended: null })
  const reply = await bridge().call('checkUp', { folder, indexId })
  const stopped = !reply.ok && reply.failure.code === 'checkup_stopped'
  setComparison({
    progress: null,
    report: reply.ok ? reply.value : null,
    failure: reply.ok || stopped ? null : reply.failure,
  })
}

export const stopComparison = () => askEngine('stopCheckUp', {})

/** @param except numbers of findings that stay as they are */
export async function mendFindings(kinds: FindingKind[], except: number[]): Promise<void> {
  const answer = await askEngine('mend', { kinds, except })
  if (answer) setComparison({ mended: { clips: answer.mended.length, problems: answer.problems } })
}

export const saveFindings = () => askMain('saveCheckUp', {})

/** Takes in how far it came, while it runs. */
export function takeProgress(progress: CheckupProgress): void {
  if (current().comparison.progress !== null) setComparison({ progress })
}
