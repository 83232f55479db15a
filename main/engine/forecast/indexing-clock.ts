import type { IndexingSight } from '../../../shared/domain.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'
import { indexingLeft, isUnusual, learn } from './indexing-time.ts'
import type { IndexingTimes } from './indexing-time.ts'

/** How many of the latest clips are learned from. */
const SAMPLES = 200
/** What was learned is good for so long, in ms. */
const FRESH_MS = 5000
/** Polls by which a clip may be late without being unusual. */
const POLLS_LATE = 6

/** Says how long clips are going to be indexed, as clips of the same models were before on this machine. */
export class IndexingClock {
  readonly #store: Store
  readonly #now: () => number
  readonly #slackSeconds: number
  readonly #learned = new Map<string, { at: number; last: number; times: IndexingTimes }>()

  /** @param pollMs how often the platform is asked */
  constructor(store: Store, now: () => number, pollMs: number) {
    this.#store = store
    this.#now = now
    this.#slackSeconds = (POLLS_LATE * pollMs) / 1000
  }

  /** What is to be said of a clip; null when it is not being indexed or its length is not known. */
  sight({ state, indexId, indexingSince, media }: StoredItem): IndexingSight | null {
    if (state !== 'indexing' || indexingSince === null || media === null) return null
    const times = this.#times(indexId)
    const elapsed = Math.max(0, this.#now() - indexingSince) / 1000
    return {
      left: indexingLeft(times, media.durationSeconds, elapsed),
      isSure: times.isSure,
      isUnusual: isUnusual(times, media.durationSeconds, elapsed, this.#slackSeconds),
    }
  }

  #times(indexId: string): IndexingTimes {
    const known = this.#learned.get(indexId)
    const at = performance.now()
    if (known && at - known.at < FRESH_MS) return known.times
    const { last, samples } = this.#store.indexingTimes.latest(indexId, SAMPLES)
    const times = known?.last === last ? known.times : learn(samples)
    this.#learned.set(indexId, { at, last, times })
    return times
  }
}
