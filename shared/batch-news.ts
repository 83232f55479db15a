import { FILTER_STATES } from './view.ts'
import type { ItemState } from './item.ts'
import type { Totals } from './totals.ts'

/** What is to be told when a batch begins or ends; clips in all, or what it came to. */
export type BatchNews =
  { kind: 'started'; clips: number } | { kind: 'ended'; ready: number; attention: number }

const OPEN = ['found', 'waiting', 'uploading', 'processing', 'indexing'] as const

/**
 * Follows the totals and tells when a batch begins or ends; null when nothing of that kind happened. What the list
 * held before the batch is not counted as its result.
 */
export function followBatches(): (totals: Pick<Totals, 'byState'>) => BatchNews | null {
  let begun: Pick<Totals, 'byState'> | null = null
  return (totals) => {
    const open = countOf(totals, OPEN)
    if (!begun && open > 0) {
      begun = totals
      return { kind: 'started', clips: open }
    }
    if (!begun || open > 0) return null
    const ready = totals.byState.ready - begun.byState.ready
    const attention = attentionOf(totals) - attentionOf(begun)
    begun = null
    return { kind: 'ended', ready: Math.max(0, ready), attention: Math.max(0, attention) }
  }
}

/** How many clips wait for a person. */
export const attentionOf = (totals: Pick<Totals, 'byState'>): number =>
  countOf(totals, FILTER_STATES.attention)

function countOf({ byState }: Pick<Totals, 'byState'>, states: readonly ItemState[]): number {
  return states.reduce((sum, state) => sum + byState[state], 0)
}
