/** What shapes the line at present, and when all will be done, in plain words. */
import type { Forecast, RateWait, Totals } from '../shared/domain.ts'
import { bytes, clockShort, speed, timeLeft } from './format.ts'
import { strings } from './strings.ts'

const words = strings.line
/** A forecast of less than this is not worth a line: the rows tell it, in ms. */
const SHORT_MS = 10_000

/** Why nothing or less goes out than could, most weighty first; empty when nothing holds the line back. */
export function standing(totals: Totals, now: number): string[] {
  const waits = totals.waits.filter((wait) => wait.why !== 'minute').map((wait) => waitWords(wait, now))
  return [
    ...(totals.opensAt === null ? [] : [words.opens(clockShort(totals.opensAt, now))]),
    ...(totals.bytesPerSecond === null ? [] : [words.limited(speed(totals.bytesPerSecond))]),
    ...waits,
  ]
}

function waitWords({ why, until }: RateWait, now: number): string {
  const at = until === null ? null : clockShort(until, now)
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
      return words.slots
  }
}

/** The forecast in one line; null while there is none or the end is near. */
export function forecastWords(forecast: Forecast | null, now: number): string | null {
  if (forecast === null) return null
  const { doneAt, costUsd, heldBackBy, minutesOverPlan } = forecast
  if (minutesOverPlan > 0) return words.overPlan(Math.ceil(minutesOverPlan))
  if (doneAt === null || doneAt - now < SHORT_MS) return null
  const cost = costUsd === null || costUsd < 0.01 ? [] : [words.cost(money(costUsd))]
  const by = heldBackBy === null ? [] : [words.heldBackBy(words.bounds[heldBackBy].name)]
  return [words.done(clockShort(roundedUp(doneAt, now), now)), ...cost, ...by].join(' · ')
}

/** The same at length: what is still to be done, and what would make it faster. */
export function forecastDetails(forecast: Forecast): string {
  const { clips, videoSeconds, calls, heldBackBy } = forecast
  const left = words.leftover(clips, timeLeft(videoSeconds), calls)
  return heldBackBy === null ? left : `${left} ${words.bounds[heldBackBy].advice}`
}

/** Further away, coarser: five minutes within hours, a quarter of an hour beyond, so that the time does not jump. */
function roundedUp(at: number, now: number): number {
  const minutes = (at - now) / 60_000
  const step = (minutes < 20 ? 1 : minutes < 300 ? 5 : 15) * 60_000
  return Math.ceil(at / step) * step
}

const money = (usd: number): string => `$${usd < 10 ? usd.toFixed(2) : Math.round(usd)}`

/** A bandwidth limit as a choice; 0 for none. */
export const limitName = (bytesPerSecond: number): string =>
  bytesPerSecond === 0 ? words.fullSpeed : `${bytes(bytesPerSecond)}/s`
