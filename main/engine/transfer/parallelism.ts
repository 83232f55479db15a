/** Least length of a measurement, in ms, and the length at which half of the completions wanted do. */
const LEAST_MS = 1000
const LONG_MS = 20_000
/** Goodput must rise by this factor for more connections to be kept, and may fall to this one for fewer. */
const WORTH_MORE = 1.06
const FINE_WITH_LESS = 0.98
/** Measurements without a change after an attempt that did not pay. */
const REST = 6
/** Failures within this time count once, in ms. */
const FAILURE_MS = 5000

/** Connections to begin with: what the common transfer tools use. */
export const FIRST_CONNECTIONS = 8

/**
 * Finds how many connections fill the line. It measures goodput, the bytes that the storage has acknowledged per
 * second (bytes that merely left are in buffers), over a span in which every connection has ended about two transfers
 * and someone always waited for one; other spans say nothing about the line. It then climbs: half as many connections
 * more, and on as long as each step gains 6 %; a step that does not is taken back, and for six measurements
 * everything rests. After a rest it tries a quarter fewer, kept when goodput stays within 2 %, and then a quarter
 * more, in turn, so that it follows a line that changes. Lost connections and a storage that asks to slow down cost
 * 30 % of the connections at once. The count stays between a floor and a ceiling.
 */
export class Parallelism {
  #target: number
  #least = 1
  #most = 1
  #begunAt: number | null = null
  #bytes = 0
  #completions = 0
  /** The target before the attempt that is being measured, with its goodput; null when nothing is being tried. */
  #before: { target: number; goodput: number } | null = null
  #isClimbing = true
  #isDownNext = true
  #rest = 0
  #failedAt = -Infinity

  constructor(least: number, most: number) {
    this.#target = FIRST_CONNECTIONS
    this.bound(least, most)
  }

  get target(): number {
    return this.#target
  }

  /** @param least, @param most floor and ceiling, ≥ 1 */
  bound(least: number, most: number): void {
    this.#most = Math.max(1, most)
    this.#least = Math.min(this.#most, Math.max(1, least))
    this.#set(this.#target)
  }

  /**
   * A transfer was acknowledged.
   * @param isSaturated whether someone waited for its connection and nothing else slowed it
   * @param now ms of a clock that never goes back
   */
  completed(bytes: number, isSaturated: boolean, now: number): void {
    if (!isSaturated) return this.#restart(null)
    if (this.#begunAt === null) return this.#restart(now)
    this.#bytes += bytes
    this.#completions++
    const elapsed = now - this.#begunAt
    const wanted = elapsed >= LONG_MS ? this.#target : 2 * this.#target
    if (elapsed < LEAST_MS || this.#completions < wanted) return
    this.#decide((this.#bytes * 1000) / elapsed)
    this.#restart(now)
  }

  /** A connection was lost, or the storage asked to slow down. */
  failed(now: number): void {
    if (now - this.#failedAt < FAILURE_MS) return
    this.#failedAt = now
    this.#before = null
    this.#isClimbing = false
    this.#rest = REST
    this.#set(Math.floor(this.#target * 0.7))
    this.#restart(null)
  }

  #decide(goodput: number): void {
    if (this.#before !== null) return this.#judge(this.#before, goodput)
    if (this.#rest > 0) {
      this.#rest--
      return
    }
    this.#attempt(goodput)
  }

  #attempt(goodput: number): void {
    const from = this.#target
    const step = Math.max(1, Math.floor(from / (this.#isClimbing ? 2 : 4)))
    const isDown = !this.#isClimbing && this.#isDownNext
    this.#set(isDown ? from - step : from + step)
    if (!this.#isClimbing) this.#isDownNext = !this.#isDownNext
    if (this.#target === from) this.#settle()
    else this.#before = { target: from, goodput }
  }

  #judge(before: { target: number; goodput: number }, goodput: number): void {
    this.#before = null
    const isMore = this.#target > before.target
    if (goodput >= before.goodput * (isMore ? WORTH_MORE : FINE_WITH_LESS)) {
      if (isMore) this.#attempt(goodput)
      else this.#settle()
      return
    }
    this.#set(before.target)
    this.#settle()
  }

  #settle(): void {
    this.#isClimbing = false
    this.#rest = REST
  }

  #set(target: number): void {
    this.#target = Math.min(this.#most, Math.max(this.#least, target))
  }

  #restart(now: number | null): void {
    this.#begunAt = now
    this.#bytes = 0
    this.#completions = 0
  }
}
