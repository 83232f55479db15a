/**
 * Exponential backoff with full jitter: a random delay in [0, min(cap, base · 2^attempt)].
 * @param attempt failures so far, from 0
 * @param random in [0, 1)
 * @returns ms
 */
export function backoffMs(attempt: number, random: number, baseMs = 1000, capMs = 60_000): number {
  return Math.round(random * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30)))
}
