/** What shapes the line at present, and when all will be done, in plain words. */
import type { Forecast, HoursOfDay, RateWait, Totals } from '../shared/domain.ts'
import type { Plan } from '../shared/plans.ts'
import { timeAhead, timeLeft } from './format.ts'
import { strings } from './strings.ts'

const words = strings.line
const BYTES_PER_MB = 1_000_000

/** Why nothing or less goes out than could, most weighty first; empty when nothing holds the line back. */
export function standing(totals: Totals, plan: Plan | null, now: number): string[] {
  const opens = totals.opensAt === null ? [] : [words.opens(timeAhead(totals.opensAt, now))]
  const waits = totals.waits.filter((wait) => wait.why !== 'minute')
  return [...opens, ...waits.map((wait) => waitWords(wait, totals.byState.indexing, plan, now))]
}

function waitWords({ why, until }: RateWait, indexing: number, plan: Plan | null, now: number): string {
  const at = until === null ? null : timeAhead(until, now)
  switch (why) {
    case 'asked':
      return words.asked(until === null ? null : timeLeft((until - now) / 1000))
    case 'minute':
      return words.minute
    case 'day':
      return words.day(at)
    case 'videoHour':
      return words.videoHour(at)
    case 'videoDay':
      return words.videoDay(at)
    case 'slots':
      return words.slots(indexing, plan?.tasksAtOnce ?? null)
  }
}

/**
 * The forecast in one line.
 * @param shownAt when all is ready, as it is shown (`steadyTime`), in epoch ms; null to say nothing of it
 */
export function forecastWords(forecast: Forecast, shownAt: number | null, now: number): string | null {
  const { costUsd, heldBackBy, minutesOverPlan } = forecast
  if (minutesOverPlan > 0) return words.overPlan(Math.ceil(minutesOverPlan))
  if (shownAt === null) return null
  const cost = costUsd === null || costUsd < 0.01 ? [] : [words.cost(money(costUsd))]
  const by = heldBackBy === null ? [] : [words.heldBackBy(words.bounds[heldBackBy].name)]
  return [words.done(timeAhead(shownAt, now, 'about')), ...cost, ...by].join(' · ')
}

/**
 * What the forecast rests on, as names and values.
 * @param shown the times as they are shown, in epoch ms; null while unknown
 */
export function forecastFacts(
  forecast: Forecast,
  shown: { uploadedAt: number | null; doneAt: number | null },
  plan: Plan | null,
  now: number,
): [name: string, value: string][] {
  const { facts } = words
  const { clips, videoSeconds, calls, costUsd } = forecast
  const about = (at: number | null) => (at === null ? facts.unknown : timeAhead(at, now, 'about'))
  return [
    [facts.uploaded, about(shown.uploadedAt)],
    [facts.done, about(shown.doneAt)],
    [
      facts.cost,
      costUsd === null || plan === null ? facts.noPlan : facts.price(money(costUsd), plan.usdPerMinute),
    ],
    [facts.left, words.leftover(clips, videoSeconds === 0 ? null : timeLeft(videoSeconds), calls)],
  ]
}

const money = (usd: number): string => `$${usd < 10 ? usd.toFixed(2) : Math.round(usd)}`

/** A bandwidth limit as a choice, in MB/s with at most one decimal; 0 for none. */
export const limitName = (bytesPerSecond: number): string =>
  bytesPerSecond === 0 ? words.fullSpeed : `${Number((bytesPerSecond / BYTES_PER_MB).toFixed(1))} MB/s`

/** `20:00 to 07:00`, with the days when they are not all. */
export function hoursName({ from, to, days }: HoursOfDay): string {
  const span = words.span(from, to)
  if (days.length === 7) return span
  const names = [1, 2, 3, 4, 5, 6, 0].filter((day) => days.includes(day))
  return `${span}, ${names.map((day) => strings.settings.dayNames[day]?.slice(0, 3)).join(' ')}`
}
