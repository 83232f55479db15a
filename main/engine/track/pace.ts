/** Items that one call can tell of; more make a batch large. */
const PAGE = 50
/** Slowest interval while nothing changes, in base intervals: small and large batches. */
const SLOWEST_SMALL = 2.4
const SLOWEST_LARGE = 12
/** Intervals that a call costs in a large batch: six calls a minute at 5 s. */
const INTERVALS_PER_CALL = 2

/**
 * How long to wait before the platform is asked again. While things change, small batches are asked for every base
 * interval and large ones once in two for each idle call of the last round; while nothing changes it slows down, to
 * 12 s and a minute at the usual base of 5 s.
 * @param items clips that are waited for, ≥ 1
 * @param idleCalls calls of the last round that told of little, ≥ 0
 * @param quietRounds rounds in a row in which nothing changed; 0 when a person looks
 * @returns ms
 */
export function pollDelayMs(items: number, idleCalls: number, quietRounds: number, baseMs: number): number {
  const slower = 1.5 ** Math.min(quietRounds, 20)
  if (items <= PAGE) return Math.min(baseMs * slower, baseMs * SLOWEST_SMALL)
  const floor = baseMs * INTERVALS_PER_CALL * Math.max(1, idleCalls)
  return Math.max(floor, Math.min(floor * slower, baseMs * SLOWEST_LARGE))
}
