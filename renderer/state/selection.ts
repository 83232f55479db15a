/** Which clips are selected: some by their ids, or all of a query but some, however many they are. */
import type { ItemId, ItemRow } from '../../shared/item.ts'
import type { ClipQuery } from '../../shared/view.ts'
import type { Selection } from '../../shared/selection.ts'
import { askEngine } from './bridge.ts'
import { current, patch } from './store.ts'

export type Picked =
  { kind: 'some'; ids: ReadonlySet<ItemId> } | { kind: 'all'; query: ClipQuery; except: ReadonlySet<ItemId> }

export const NOTHING: Picked = { kind: 'some', ids: new Set() }

export const isPicked = (picked: Picked, id: ItemId): boolean =>
  picked.kind === 'some' ? picked.ids.has(id) : !picked.except.has(id)

/** @param matching clips that the query of the list means */
export const countPicked = (picked: Picked, matching: number): number =>
  picked.kind === 'some' ? picked.ids.size : Math.max(0, matching - picked.except.size)

export const toSelection = (picked: Picked): Selection =>
  picked.kind === 'some' ? { ids: [...picked.ids] } : { query: picked.query, except: [...picked.except] }

export const fromSelection = (of: Selection): Picked =>
  'ids' in of
    ? { kind: 'some', ids: new Set(of.ids) }
    : { kind: 'all', query: of.query, except: new Set(of.except) }

/** Selects one clip alone. @param line its place in the list, from which a range begins */
export function pickOnly(id: ItemId, line: number): void {
  patch({ picked: { kind: 'some', ids: new Set([id]) }, anchor: line })
}

/** Adds a clip to the selection, or takes it out. */
export function togglePick(id: ItemId, line: number): void {
  const { picked } = current()
  patch({ picked: toggled(picked, id), anchor: line })
}

export function toggled(picked: Picked, id: ItemId): Picked {
  const flip = (set: ReadonlySet<ItemId>): Set<ItemId> => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  return picked.kind === 'some'
    ? { kind: 'some', ids: flip(picked.ids) }
    : { ...picked, except: flip(picked.except) }
}

let asked = 0

/** Selects all from where the range begins to a line, also where rows between are not loaded. */
export async function pickTo(line: number): Promise<void> {
  const { query, anchor } = current()
  const from = Math.min(anchor ?? line, line)
  const to = Math.max(anchor ?? line, line)
  const mine = ++asked
  const held = heldBetween(from, to)
  const ids = held ?? (await askEngine('idsBetween', { ...query, from, to }))?.ids
  if (ids && mine === asked) patch({ picked: { kind: 'some', ids: new Set(ids) }, anchor: anchor ?? line })
}

/** The ids of rows that are here, so that a short range is selected at once; null where some are not. */
function heldBetween(from: number, to: number): ItemId[] | null {
  const { view } = current()
  if (!view || view.heads.length > 0 || from < view.offset || to >= view.offset + view.rows.length)
    return null
  return view.rows.slice(from - view.offset, to - view.offset + 1).map((row) => row.id)
}

/** Selects everything that the list would show, whatever of it is loaded. */
export function pickAll(): void {
  const { filter, state, batchId, search } = current().query
  patch({ picked: { kind: 'all', query: { filter, state, batchId, search }, except: new Set() } })
}

export function clearPicked(): void {
  if (countPicked(current().picked, 1) > 0) patch({ picked: NOTHING, anchor: null })
}

/** What is acted on from a row: the selection where the row is in it, else the row alone. */
export function meantBy(row: Pick<ItemRow, 'id'>): { selection: Selection; isAlone: boolean } {
  const { picked, view } = current()
  const count = countPicked(picked, view?.matching ?? 0)
  return isPicked(picked, row.id) && count > 1
    ? { selection: toSelection(picked), isAlone: false }
    : { selection: { ids: [row.id] }, isAlone: true }
}
