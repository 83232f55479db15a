/** What shapes the line at present, and when all will be done, in plain words. */
import type { Forecast, HeldBackBy } from '../shared/forecast.ts'
import type { RateWait } from '../shared/rate-wait.ts'
import type { HoursOfDay } from '../shared/settings.ts'
import type { Totals } from '../shared/totals.ts'
import type { Plan } from '../shared/plans.ts'
import { dayName, decimal, dollars, timeAhead, timeLeft } from './format.ts'
import { t } from './i18n.ts'

const BYTES_PER_MB = 1_000_000

/** Why nothing or less goes out than could, most weighty first; empty when nothing holds the line back. */
export function standing(totals: Totals, plan: Plan | null, now: number): string[] {
  const opens = totals.opensAt === null ? [] : [t('line.opens', { at: timeAhead(totals.opensAt, now) })]
  const waits = totals.waits.filter((wait) => wait.why !== 'minute')
  return [...opens, ...waits.map((wait) => waitWords(wait, totals.byState.indexing, plan, now))]
}

function waitWords({ why, until }: RateWait, indexing: number, plan: Plan | null, now: number): string {
  if (why === 'slots') {
    const allowed = plan?.tasksAtOnce
    return allowed === undefined
      ? t('line.waits.slots', { count: indexing })
      : t('line.slotsOfPlan', { count: indexing, allowed })
  }
  if (until === null || why === 'minute') return t(`line.waits.${why}`)
  if (why === 'asked') return t('line.waitsUntil.asked', { time: timeLeft((until - now) / 1000) })
  return t(`line.waitsUntil.${why}`, { at: timeAhead(until, now) })
}

/**
 * The forecast in one line: what has to be said, and what may give way where there is no room.
 * @param shown when the last byte has left and when all is ready, as they are shown (`steadyForecast`), in epoch ms; null
 * to say nothing of it
 */
export function forecastWords(
  forecast: Forecast,
  shown: { uploadedAt: number | null; doneAt: number | null },
  now: number,
): { main: string; more: string } | null {
  const { costUsd, heldBackBy, minutesOverPlan } = forecast
  if (minutesOverPlan > 0)
    return { main: t('line.overPlan', { minutes: Math.ceil(minutesOverPlan) }), more: '' }
  const { uploadedAt, doneAt } = shown
  if (doneAt === null) return null
  const about = (at: number) => ({ at: timeAhead(at, now, 'about') })
  const isApart = uploadedAt !== null && uploadedAt > now && uploadedAt < doneAt
  const sent = isApart ? [t('line.sent', about(uploadedAt))] : []
  const cost = costUsd === null || costUsd < 0.01 ? [] : [t('line.cost', { price: dollars(costUsd) })]
  const by = heldBackBy === null ? [] : [t('line.heldBackBy', { what: t(`line.bounds.${heldBackBy}`) })]
  return { main: [...sent, t('line.done', about(doneAt))].join(' · '), more: [...cost, ...by].join(' · ') }
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
  const { clips, videoSeconds, calls, costUsd } = forecast
  const about = (at: number | null) => (at === null ? t('line.facts.unknown') : timeAhead(at, now, 'about'))
  const video = videoSeconds === 0 ? [] : [t('line.leftVideo', { video: timeLeft(videoSeconds) })]
  const left = [t('line.leftClips', { count: clips }), ...video, t('line.leftCalls', { count: calls })]
  return [
    [t('line.facts.uploaded'), about(shown.uploadedAt)],
    [t('line.facts.done'), about(shown.doneAt)],
    [t('line.facts.cost'), priceWords(costUsd, plan)],
    [t('line.facts.left'), left.join(', ')],
  ]
}

function priceWords(costUsd: number | null, plan: Plan | null): string {
  if (costUsd === null || plan === null) return t('line.facts.noPlan')
  if (plan.usdPerMinute === 0) return t('line.facts.free')
  return t('line.facts.price', { money: dollars(costUsd), perMinute: dollars(plan.usdPerMinute, 4) })
}

/** The figure of the plan that holds a batch back, where there is one. */
const FIGURES = {
  callsPerMinute: (plan: Plan) => plan.upload.requestsPerMinute,
  callsPerDay: (plan: Plan) => plan.upload.requestsPerDay,
  videoPerHour: (plan: Plan) => plan.videoMinutesPerHour,
  videoPerDay: (plan: Plan) => plan.videoMinutesPerDay,
  indexingSlots: (plan: Plan) => plan.tasksAtOnce,
  planMinutes: (plan: Plan) => plan.minutesEver,
} satisfies Partial<Record<HeldBackBy, (plan: Plan) => number | undefined>>

const isOfPlan = (by: HeldBackBy): by is keyof typeof FIGURES => by in FIGURES

/** What a person can do about what holds the batch back. */
export function boundAdvice(by: HeldBackBy, plan: Plan | null): string {
  if (!isOfPlan(by)) return t(`line.advice.${by}`)
  const allowed = plan === null ? Infinity : FIGURES[by](plan)
  return allowed === Infinity ? t(`line.adviceUnknown.${by}`) : t(`line.advice.${by}`, { allowed })
}

/** A bandwidth limit as a choice, in MB/s with at most one decimal; 0 for none. */
export const limitName = (bytesPerSecond: number): string =>
  bytesPerSecond === 0 ? t('line.fullSpeed') : `${decimal(bytesPerSecond / BYTES_PER_MB, 0, 1)} MB/s`

/** `20:00 to 07:00`, with the days when they are not all. */
export function hoursName({ from, to, days }: HoursOfDay): string {
  const span = t('line.span', { from, to })
  if (days.length === 7) return span
  const names = [1, 2, 3, 4, 5, 6, 0].filter((day) => days.includes(day))
  return `${span}, ${names.map((day) => dayName(day, 'short')).join(' ')}`
}
