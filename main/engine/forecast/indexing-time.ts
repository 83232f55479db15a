/** How long the platform takes to index a clip, learned from clips that it has indexed. All times in seconds. */

/** A clip that was indexed: its length, and how long that took. */
export interface Sample {
  seconds: number
  took: number
}

/** From so many samples on, a prediction is one figure instead of a range. */
export const SURE_FROM = 20
/** Share of a clip's length before this machine has seen any (contract §6: 30 to 75 %). */
const FIRST_PACE = { low: 0.3, high: 0.75 }
/** From so many samples on, the slowest hundredth is known. */
const P99_FROM = 100

/** What is known of the models of one index. */
export interface IndexingTimes {
  isSure: boolean
  /** Plausible times for a clip of a length, ascending. */
  outcomes: (seconds: number) => number[]
  samples: number
}

/** What is left of the indexing of a clip. */
export interface IndexingLeft {
  /** Half and nine tenths of what is plausible; the bounds of the range while it is not sure. */
  low: number
  high: number
}

export function learn(samples: readonly Sample[]): IndexingTimes {
  const usable = samples.filter(({ seconds, took }) => seconds > 0 && took > 0)
  const isSure = usable.length >= SURE_FROM
  return { isSure, samples: usable.length, outcomes: isSure ? spreadOf(usable) : rangeOf(usable) }
}

/** @returns null when it has taken longer than anything that is plausible */
export function indexingLeft(times: IndexingTimes, seconds: number, elapsed: number): IndexingLeft | null {
  const open = times.outcomes(seconds).filter((outcome) => outcome > elapsed)
  if (open.length === 0) return null
  if (times.isSure) return { low: quantile(open, 0.5) - elapsed, high: quantile(open, 0.9) - elapsed }
  const low = open.length === 1 ? elapsed : (open[0] ?? elapsed)
  return { low: low - elapsed, high: quantile(open, 1) - elapsed }
}

/**
 * Whether a clip takes far longer than its peers: longer than three times what nine of ten take, or than the slowest
 * hundredth where that is known.
 * @param slack what is forgiven beyond what nine of ten take
 */
export function isUnusual(times: IndexingTimes, seconds: number, elapsed: number, slack: number): boolean {
  if (!times.isSure) return false
  const outcomes = times.outcomes(seconds)
  const usual = quantile(outcomes, 0.9)
  const bound = times.samples >= P99_FROM ? Math.min(3 * usual, quantile(outcomes, 0.99)) : 3 * usual
  return elapsed > Math.max(bound, usual + slack)
}

/** The quantile of ascending values, of which there is at least one. */
export function quantile(ascending: readonly number[], share: number): number {
  const at = Math.max(0, Math.ceil(share * ascending.length) - 1)
  return ascending[at] ?? NaN
}

/** A few samples: the fastest and the slowest pace, with room that shrinks as they become more. */
function rangeOf(samples: readonly Sample[]): IndexingTimes['outcomes'] {
  const paces = samples.map(({ seconds, took }) => took / seconds)
  const room = 1 + 1 / Math.sqrt(samples.length)
  const low = samples.length === 0 ? FIRST_PACE.low : Math.min(...paces) / room
  const high = samples.length === 0 ? FIRST_PACE.high : Math.max(...paces) * room
  return (seconds) => [low * seconds, high * seconds]
}

/** Enough samples: a line through them that strays do not bend, and how far each lies from it. */
function spreadOf(samples: readonly Sample[]): IndexingTimes['outcomes'] {
  const line = lineThrough(samples)
  const ratios = ascending(samples.map(({ seconds, took }) => took / line(seconds)))
  return (seconds) => ratios.map((ratio) => ratio * line(seconds))
}

/** The line of the median slope (Theil and Sen): a fixed part for every clip, and one that grows with its length. */
function lineThrough(samples: readonly Sample[]): (seconds: number) => number {
  const slopes = samples.flatMap((one, n) =>
    samples.slice(n + 1).flatMap((other) => {
      const apart = other.seconds - one.seconds
      return Math.abs(apart) < 1 ? [] : [(other.took - one.took) / apart]
    }),
  )
  const paces = ascending(samples.map(({ seconds, took }) => took / seconds))
  const slope = slopes.length < samples.length ? 0 : Math.max(0, quantile(ascending(slopes), 0.5))
  const fixed = quantile(ascending(samples.map(({ seconds, took }) => took - slope * seconds)), 0.5)
  // Lengths too much alike to tell the two parts apart, or samples that make no sense as a line: pace alone.
  const isLine = slope > 0 && fixed >= 0
  return isLine ? (seconds) => fixed + slope * seconds : (seconds) => quantile(paces, 0.5) * seconds
}

const ascending = (values: number[]): number[] => values.sort((one, other) => one - other)
