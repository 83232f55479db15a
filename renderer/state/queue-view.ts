/** What the window looks at: asks the engine for the visible range and takes in what changes there. */
import type { View, ViewFilter, ViewQuery, ViewSort } from '../../shared/domain.ts'
import { FILTER_STATES } from '../../shared/domain.ts'
import { batchNews } from './batch-news.ts'
import { askEngine } from './bridge.ts'
import { refreshDetails } from './details.ts'
import { rangeToAsk } from './range.ts'
import { current, FIRST_LIMIT, patch } from './store.ts'

const RANGE_DELAY_MS = 40
const SEARCH_DELAY_MS = 160

let asked = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Opens the present query; of several under way only the last one's answer counts. */
export async function openView(): Promise<void> {
  clearTimeout(timer)
  const mine = ++asked
  const view = await askEngine('openView', current().query)
  if (mine !== asked) return
  if (!view) return patch({ stale: false })
  patch({ stale: false })
  show(view)
}

/** Takes a `view` event. Rows of a query that has been left are dropped, its totals are not. */
export function takeView(view: View): void {
  const { stale, view: before } = current()
  show(stale && before ? { ...before, totals: view.totals } : view)
}

function show(view: View): void {
  const before = current().view?.totals ?? null
  const news = batchNews(before, view.totals)
  patch(news === null ? { view } : { view, announcement: news })
  refreshDetails(view)
}

export function setFilter(filter: ViewFilter): void {
  requery({ filter }, 0)
}

export function setSearch(search: string): void {
  requery({ search: search.slice(0, 200) }, SEARCH_DELAY_MS)
}

export function setSort(sort: ViewSort, descending: boolean): void {
  requery({ sort, descending }, 0)
}

/** Called with the rows on screen; asks for others only when the held ones no longer cover them. */
export function lookAt(first: number, last: number): void {
  const { query } = current()
  const range = rangeToAsk(query, first, last)
  if (!range) return
  patch({ query: { ...query, ...range }, stale: true })
  clearTimeout(timer)
  timer = setTimeout(() => void openView(), RANGE_DELAY_MS)
}

/** How many items a chip stands for. */
export function countOf(view: View | null, filter: ViewFilter): number {
  if (!view) return 0
  return FILTER_STATES[filter].reduce((sum, state) => sum + view.totals.byState[state], 0)
}

function requery(change: Partial<ViewQuery>, delayMs: number): void {
  patch({ query: { ...current().query, ...change, offset: 0, limit: FIRST_LIMIT }, stale: true })
  clearTimeout(timer)
  if (delayMs === 0) void openView()
  else timer = setTimeout(() => void openView(), delayMs)
}
