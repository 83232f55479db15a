import type { RateWait } from '../../../shared/rate-wait.ts'
import type { Plan } from '../../../shared/plans.ts'
import { untilBelow } from './rate-window.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Minutes of video handed to indexing, against the plan's limits per hour and day, and tasks at once. */
export class VideoBudget {
  readonly #plan: () => Plan | null
  readonly #indexingNow: () => number
  readonly #now: () => number
  /** What was charged in the last day, oldest first: seconds of video. */
  #spans: { at: number; amount: number }[]

  constructor(options: {
    plan: () => Plan | null
    /** Clips that are being indexed. */
    indexingNow: () => number
    now: () => number
    before: readonly { at: number; amount: number }[]
  }) {
    this.#plan = options.plan
    this.#indexingNow = options.indexingNow
    this.#now = options.now
    this.#spans = [...options.before]
  }

  /** What the next clip waits for before it may be indexed; null when it need not wait. */
  wait(): RateWait | null {
    const plan = this.#plan()
    if (plan === null) return null
    if (this.#indexingNow() >= plan.tasksAtOnce) return { category: null, why: 'slots', until: null }
    const hour = this.#untilBelow(plan.videoMinutesPerHour, HOUR_MS)
    const day = this.#untilBelow(plan.videoMinutesPerDay, DAY_MS)
    if (day > 0 && day >= hour) return { category: null, why: 'videoDay', until: this.#now() + day }
    return hour > 0 ? { category: null, why: 'videoHour', until: this.#now() + hour } : null
  }

  charge(seconds: number): void {
    this.#spans.push({ at: this.#now(), amount: seconds })
  }

  /** Seconds of video charged within the last so many ms. */
  used(windowMs: number): number {
    return this.#within(windowMs).reduce((sum, span) => sum + span.amount, 0)
  }

  /** The clock was set back by so many ms. */
  shift(ms: number): void {
    this.#spans.forEach((span) => (span.at -= ms))
  }

  #untilBelow(minutes: number, windowMs: number): number {
    return untilBelow(this.#within(windowMs), minutes * 60, windowMs, this.#now())
  }

  #within(windowMs: number): { at: number; amount: number }[] {
    this.#spans = this.#spans.filter((span) => span.at > this.#now() - DAY_MS)
    return this.#spans.filter((span) => span.at > this.#now() - windowMs)
  }
}
