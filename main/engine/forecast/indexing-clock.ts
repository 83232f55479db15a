import type { IndexingSight, ItemState } from '../../../shared/item.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'
import { indexingLeft, isUnusual, learn, quantile } from './indexing-time.ts'
import type { IndexingTimes } from './indexing-time.ts'

/** How many of the latest clips are learned from. */
const SAMPLES = 200
/** What was learned is good for so long, in ms. */
const FRESH_MS = 5000
/** Polls by which a clip may be late without being unusual. */
const POLLS_LATE = 6
/** Of so many clips that began to be indexed last, one is the last to be ready. */
const LATEST = 100
const ON_THE_WAY: ReadonlySet<ItemState> = new Set(['waiting', 'uploading', 'processing', 'indexing'])

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

  /** What is to be said of a clip; null when it is not on its way to the index or its length is not known. */
  sight({ state, indexId, indexingSince, media }: StoredItem): IndexingSight | null {
    if (!ON_THE_WAY.has(state) || media === null) return null
    const times = this.#times(indexId)
    const isBegun = state === 'indexing' && indexingSince !== null
    const elapsed = isBegun ? this.#since(indexingSince) : 0
    const left = indexingLeft(times, media.durationSeconds, elapsed)
    return {
      left: left && { low: Math.round(left.low), high: Math.round(left.high) },
      elapsedSeconds: isBegun ? Math.floor(elapsed) : null,
      usualSeconds: times.isSure ? Math.round(quantile(times.outcomes(media.durationSeconds), 0.5)) : null,
      samples: times.samples,
      isSure: times.isSure,
      isUnusual: isBegun && isUnusual(times, media.durationSeconds, elapsed, this.#slackSeconds),
    }
  }

  /** Seconds until the last of the clips that are being indexed is ready; null where nothing tells, 0 where none is. */
  lastReady(): number | null {
    const clips = this.#store.outlook.indexing(LATEST)
    if (clips.length === 0) return 0
    const known = clips.flatMap(({ indexId, seconds, since }) => {
      const left = indexingLeft(this.#times(indexId), seconds, this.#since(since))
      return left === null ? [] : [left.high]
    })
    return known.length === 0 ? null : Math.max(...known)
  }

  #since(at: number): number {
    return Math.max(0, this.#now() - at) / 1000
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
