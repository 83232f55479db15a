/** What takes longer to make is made anew at most so often that it takes this share of the time. */
const SHARE = 0.1
/** What takes less is made anew whenever something changed, in ms. */
const CHEAP_MS = 5

/** The present state of what something is made from: another number after each change of that kind. */
export interface Source {
  version: number
  /** Changes that have to be seen at once. */
  urgent: number
}

interface Made<T> extends Source {
  key: string
  value: T
  at: number
  tookMs: number
}

/**
 * Keeps something that is made from what changes all the time: made anew at once where that is cheap, else so seldom that
 * it does not matter.
 */
export class Aging<T> {
  readonly #clock: () => number
  #made: Made<T> | null = null

  /** @param clock ms, never set back */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** @param key what is wanted; only the last one is kept */
  get(key: string, source: Source, make: () => T): T {
    const made = this.#made
    if (made?.key === key && !this.#isDue(made, source)) return made.value
    const began = this.#clock()
    const value = make()
    const at = this.#clock()
    this.#made = { key, value, ...source, at, tookMs: at - began }
    return value
  }

  /** Ms until what is kept is due to be made anew; null when nothing has changed. */
  dueIn(source: Source): number | null {
    const made = this.#made
    if (made === null || made.version === source.version) return null
    return Math.max(0, made.at + made.tookMs / SHARE - this.#clock())
  }

  #isDue(made: Made<T>, source: Source): boolean {
    if (made.version === source.version) return false
    if (made.urgent !== source.urgent || made.tookMs < CHEAP_MS) return true
    return this.#clock() - made.at >= made.tookMs / SHARE
  }
}
