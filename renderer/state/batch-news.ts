import type { Totals } from '../../shared/domain.ts'
import { strings } from '../strings.ts'

/**
 * Follows the totals and tells what to say aloud when a batch begins or ends; null when nothing of that kind
 * happened. What the list held before the batch is not counted as its result.
 */
export function followBatches(): (totals: Totals) => string | null {
  let begun: Totals | null = null
  return (totals) => {
    const open = openItems(totals)
    if (!begun && open > 0) {
      begun = totals
      return strings.news.started(open)
    }
    if (!begun || open > 0) return null
    const ready = totals.byState.ready - begun.byState.ready
    const attention = inAttention(totals) - inAttention(begun)
    begun = null
    return strings.news.ended(Math.max(0, ready), Math.max(0, attention))
  }
}

function openItems({ byState }: Totals): number {
  return byState.found + byState.waiting + byState.uploading + byState.processing + byState.indexing
}

function inAttention({ byState }: Totals): number {
  return byState.refused + byState.failed
}
