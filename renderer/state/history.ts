/** Everything that was ever handled here, by ranges: the window holds no more of it than was looked at lately. */
import { create } from 'zustand'
import type { Failure } from '../../shared/errors.ts'
import type { ItemId } from '../../shared/item.ts'
import type { HistoryDetails, HistoryFilter, HistoryRow } from '../../shared/history.ts'
import type { ExportFormat } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { askEngine, bridge } from './bridge.ts'
import { announce, notify } from './notices.ts'
import { tellExported, usePlatform } from './on-platform.ts'

interface HistoryState {
  filter: HistoryFilter
  /** Parts of `PART` rows by their number. */
  parts: ReadonlyMap<number, readonly HistoryRow[]>
  /** Null before the first answer. */
  matching: number | null
  removed: number
  opened: HistoryDetails | null
}

export const NO_FILTER: HistoryFilter = {
  search: '',
  states: [],
  indexId: null,
  since: '',
  until: '',
  sort: 'ended',
  descending: true,
}
/** Rows that are asked for at once. */
export const PART = 100
const MOST_PARTS = 30
const SEARCH_DELAY_MS = 160

export const useHistory = create<HistoryState>()(() => ({
  filter: NO_FILTER,
  parts: new Map(),
  matching: null,
  removed: 0,
  opened: null,
}))
const set = useHistory.setState
const get = useHistory.getState

let asked = 0
let timer: ReturnType<typeof setTimeout> | undefined
const underWay = new Set<string>()

/** Another filter or order. @param delayMs for what is typed */
export function setFilter(change: Partial<HistoryFilter>): void {
  set({ filter: { ...get().filter, ...change } })
  clearTimeout(timer)
  timer = setTimeout(reload, change.search === undefined ? 0 : SEARCH_DELAY_MS)
}

/** Reads anew what is looked at. */
export function reload(): void {
  asked++
  void readPart(0, asked, true)
}

/** Called with the rows on screen; asks for those that are not held. */
export function lookAtRows(first: number, last: number): void {
  for (let part = Math.floor(first / PART); part <= Math.floor(last / PART); part++)
    if (!get().parts.has(part)) void readPart(part, asked, false)
}

async function readPart(part: number, mine: number, isFirst: boolean): Promise<void> {
  const key = `${mine} ${part}`
  if (underWay.has(key)) return
  underWay.add(key)
  const answer = await askEngine('listHistory', { ...get().filter, offset: part * PART, limit: PART })
  underWay.delete(key)
  if (mine !== asked || answer === null) return
  const kept = isFirst ? [] : [...get().parts].slice(-(MOST_PARTS - 1))
  const { matching, removed } = answer
  set({ parts: new Map([...kept, [part, answer.rows]]), matching, removed })
}

export async function openPast(id: ItemId): Promise<void> {
  const opened = await askEngine('historyDetails', { id })
  set({ opened })
}
export const closePast = (): void => set({ opened: null })

export async function sendAgain(id: ItemId): Promise<void> {
  const report = await askEngine('sendAgain', { ids: [id] })
  if (report === null) return
  for (const problem of report.problems) notify('warning', problem)
  if (report.added > 0) announce(t('history.againDone', { count: report.added }))
  else if (report.alreadyHere > 0) announce(t('history.againKnown'))
  reload()
}

/** Forgets some, or all that the filter leaves. @returns what went wrong */
export async function forget(ids: ItemId[] | null): Promise<Failure[]> {
  const reply = await bridge().call('forgetHistory', { ids, filter: get().filter })
  if (!reply.ok) return [reply.failure]
  if (ids === null || ids.includes(get().opened?.row.id ?? ids[0] ?? ('' as ItemId))) closePast()
  reload()
  return []
}

export async function exportHistory(format: ExportFormat): Promise<void> {
  usePlatform.setState({ exporting: { rows: 0, total: get().matching ?? 0 } })
  const what = { kind: 'history', filter: get().filter } as const
  const reply = await bridge().call('saveRows', { what, format })
  usePlatform.setState({ exporting: null })
  if (!reply.ok && reply.failure.code !== 'export_stopped') notify('error', reply.failure)
  tellExported(reply.ok ? reply.value.rows : null, null)
}
