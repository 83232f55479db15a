/** Holds where the person is in the window, as the page tells it, in memory alone: a crash of the page cannot take it. */
import type { Whereabouts } from '../shared/whereabouts.ts'

export class KeptWhereabouts {
  #kept: Whereabouts | null = null
  #isWanted = false

  keep(now: Whereabouts): void {
    this.#kept = now
  }

  /** The next page takes up where this one was. */
  handOver(): void {
    this.#isWanted = true
  }

  /** The next page begins as at a start. */
  forget(): void {
    this.#kept = null
  }

  /** For a page that has just come; null for one that begins as at a start. */
  take(): Whereabouts | null {
    const wanted = this.#isWanted ? this.#kept : null
    this.#isWanted = false
    return wanted
  }
}
