import type { RateWait } from '../../../shared/rate-wait.ts'
import type { Category, Plan } from '../../../shared/plans.ts'
import { backoffMs } from '../queue/backoff.ts'
import { rateHeaders } from './rate-headers.ts'
import { RateWindow } from './rate-window.ts'

/** Why a call is made: it moves a clip on, it asks how clips are, or a person waits for it. */
export type CallKind = 'work' | 'poll' | 'ask'

/** Share of the minute's calls that polls may take, and that they get ahead of everything else. */
const POLLS_MOST = 0.25
const POLLS_LEAST = 0.1
/** A limit whose window ends within this time is one on calls per minute, in ms. */
const MINUTE_WINDOW_MS = 120_000
/** Calls of a minute from which a refusal that gives no reason is taken for the limit on calls per minute. */
const TELLING = 20

interface Waiter {
  kind: CallKind
  grant: () => void
}

interface CategoryState {
  window: RateWindow
  perMinute: number | null
  perDay: number | null
  closedUntil: number
  refusals: number
  /** Calls that the database does not know of yet. */
  unsaved: number
  waiters: Waiter[]
  timer: NodeJS.Timeout | null
}

/**
 * Meters all calls to the platform by category. It knows the plan chosen in the settings, learns from the headers of
 * every answer and from refusals (429), and what the answers say wins. Calls that move clips on go first; polls get
 * a tenth of the minute for certain and a quarter at most; what a person waits for passes at once.
 */
export class RateBudget {
  readonly #plan: () => Plan | null
  readonly #now: () => number
  readonly #onChange: () => void
  readonly #categories: Record<Category, CategoryState>

  /** @param before calls of the last day, before this start */
  constructor(options: {
    plan: () => Plan | null
    now: () => number
    onChange: () => void
    before: Record<Category, readonly { at: number; amount: number }[]>
  }) {
    this.#plan = options.plan
    this.#now = options.now
    this.#onChange = options.onChange
    this.#categories = { upload: fresh(options.before.upload), index: fresh(options.before.index) }
  }

