/** The platform's own lists as the page shows them: one page of one list, what is selected, and what is looked at. */
import { create } from 'zustand'
import type { Failure } from '../../shared/errors.ts'
import {
  ENDED_STATUSES,
  MOST_PER_PAGE,
  type ExportFormat,
  type ExportProgress,
  type Fetch,
  type Metadata,
  type PlatformDetails,
  type PlatformFilter,
  type PlatformList,
  type PlatformPage,
  type PlatformQuery,
  type PlatformRef,
  type PlatformRow,
} from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { askEngine, bridge } from './bridge.ts'
import { announce } from './notices.ts'
import { current, patch } from './store.ts'

export type PlatformTab = PlatformList | 'addresses'

/** One thing that is waited for: when it was asked about, epoch ms, and what it was. */
export interface Watching {
  id: string
  everySeconds: number
  checks: readonly { at: number; status: string }[]
}

interface PlatformState {
  tab: PlatformTab
  query: PlatformQuery
  /** The last page that was read; null before. */
  page: PlatformPage | null
  isReading: boolean
  failure: Failure | null
  selected: ReadonlySet<string>
  /** What the panel shows; null when it is closed. */
  opened: PlatformRow | null
  details: PlatformDetails | null
  detailsFailure: Failure | null
  watching: Watching | null
  fetches: readonly Fetch[]
  exporting: ExportProgress | null
}

const ANY = { from: null, to: null }
const NO_FILTERS: Omit<PlatformFilter, 'list' | 'indexId' | 'sortBy' | 'descending'> = {
  statuses: [],
  filename: '',
  ranges: { duration: ANY, width: ANY, height: ANY, fps: ANY, size: ANY },
  metadata: { key: '', value: '' },
  createdSince: '',
  updatedSince: '',
}

export const usePlatform = create<PlatformState>()(() => ({
  tab: 'indexedAssets',
  query: {
    ...NO_FILTERS,
    list: 'indexedAssets',
    indexId: null,
    sortBy: 'created_at',
    descending: true,
    page: 1,
    pageSize: MOST_PER_PAGE,
  },
  page: null,
  isReading: false,
  failure: null,
  selected: new Set<string>(),
  opened: null,
  details: null,
  detailsFailure: null,
  watching: null,
  fetches: [],
  exporting: null,
}))
const set = usePlatform.setState
const get = usePlatform.getState

let reads = 0

/** Reads the page that is asked for; the answer to an older question is dropped. */
export async function readList(): Promise<void> {
  const { query, tab } = get()
  if (tab === 'addresses') return loadFetches()
  if (query.list === 'indexedAssets' && query.indexId === null) return set({ page: null, failure: null })
  const mine = ++reads
  set({ isReading: true })
  const reply = await bridge().call('listOnPlatform', query)
  if (mine !== reads) return
  if (!reply.ok) return set({ isReading: false, failure: reply.failure })
  const ids = new Set(reply.value.rows.map(({ id }) => id))
  const selected = new Set([...get().selected].filter((id) => ids.has(id)))
  set({ isReading: false, failure: null, page: reply.value, selected })
  // The last page may have gone while it was looked at.
  if (query.page > reply.value.pages) turnTo(reply.value.pages)
}

export function openTab(tab: PlatformTab): void {
  closePanel()
  set({ tab })
  if (tab === 'addresses') return void loadFetches()
  requery({ ...NO_FILTERS, list: tab, indexId: tab === 'tasks' ? null : ownIndex() })
}

/** Opens the page with what an index holds. */
export function browseIndex(indexId: string): void {
  closePanel()
  set({ tab: 'indexedAssets' })
  patch({ page: 'platform' })
  requery({ ...NO_FILTERS, list: 'indexedAssets', indexId })
}

/** Another filter, order or size of pages; the list begins at its first page. */
export function requery(change: Partial<PlatformQuery>): void {
  const { query } = get()
  const other = change.list !== undefined && change.list !== query.list
  set({
    query: { ...query, ...change, page: 1 },
    selected: new Set<string>(),
    ...(other || change.indexId !== undefined ? { page: null } : {}),
  })
  void readList()
}

export const clearFilters = (): void => requery(NO_FILTERS)

export function turnTo(page: number): void {
  set({ query: { ...get().query, page: Math.max(1, page) }, selected: new Set<string>() })
  void readList()
}

/** When the page is opened: indexed assets of the index that new drops go to, until another is chosen. */
export function beginList(): void {
  const { query } = get()
  if (query.list === 'indexedAssets' && query.indexId === null)
    set({ query: { ...query, indexId: ownIndex() } })
  void readList()
}

