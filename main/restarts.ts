/** When a process of ours that crashed is started again. Pure: the times are handed in. */

const FIRST_MS = 250
const MOST_MS = 30_000
/** So many crashes within this time, in ms, and it is no longer started by itself: the next one would crash too. */
export const CRASHES_MOST = 5
const CRASHES_WITHIN_MS = 5 * 60_000

/** Waits twice as long each time, at most half a minute. @param times how often in a row, at least 1 @returns ms */
export function restartDelay(times: number): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** (times - 1))
}

/**
 * @param crashes when it crashed, the last time included, in epoch ms
 * @returns how long to wait before the next start, in ms; null when a person has to ask for it
 */
export function afterCrash(crashes: readonly number[]): number | null {
  const last = crashes.at(-1) ?? 0
  const recent = crashes.filter((at) => last - at < CRASHES_WITHIN_MS).length
  return recent >= CRASHES_MOST ? null : restartDelay(Math.max(1, recent))
}

/** So many crashes of the window's page within this time, in ms, and it is no longer drawn anew by itself. */
const PAGE_CRASHES_MOST = 3
const PAGE_CRASHES_WITHIN_MS = 60_000

/** @param crashes when the window's page crashed, the last time included, in epoch ms */
export function keepsCrashing(crashes: readonly number[]): boolean {
  const last = crashes.at(-1) ?? 0
  return crashes.filter((at) => last - at < PAGE_CRASHES_WITHIN_MS).length >= PAGE_CRASHES_MOST
}
