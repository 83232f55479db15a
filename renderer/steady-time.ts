/** Times that are guessed anew every second, shown so that they do not jump. All in epoch ms. */

/** A forecast is shown once it has stood for so long: the first seconds of an upload tell little. */
const SETTLES_MS = 5000
/** One that is nearer than this is not worth a line: the rows tell it. */
const NEAR_MS = 10_000

/** What is shown, and since when there is anything to show; all null while there is not. */
export interface Steady {
  readonly since: number | null
  readonly uploadedAt: number | null
  readonly doneAt: number | null
}
export const NOTHING_STEADY: Steady = { since: null, uploadedAt: null, doneAt: null }

/** The next thing to show. Handed back in at the same moment it stays as it is. */
export function steadyForecast(
  shown: Steady,
  guess: { uploadedAt: number | null; doneAt: number | null } | null,
  now: number,
): Steady {
  const next = nextOf(shown, guess, now)
  const isSame =
    shown.since === next.since && shown.uploadedAt === next.uploadedAt && shown.doneAt === next.doneAt
  return isSame ? shown : next
}

function nextOf(
  shown: Steady,
  guess: { uploadedAt: number | null; doneAt: number | null } | null,
  now: number,
): Steady {
  if (guess === null || guess.doneAt === null) return NOTHING_STEADY
  const since = shown.since ?? now
  if (now - since < SETTLES_MS || guess.doneAt - now < NEAR_MS) return { ...NOTHING_STEADY, since }
  const { uploadedAt } = guess
  return {
    since,
    // What has left already is no time to come.
    uploadedAt:
      uploadedAt === null || uploadedAt - now < NEAR_MS
        ? null
        : steadyTime(shown.uploadedAt, uploadedAt, now),
    doneAt: steadyTime(shown.doneAt, guess.doneAt, now),
  }
}

/**
 * Further away, coarser: a minute, five within hours, a quarter of an hour beyond. What is shown stays until the guess
 * is more than half a step later, or two steps earlier.
 */
export function steadyTime(shown: number | null, guess: number, now: number): number {
  const minutes = (guess - now) / 60_000
  const step = (minutes < 20 ? 1 : minutes < 300 ? 5 : 15) * 60_000
  if (shown !== null && shown >= now && guess <= shown + step / 2 && guess > shown - 2 * step) return shown
  return Math.ceil(guess / step) * step
}
