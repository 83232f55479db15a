/** The item whose details are open. */
import type { ItemId } from '../../shared/item.ts'
import type { View } from '../../shared/view.ts'
import { askEngine } from './bridge.ts'
import { current, patch } from './store.ts'

const MOST_OFTEN_MS = 800

let lastAsked = 0
let timer: ReturnType<typeof setTimeout> | undefined

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
  if (same) return
  const wait = changedState ? 0 : lastAsked + MOST_OFTEN_MS - Date.now()
  if (wait <= 0) void load(selected)
  // A change may be the last one for long, and is shown all the same.
  else timer ??= setTimeout(() => void load(current().selected), wait)
}

async function load(id: ItemId | null): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  if (id === null) return
  lastAsked = Date.now()
  const details = await askEngine('details', { id })
  if (current().selected !== id) return
  patch(details ? { details } : { selected: null, details: null })
}
