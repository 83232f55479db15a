import type { ItemState } from '../../../shared/item.ts'

/**
 * The one table of legal transitions. Retries stay in their state (`attempt`, `next_attempt_at`);
 * every state that has not ended may go back to `found` when the source file changed.
 */
const NEXT: Record<ItemState, readonly ItemState[]> = {
  settling: ['found', 'failed', 'cancelled'],
  found: ['settling', 'processing', 'waiting', 'refused', 'failed', 'cancelled'],
  refused: ['waiting', 'found', 'settling'],
  waiting: ['uploading', 'found', 'settling', 'refused', 'failed', 'cancelled'],
  uploading: ['settling', 'processing', 'indexing', 'waiting', 'found', 'refused', 'failed', 'cancelled'],
  processing: ['indexing', 'ready', 'refused', 'failed', 'cancelled'],
  indexing: ['ready', 'failed'],
  // Only when the index no longer holds it.
  ready: ['found', 'processing'],
  failed: ['found', 'settling', 'waiting', 'processing'],
  // The last two only when cancelling is taken back.
  cancelled: ['found', 'processing', 'settling', 'waiting'],
}

/** States in which nothing more happens by itself. */
export const ENDED: ReadonlySet<ItemState> = new Set(['ready', 'refused', 'failed', 'cancelled'])

export function isLegal(from: ItemState, to: ItemState): boolean {
  return NEXT[from].includes(to)
}

/** @throws Error when the transition is not in the table: a bug, never an expected failure */
export function assertLegal(from: ItemState, to: ItemState): void {
  if (!isLegal(from, to)) throw new Error(`illegal transition ${from} → ${to}`)
}
