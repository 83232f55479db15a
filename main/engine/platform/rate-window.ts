const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Calls of one category over the last minute and day. Times in epoch ms. */
export class RateWindow {
  /** Calls of the last minute: when, and whether they were polls. */
  #recent: { at: number; isPoll: boolean }[] = []
  /** Calls of the last day, by span of a minute, oldest first. */
  #spans: { at: number; amount: number }[]
  /** Calls that others made with the same account, as far as an answer told. */
  #foreign = { calls: 0, until: 0 }

  /** @param spans what was used before this start */
  constructor(spans: readonly { at: number; amount: number }[]) {
    this.#spans = [...spans]
  }

  add(at: number, isPoll: boolean): void {
    this.#recent.push({ at, isPoll })
    const last = this.#spans.at(-1)
    if (last && at - last.at < MINUTE_MS && at >= last.at) last.amount++
    else this.#spans.push({ at, amount: 1 })
  }

  /** An answer told how many calls of the minute's limit are used. */
  told(used: number, untilMs: number, now: number): void {
    this.#foreign = { calls: Math.max(0, used - this.#minute(now).length), until: untilMs }
  }

  polls(now: number): number {
    return this.#minute(now).filter((call) => call.isPoll).length
  }

  inMinute(now: number): number {
    return this.#minute(now).length + (this.#foreign.until > now ? this.#foreign.calls : 0)
  }

  inDay(now: number): number {
    return this.#day(now).reduce((sum, span) => sum + span.amount, 0)
  }

  /** ms until the minute has room for one call more; 0 when it has. */
  minuteWait(limit: number, now: number): number {
    const over = this.inMinute(now) - limit
    if (over < 0) return 0
    const oldest = this.#recent[over]
    const own = oldest ? oldest.at + MINUTE_MS - now : MINUTE_MS
    return Math.max(1, this.#foreign.until > now ? Math.min(own, this.#foreign.until - now) : own)
  }

  /** ms until polls have room under a share of the minute's limit. */
  pollWait(limit: number, now: number): number {
    const polls = this.#minute(now).filter((call) => call.isPoll)
    const first = polls[polls.length - limit]
    return first === undefined ? 0 : Math.max(1, first.at + MINUTE_MS - now)
  }

  /** ms until the day has room for one call more; 0 when it has. */
  dayWait(limit: number, now: number): number {
    return untilBelow(this.#day(now), limit, DAY_MS, now)
  }

  /** The clock was set back by so many ms. */
  shift(ms: number): void {
    this.#recent.forEach((call) => (call.at -= ms))
    this.#spans.forEach((span) => (span.at -= ms))
    this.#foreign.until -= ms
  }

  #minute(now: number): { at: number; isPoll: boolean }[] {
    while (this.#recent[0] && this.#recent[0].at <= now - MINUTE_MS) this.#recent.shift()
    return this.#recent
  }

  #day(now: number): { at: number; amount: number }[] {
    while (this.#spans[0] && this.#spans[0].at <= now - DAY_MS) this.#spans.shift()
    return this.#spans
  }
}

/**
 * ms until what was used within a sliding window is below a limit, as its oldest spans fall out of it; 0 when it is.
 * @param spans oldest first, those within the window alone
 */
export function untilBelow(
  spans: readonly { at: number; amount: number }[],
  limit: number,
  windowMs: number,
  now: number,
): number {
  let used = spans.reduce((sum, span) => sum + span.amount, 0)
  let wait = 0
  for (const span of spans) {
    if (used < limit) break
    used -= span.amount
    wait = Math.max(1, span.at + MINUTE_MS + windowMs - now)
  }
  return wait
}