const ownIndex = (): string | null => current().settings?.indexId ?? current().indexes?.[0]?.id ?? null

export function selectRows(ids: readonly string[], on: boolean): void {
  const selected = new Set(get().selected)
  for (const id of ids) {
    if (on) selected.add(id)
    else selected.delete(id)
  }
  set({ selected })
}

export function openRow(row: PlatformRow): void {
  if (get().opened?.id !== row.id) set({ opened: row, details: null, detailsFailure: null })
  void readRow(row)
}

export function closePanel(): void {
  stopWatching()
  set({ opened: null, details: null, detailsFailure: null })
}

const refOf = ({ list, id, indexId }: PlatformRow): PlatformRef => ({ list, id, indexId })

/** Asks how one is now; its line in the list is brought up to date too. @returns its status; null when it failed */
export async function readRow(row: PlatformRow): Promise<string | null> {
  const reply = await bridge().call('readOnPlatform', refOf(row))
  if (get().opened?.id !== row.id) return reply.ok ? reply.value.row.status : null
  if (!reply.ok) {
    set({ detailsFailure: reply.failure })
    return null
  }
  show(reply.value)
  return reply.value.row.status
}

function show(details: PlatformDetails): void {
  const { page } = get()
  const rows = page?.rows.map((row) => (row.id === details.row.id ? { ...row, ...details.row } : row))
  set({ details, detailsFailure: null, ...(page && rows ? { page: { ...page, rows } } : {}) })
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Asks about one again and again until it ends, is not waited for any longer, or cannot be asked about. */
export function watchRow(row: PlatformRow, everySeconds: number): void {
  stopWatching()
  set({ watching: { id: row.id, everySeconds, checks: [] } })
  const check = async (): Promise<void> => {
    const status = await readRow(row)
    const { watching } = get()
    if (watching?.id !== row.id) return
    if (status === null) return set({ watching: null })
    set({ watching: { ...watching, checks: [...watching.checks, { at: Date.now(), status }] } })
    if (!ENDED_STATUSES.includes(status)) timer = setTimeout(() => void check(), everySeconds * 1000)
  }
  void check()
}

export function stopWatching(): void {
  clearTimeout(timer)
  if (get().watching !== null) set({ watching: null })
}

/** Deletes and reads the list again. @returns what could not be deleted; null when it could not be asked at all */
export async function deleteRows(rows: readonly PlatformRow[]): Promise<Failure[] | null> {
  const answer = await askEngine('deleteOnPlatform', { refs: rows.map(refOf) })
  if (answer === null) return null
  const failed = answer.outcomes.flatMap(({ failure }) => failure ?? [])
  const gone = answer.outcomes.filter(({ failure }) => failure === null).map(({ id }) => id)
  selectRows(gone, false)
  if (gone.includes(get().opened?.id ?? '')) closePanel()
  announce(t('platform.remove.done', { count: gone.length }))
  await readList()
  return failed
}

/** @returns what went wrong; null when it was saved */
export async function saveMetadata(
  row: PlatformRow,
  pairs: Metadata,
  removed: string[],
): Promise<Failure | null> {
  const args = { ref: refOf(row), set: pairs, remove: removed }
  const reply = await bridge().call('setPlatformMetadata', args)
  if (!reply.ok) return reply.failure
  show(reply.value)
  return null
}

export async function loadFetches(): Promise<void> {
  const answer = await askEngine('listFetches', {})
  if (answer) set({ fetches: answer.fetches })
}
export const takeFetches = (fetches: readonly Fetch[]): void => set({ fetches })
export const retryFetches = (ids: string[]) => askEngine('retryFetches', { ids })
export const forgetFetches = (ids: string[]) => askEngine('forgetFetches', { ids })

/** Writes all that the filters leave, over all pages, where a person chooses. */
export async function exportList(format: ExportFormat): Promise<void> {
  const { query } = get()
  set({ exporting: { rows: 0, total: get().page?.total ?? 0 } })
  const reply = await bridge().call('saveRows', { what: { kind: 'platform', filter: query }, format })
  set({ exporting: null })
  tellExported(reply.ok ? reply.value.rows : null, reply.ok ? null : reply.failure)
}

/** Says what came of an export; nothing when a person changed their mind. */
export function tellExported(rows: number | null, failure: Failure | null): void {
  if (rows !== null) announce(t('platform.exported', { count: rows }))
  if (failure !== null && failure.code !== 'export_stopped') set({ failure })
}

export const stopExport = () => askEngine('stopExport', {})
export const takeExporting = (exporting: ExportProgress): void => {
  if (get().exporting !== null) set({ exporting })
}
