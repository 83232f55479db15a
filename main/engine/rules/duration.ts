import type { Gauge, Problem } from '../../../shared/domain.ts'
import { findBreach, NEEDS, otherIndex, rule, TAKES } from './breach.ts'
import { strictest } from './limits.ts'
import type { Holder, Limits } from './limits.ts'
import { inClock, secondsBeside } from './wording.ts'

/** `video_duration_too_short` or `video_duration_too_long`, at most one. @param seconds length of the clip, ≥ 0 */
export function durationProblems(name: string, seconds: number, holders: readonly Holder[]): Problem[] {
  return [...tooShort(name, seconds, holders), ...tooLong(name, seconds, holders)]
}

function tooShort(name: string, seconds: number, holders: readonly Holder[]): Problem[] {
  const breaks = ({ secondsMin }: Limits) => (seconds < secondsMin ? secondsMin : null)
  const breach = findBreach(holders, breaks, (a, b) => a > b)
  if (!breach) return []
  const measured = secondsBeside(seconds, breach.limit)
  const allowed = `at least ${inClock(breach.limit)}`
  const advice = `Trim in more footage${otherIndex((limits) => breaks(limits) !== null)}.`
  return [
    {
      code: 'video_duration_too_short',
      severity: breach.severity,
      message: `${name} is ${measured} long. ${rule(breach.severity, breach.titles, NEEDS, allowed)} ${advice}`,
      measured,
      allowed,
      model: breach.titles.join(', '),
      advice,
      gauge: gaugeOf(seconds, holders),
    },
  ]
}

function tooLong(name: string, seconds: number, holders: readonly Holder[]): Problem[] {
  const breaks = ({ secondsMax }: Limits) => (secondsMax !== null && seconds > secondsMax ? secondsMax : null)
  const breach = findBreach(holders, breaks, (a, b) => a < b)
  if (!breach) return []
  const measured = secondsBeside(seconds, breach.limit)
  const allowed = `at most ${inClock(breach.limit)}`
  const advice = `Cut it into parts${otherIndex((limits) => breaks(limits) !== null)}.`
  return [
    {
      code: 'video_duration_too_long',
      severity: breach.severity,
      message: `${name} is ${measured} long. ${rule(breach.severity, breach.titles, TAKES, allowed)} ${advice}`,
      measured,
      allowed,
      model: breach.titles.join(', '),
      advice,
      gauge: gaugeOf(seconds, holders),
    },
  ]
}

/** The length against what all models together allow. */
function gaugeOf(seconds: number, holders: readonly Holder[]): Gauge {
  const { secondsMin: min, secondsMax: max } = strictest(holders.map(({ limits }) => limits))
  return { kind: 'span', of: 'duration', value: seconds, min, max }
}
