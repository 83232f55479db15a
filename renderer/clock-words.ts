/** What is said of how long a clip is going to be indexed. */
import type { IndexingSight } from '../shared/item.ts'
import { decimal, timeLeft, timeRange } from './format.ts'
import { t } from './i18n.ts'

/** `3 to 8 min`, or `4 min` once enough is known for one figure; null when it has taken longer than any before. */
export function indexingTime({ left, isSure }: IndexingSight): string | null {
  if (left === null) return null
  return isSure ? timeLeft(left.low) : timeRange(left.low, left.high)
}

/** The line of a row for a clip that is being indexed. */
export function indexingLeftWords(sight: IndexingSight): string {
  if (sight.isUnusual) return t('row.indexing.slow')
  const time = indexingTime(sight)
  return time === null ? t('row.indexing.beyond') : t('row.indexing.left', { time })
}

/** `12 min so far, usually 3 min`; null of a clip that does not take far longer than its peers. */
export function slowWords(sight: IndexingSight): string | null {
  const span = slowSpan(sight)
  return span === null ? null : t('row.indexing.soFar', span)
}

/** The same at length, with what it means. */
export function slowAtLength(sight: IndexingSight): string | null {
  const span = slowSpan(sight)
  if (span === null) return null
  const times = (sight.elapsedSeconds ?? 0) / Math.max(1, sight.usualSeconds ?? 0)
  return t('details.clocks.slow', { ...span, times: decimal(times, 0, times < 10 ? 1 : 0) })
}

function slowSpan({ isUnusual, elapsedSeconds, usualSeconds }: IndexingSight) {
  if (!isUnusual || elapsedSeconds === null || usualSeconds === null) return null
  return { elapsed: timeLeft(elapsedSeconds), usual: timeLeft(usualSeconds) }
}

/** What a prediction rests on. */
export const basisWords = ({ samples }: IndexingSight): string =>
  samples === 0 ? t('details.clocks.none') : t('details.clocks.samples', { count: samples })
