/** What the page that compares holds, apart from the store that it is kept in. */
import type { Checkup, CheckupProgress } from '../../shared/checkup.ts'
import type { Failure } from '../../shared/errors.ts'

export interface Comparison {
  folder: string | null
  /** Null for the index that new drops go to. */
  indexId: string | null
  /** Set while it runs. */
  progress: CheckupProgress | null
  report: Checkup | null
  failure: Failure | null
  /** What mending came to; null before. */
  mended: { clips: number; problems: readonly Failure[] } | null
}

export const NO_COMPARISON: Comparison = {
  folder: null,
  indexId: null,
  progress: null,
  report: null,
  failure: null,
  mended: null,
}
