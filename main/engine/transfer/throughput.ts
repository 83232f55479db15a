/** Length of a step of the series, in ms, and how many there are: ten minutes. */
export const STEP_MS = 2000
export const STEPS = 300

/** What left this machine over the last ten minutes, in steps. */
export class Throughput {
  readonly #now: () => number
  readonly #bytes = new Array<number>(STEPS).fill(0)
  #step: number

  /** @param now ms of a clock that is never set back */
  constructor(now: () => number) {
    this.#now = now
    this.#step = this.#present()
  }

  add(bytes: number): void {
    this.#advance()
    const at = this.#step % STEPS
    this.#bytes[at] = (this.#bytes[at] ?? 0) + bytes
  }

  /** Bytes per second of each whole step, oldest first. */
  series(): number[] {
    this.#advance()
    return Array.from({ length: STEPS - 1 }, (_, n) => {
      const bytes = this.#bytes[(this.#step + 1 + n) % STEPS] ?? 0
      return Math.round((bytes * 1000) / STEP_MS)
    })
  }

  #advance(): void {
    const present = this.#present()
    const passed = Math.min(STEPS, present - this.#step)
    for (let n = 1; n <= passed; n++) this.#bytes[(present - passed + n) % STEPS] = 0
    this.#step = present
  }

  #present(): number {
    return Math.floor(this.#now() / STEP_MS)
  }
}
