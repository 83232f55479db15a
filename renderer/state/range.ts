import type { ViewQuery } from '../../shared/view.ts'

const STEP = 20
const AHEAD = 20
const MOST = 500

/**
 * The range to ask for so that rows `first` to `last` are held with some to spare, in steps so that a small
 * scroll asks for nothing.
 * @returns null when the range already asked for covers them
 */
export function rangeToAsk(
  asked: Pick<ViewQuery, 'offset' | 'limit'>,
  first: number,
  last: number,
): { offset: number; limit: number } | null {
  if (last < first) return null
  if (first >= asked.offset && last < asked.offset + asked.limit) return null
  const offset = Math.max(0, Math.floor((first - AHEAD) / STEP) * STEP)
  const end = Math.ceil((last + 1 + AHEAD) / STEP) * STEP
  return { offset, limit: Math.min(MOST, end - offset) }
}
