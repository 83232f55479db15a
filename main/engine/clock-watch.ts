/** A gap between two ticks from which on the machine counts as having slept, in ms. */
const SLEPT_MS = 15_000
/** How far the clock must go back to count, in ms. */
const SET_BACK_MS = 2000

/** What became of the clock between two ticks; ms of the sleep, or by which it was set back. */
export type ClockNews = { kind: 'steady' } | { kind: 'slept'; ms: number } | { kind: 'setBack'; ms: number }

/**
 * Notices that the machine slept, that this process was frozen, or that the clock was set, by comparing the clock with
 * one that never goes back. Tick it once a second.
 */
export class ClockWatch {
  #wall: number
  #steady: number

  /** @param wall epoch ms; @param steady ms of a clock that never goes back */
  constructor(wall: number, steady: number) {
    this.#wall = wall
    this.#steady = steady
  }

  tick(wall: number, steady: number): ClockNews {
    const wallPassed = wall - this.#wall
    const steadyPassed = steady - this.#steady
    this.#wall = wall
    this.#steady = steady
    const back = steadyPassed - wallPassed
    if (back > SET_BACK_MS) return { kind: 'setBack', ms: back }
    return wallPassed > SLEPT_MS ? { kind: 'slept', ms: wallPassed } : { kind: 'steady' }
  }
}
