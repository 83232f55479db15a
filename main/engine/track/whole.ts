import { failure, type Failure } from '../../../shared/errors.ts'
import { phrase } from '../../../shared/phrase.ts'
import type { Asset } from '../platform/wire.ts'
import type { StoredItem } from '../store/item.ts'

/** Containers tell lengths of their own, so lengths count as equal within this: seconds, or a share. */
const SECONDS_APART = 1
const SHARE_APART = 0.01

/** Compares what the platform has with what was sent; null when it is the same, or when the platform does not tell. */
export function differs(item: StoredItem, asset: Asset): Failure | null {
  const { size, duration } = asset
  if (typeof size === 'number' && size > 0 && size !== item.size) {
    const detail = phrase('sizesDiffer', { there: String(size), here: String(item.size) })
    return failure('size_differs', { name: item.name, detail })
  }
  const here = item.media?.durationSeconds ?? null
  if (typeof duration !== 'number' || duration <= 0 || here === null) return null
  if (Math.abs(duration - here) <= Math.max(SECONDS_APART, here * SHARE_APART)) return null
  const detail = phrase('lengthsDiffer', { there: duration.toFixed(1), here: here.toFixed(1) })
  return failure('duration_differs', { name: item.name, detail })
}
