import type { Totals } from '../../shared/domain.ts'
import { strings } from '../strings.ts'

/** What to say aloud when a batch begins or ends; null when nothing of that kind happened. */
export function batchNews(before: Totals | null, after: Totals): string | null {
  const open = openItems(after)
  const wereOpen = before ? openItems(before) : 0
  if (wereOpen === 0 && open > 0) return strings.news.started(open)
  if (wereOpen > 0 && open === 0) {
    return strings.news.ended(after.byState.ready, after.byState.refused + after.byState.failed)
  }
  return null
}

function openItems({ byState }: Totals): number {
  return byState.found + byState.waiting + byState.uploading + byState.processing + byState.indexing
}
