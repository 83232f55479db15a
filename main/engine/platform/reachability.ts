import type { Failure } from '../../../shared/errors.ts'
import { backoffMs } from '../queue/backoff.ts'

const LEAST_MS = 1000
const MOST_MS = 30_000

/**
 * Whether the platform can be reached at all. While it cannot, one call at a time tries, with backoff, and everything
 * else waits for it instead of failing one after the other; time offline counts as no attempt of anything.
 */
export class Reachability {
  readonly #now: () => number
  readonly #onChange: (reachable: boolean) => void
  #failures = 0
  #tryAt = 0
  #why: Failure | null = null

  /** @param onChange called when the platform became reachable or unreachable */
  constructor(now: () => number, onChange: (reachable: boolean) => void) {
    this.#now = now
    this.#onChange = onChange
  }

  get isDown(): boolean {
    return this.#failures > 0
  }

  /** Whether it is time for the one call that tries. */
  get mayTry(): boolean {
    return !this.isDown || this.#now() >= this.#tryAt
  }

  /** Epoch ms of the next try; null while the platform can be reached. */
  get triesAt(): number | null {
    return this.isDown ? this.#tryAt : null
  }

  /** What the connection failed with last; null while the platform can be reached. */
  get why(): Failure | null {
    return this.isDown ? this.#why : null
  }

  /** No connection could be made. */
  failed(why: Failure): void {
    if (!this.mayTry) return
    this.#why = why
    this.#tryAt = this.#now() + LEAST_MS + backoffMs(this.#failures, Math.random(), LEAST_MS, MOST_MS)
    if (this.#failures++ === 0) this.#onChange(false)
  }

  /** An answer came, whatever it said. */
  answered(): void {
    if (!this.isDown) return
    this.#failures = 0
    this.#onChange(true)
  }

  /** Tries at once: the network came back, or the machine woke up. */
  tryNow(): void {
    this.#tryAt = 0
  }
}
