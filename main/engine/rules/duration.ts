import type { Gauge, Problem } from '../../../shared/problem.ts'
import { phrase } from '../../../shared/phrase.ts'
import { findBreach, otherIndex, rule } from './breach.ts'
import { strictest } from './limits.ts'
import type { Holder, Limits } from './limits.ts'
import { problem } from './problem.ts'
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
  const allowed = phrase('atLeast', { limit: inClock(breach.limit) })
  const advice = phrase('trimMore', { elsewhere: otherIndex((limits) => breaks(limits) !== null) })
  const said = {
    name,
    measured,
    rule: rule(breach.severity, breach.titles, 'needs', allowed),
    allowed,
    advice,
  }
  return [
    problem('video_duration_too_short', breach.severity, phrase('tooShort', said), {
      model: breach.titles.join(', '),
      gauge: gaugeOf(seconds, holders),
    }),
  ]
}

function tooLong(name: string, seconds: number, holders: readonly Holder[]): Problem[] {
  const breaks = ({ secondsMax }: Limits) => (secondsMax !== null && seconds > secondsMax ? secondsMax : null)
  const breach = findBreach(holders, breaks, (a, b) => a < b)
  if (!breach) return []
  const measured = secondsBeside(seconds, breach.limit)
  const allowed = phrase('atMost', { limit: inClock(breach.limit) })
  const advice = phrase('cutUp', { elsewhere: otherIndex((limits) => breaks(limits) !== null) })
  const said = {
    name,
    measured,
    rule: rule(breach.severity, breach.titles, 'takes', allowed),
    allowed,
    advice,
  }
  return [
    problem('video_duration_too_long', breach.severity, phrase('tooLong', said), {
      model: breach.titles.join(', '),
      gauge: gaugeOf(seconds, holders),
    }),
  ]
}

/** The length against what all models together allow. */
function gaugeOf(seconds: number, holders: readonly Holder[]): Gauge {
  const { secondsMin: min, secondsMax: max } = strictest(holders.map(({ limits }) => limits))
  return { kind: 'span', of: 'duration', value: seconds, min, max }
}
