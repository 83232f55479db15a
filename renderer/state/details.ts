/** The item whose details are open. */
import type { ItemId } from '../../shared/item.ts'
import type { View } from '../../shared/view.ts'
import { askEngine } from './bridge.ts'
import { current, patch } from './store.ts'

const MOST_OFTEN_MS = 800

let lastAsked = 0

export function select(id: ItemId): void {
  if (current().selected === id) return
  patch({ selected: id, details: null })
  void load(id)
}

export function closeDetails(): void {
  patch({ selected: null, details: null })
}

/** Follows the open item while it changes, at most every `MOST_OFTEN_MS`. */
export function refreshDetails(view: View): void {
  const { selected, details } = current()
  if (!selected || !details) return
  const row = view.rows.find((candidate) => candidate.id === selected)
  const changedState = row !== undefined && row.state !== details.row.state
  const same = row !== undefined && row.updatedAt === details.row.updatedAt
  if (same || (!changedState && Date.now() - lastAsked < MOST_OFTEN_MS)) return
  void load(selected)
}

async function load(id: ItemId): Promise<void> {
  lastAsked = Date.now()
  const details = await askEngine('details', { id })
  if (current().selected !== id) return
  patch(details ? { details } : { selected: null, details: null })
}