  /** Takes a call's place if there is one now. */
  tryTake(category: Category): boolean {
    const state = this.#categories[category]
    if (state.waiters.length > 0 || this.#waitMs(category) > 0) return false
    this.#count(state, false)
    return true
  }

  /** Waits until a call may be made. @throws the signal's reason */
  async pass(category: Category, kind: CallKind, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (kind === 'ask') return this.#count(this.#categories[category], false)
    await new Promise<void>((resolve, reject) => {
      const state = this.#categories[category]
      const waiter: Waiter = {
        kind,
        grant: () => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      const giveUp = (): void => {
        state.waiters = state.waiters.filter((one) => one !== waiter)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      state.waiters.push(waiter)
      this.#serve(category)
    })
  }

  /** Resolves when `tryTake` may succeed again. @throws the signal's reason */
  async whenFree(category: Category, signal: AbortSignal): Promise<void> {
    while (this.#waitMs(category) > 0 || this.#categories[category].waiters.length > 0) {
      const wait = Math.min(1000, Math.max(20, this.#waitMs(category)))
      await new Promise((resolve) => setTimeout(resolve, wait))
      signal.throwIfAborted()
    }
  }

  /** Learns from an answer's headers. @param serverNowMs the platform's clock, epoch ms */
  answered(
    category: Category,
    headers: Record<string, string | string[] | undefined>,
    serverNowMs: number,
  ): void {
    const { limit, remaining, resetMs } = rateHeaders(headers, serverNowMs)
    const state = this.#categories[category]
    const now = this.#now()
    if (limit !== null && limit > 0) {
      if (resetMs === null || resetMs <= MINUTE_WINDOW_MS) state.perMinute = limit
      else state.perDay = limit
      if (remaining !== null && resetMs !== null && resetMs <= MINUTE_WINDOW_MS)
        state.window.told(limit - remaining, now + resetMs, now)
    }
    if (remaining === 0 && resetMs !== null) this.#close(category, now + resetMs)
    else if (state.closedUntil <= now) state.refusals = 0
  }

  /** The platform refused a call with 429. @param askedMs what the answer asked for; null when it did not say */
  refused(category: Category, askedMs: number | null): void {
    const state = this.#categories[category]
    const calls = state.window.inMinute(this.#now())
    if (askedMs === null && state.perMinute === null && calls >= TELLING)
      state.perMinute = Math.floor(calls * 0.9)
    const wait = askedMs ?? 1000 + backoffMs(state.refusals, Math.random(), 2000)
    state.refusals++
    this.#close(category, this.#now() + wait)
  }

  /** What calls wait for at present. */
  waits(): RateWait[] {
    const now = this.#now()
    return (Object.keys(this.#categories) as Category[]).flatMap((category): RateWait[] => {
      const state = this.#categories[category]
      const { perMinute, perDay } = this.limits(category)
      if (state.closedUntil > now) return [{ category, why: 'asked', until: state.closedUntil }]
      const day = perDay === null ? 0 : state.window.dayWait(perDay, now)
      if (day > 0) return [{ category, why: 'day', until: now + day }]
      if (state.waiters.length === 0 || perMinute === null) return []
      const minute = state.window.minuteWait(perMinute, now)
      return minute > 0 ? [{ category, why: 'minute', until: now + minute }] : []
    })
  }

  /** Calls per minute and day that are known of; null where no limit is. */
  limits(category: Category): { perMinute: number | null; perDay: number | null } {
    const plan = this.#plan()
    const { perMinute, perDay } = this.#categories[category]
    return {
      perMinute: perMinute ?? plan?.[category].requestsPerMinute ?? null,
      perDay: perDay ?? plan?.[category].requestsPerDay ?? null,
    }
  }

  /** Calls of a category in the last 24 hours. */
  usedToday(category: Category): number {
    return this.#categories[category].window.inDay(this.#now())
  }

  /** Calls since the last time this was asked, to be kept. */
  takeUnsaved(category: Category): number {
    const { unsaved } = this.#categories[category]
    this.#categories[category].unsaved = 0
    return unsaved
  }

  /** The clock was set back by so many ms. */
  shift(ms: number): void {
    for (const state of Object.values(this.#categories)) {
      state.window.shift(ms)
      state.closedUntil -= ms
    }
    this.serve()
  }

  /** Looks again at who waits: the limits changed, or the machine slept. */
  serve(): void {
    for (const category of Object.keys(this.#categories) as Category[]) this.#serve(category)
  }

  close(): void {
    for (const { timer } of Object.values(this.#categories)) if (timer) clearTimeout(timer)
  }

  #count(state: CategoryState, isPoll: boolean): void {
    state.window.add(this.#now(), isPoll)
    state.unsaved++
  }

  #close(category: Category, until: number): void {
    const state = this.#categories[category]
    if (until <= state.closedUntil) return
    state.closedUntil = until
    this.#onChange()
    this.#serve(category)
  }

  /** ms until a call may be made; 0 at once. */
  #waitMs(category: Category): number {
    const state = this.#categories[category]
    const now = this.#now()
    const { perMinute, perDay } = this.limits(category)
    return Math.max(
      0,
      state.closedUntil - now,
      perMinute === null ? 0 : state.window.minuteWait(perMinute, now),
      perDay === null ? 0 : state.window.dayWait(perDay, now),
    )
  }

  #serve(category: Category): void {
    const state = this.#categories[category]
    if (state.timer) clearTimeout(state.timer)
    state.timer = null
    while (state.waiters.length > 0) {
      const wait = this.#waitMs(category)
      const next = wait > 0 ? null : this.#next(category)
      if (next === null) {
        const later = wait > 0 ? wait : this.#pollWaitMs(category)
        state.timer = setTimeout(() => this.#serve(category), Math.min(Math.max(later, 5), 60_000))
        return
      }
      state.waiters = state.waiters.filter((one) => one !== next)
      this.#count(state, next.kind === 'poll')
      next.grant()
    }
  }

  /** Whose turn it is: polls first while they had less than their least share, then work, then polls up to their most. */
  #next(category: Category): Waiter | null {
    const { waiters, window } = this.#categories[category]
    const poll = waiters.find((one) => one.kind === 'poll') ?? null
    const work = waiters.find((one) => one.kind !== 'poll') ?? null
    const { perMinute } = this.limits(category)
    if (perMinute === null || poll === null) return work ?? poll
    const polls = window.polls(this.#now())
    if (polls < Math.max(1, Math.floor(perMinute * POLLS_LEAST))) return poll
    return work ?? (polls < this.#pollsMost(perMinute) ? poll : null)
  }

  #pollWaitMs(category: Category): number {
    const { perMinute } = this.limits(category)
    if (perMinute === null) return 0
    return this.#categories[category].window.pollWait(this.#pollsMost(perMinute), this.#now())
  }

  #pollsMost(perMinute: number): number {
    return Math.max(1, Math.floor(perMinute * POLLS_MOST))
  }
}

const fresh = (spans: readonly { at: number; amount: number }[]): CategoryState => ({
  window: new RateWindow(spans),
  perMinute: null,
  perDay: null,
  closedUntil: 0,
  refusals: 0,
  unsaved: 0,
  waiters: [],
  timer: null,
})
