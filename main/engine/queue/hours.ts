import type { HoursOfDay } from '../../../shared/settings.ts'

const MINUTES_PER_DAY = 24 * 60
const MINUTE_MS = 60_000

/** Whether a moment lies within a span of local time; spans over midnight belong to the day on which they begin. */
export function isWithin(hours: HoursOfDay, at: Date): boolean {
  const from = minutes(hours.from)
  const to = minutes(hours.to)
  const now = at.getHours() * 60 + at.getMinutes()
  const today = at.getDay()
  const yesterday = (today + 6) % 7
  if (from === to) return hours.days.includes(today)
  if (from < to) return hours.days.includes(today) && now >= from && now < to
  return (hours.days.includes(today) && now >= from) || (hours.days.includes(yesterday) && now < to)
}

/**
 * When a span begins next, to the minute.
 * @returns epoch ms; the moment itself when it lies within
 */
export function nextOpening(hours: HoursOfDay, at: Date): number {
  if (isWithin(hours, at)) return at.getTime()
  const minute = new Date(at)
  minute.setSeconds(0, 0)
  // Minute by minute, so that days on which the clock changes need no rule of their own.
  for (let ahead = 1; ahead <= 8 * MINUTES_PER_DAY; ahead++) {
    const then = minute.getTime() + ahead * MINUTE_MS
    if (isWithin(hours, new Date(then))) return then
  }
  return at.getTime()
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

/** Share of a week that lies within a span, in (0, 1]. */
export function openShare(hours: HoursOfDay): number {
  const length = (minutes(hours.to) - minutes(hours.from) + MINUTES_PER_DAY) % MINUTES_PER_DAY
  return ((length === 0 ? MINUTES_PER_DAY : length) * hours.days.length) / (7 * MINUTES_PER_DAY)
}
