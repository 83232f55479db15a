import type { IndexModel } from '../../../shared/domain.ts'
import { limitsOf } from './models.ts'
import { bytesOver, picture, seconds } from './words.ts'

/**
 * What the models of an index imply, in plain words: the strictest value of each limit, and whether new videos can be
 * added at all. An index with Pegasus alone takes none (contract §0.1).
 */
export function describeIndex(models: readonly IndexModel[]): { takesNewVideos: boolean; limits: string[] } {
  const applied = limitsOf(models)
  const takesNewVideos = applied.length === 0 || applied.some(({ limits }) => limits.family !== 'pegasus')
  if (applied.length === 0) return { takesNewVideos, limits: [] }
  const all = applied.map(({ limits }) => limits)
  const least = (of: (limits: (typeof all)[number]) => number): number => Math.min(...all.map(of))
  const most = (of: (limits: (typeof all)[number]) => number): number => Math.max(...all.map(of))
  const shortest = most((limits) => limits.minShortSide)
  const largest = picture(
    least((limits) => limits.maxLongSide),
    least((limits) => limits.maxShortSide),
  )
  const ratio = least((limits) => limits.maxRatio)
  const from = seconds(most((limits) => limits.minSeconds))
  const to = seconds(least((limits) => limits.maxSeconds))
  return {
    takesNewVideos,
    limits: [
      `Clips of ${from} to ${to}`,
      `Pictures of ${picture(shortest, shortest)} to ${largest}, upright too`,
      `Aspect ratios up to ${ratio}:1`,
      `Files of up to ${bytesOver(least((limits) => limits.maxBytes))}`,
    ],
  }
}
