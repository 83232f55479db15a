/** What the window looks at: asks the engine for the visible range and takes in what changes there. */
import type { ItemState } from '../../shared/item.ts'
import type { View, ViewFilter, ViewGroup, ViewQuery, ViewSort } from '../../shared/view.ts'
import { FILTER_STATES } from '../../shared/view.ts'
import { FIRST_VIEW } from '../../shared/first-view.ts'
import { followBatches } from '../../shared/batch-news.ts'
import type { BatchNews } from '../../shared/batch-news.ts'
import { t } from '../i18n.ts'
import { askEngine } from './bridge.ts'
import { refreshDetails } from './details.ts'
import { followEnded } from './receipts.ts'
import { rangeToAsk } from './range.ts'
import { NOTHING } from './selection.ts'
import { sharing } from './sharing.ts'
import { current, patch } from './store.ts'

const RANGE_DELAY_MS = 40

const batchNews = followBatches()
let asked = 0
let sortedBefore: Pick<ViewQuery, 'sort' | 'descending'> = { sort: 'added', descending: true }
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Opens the present query. Answers of a list that has been left are dropped, except that what was typed before is shown
 * until its next letters are answered; of ranges of one list all count.
 */
export async function openView(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const mine = ++asked
  const { query } = current()
  const view = await askEngine('openView', query)
  if (view && (mine === asked || sameList(query, current().query))) show(view)
  if (mine === asked && query === current().query) patch({ stale: false })
}

/** Takes in a view, asked for or told. */
export function show(told: View): void {
  const view = sharing(current().view, told)
  followEnded(view.totals)
  const news = batchNews(view.totals)
  patch(news === null ? { view } : { view, announcement: spoken(news) })
  refreshDetails(view)
}

function spoken(news: BatchNews): string {
  if (news.kind === 'started') return t('news.started', { count: news.clips })
  const { ready, attention } = news
  return attention === 0 ? t('news.ended', { ready }) : t('news.endedAmiss', { ready, count: attention })
}

/** What waits is shown in the order in which it is sent, the rest as it was sorted before. */
export function setFilter(filter: ViewFilter): void {
  const { query } = current()
  if (filter === 'waiting' && query.filter !== 'waiting') {
    sortedBefore = { sort: query.sort, descending: query.descending }
    requery({ filter, state: null, sort: 'order', descending: false })
  } else if (filter !== 'waiting' && query.filter === 'waiting' && query.sort === 'order') {
    requery({ filter, state: null, ...sortedBefore })
  } else requery({ filter, state: null })
}

/** Somebody is about to search. */
export const readySearch = () => askEngine('readySearch', {})

/** Searches with each letter; those that are typed while a search is being answered are searched for together. */
export function setSearch(search: string): void {
  restart({ search: search.slice(0, 200) })
  void searchOn()
}

let isSearching = false

async function searchOn(): Promise<void> {
  if (isSearching) return
  isSearching = true
  try {
    let searched: ViewQuery
    do {
      searched = current().query
      await openView()
    } while (current().query !== searched)
  } finally {
    isSearching = false
  }
}

/** Shows clips of one state alone. @param state null for those of the filter again */
export function setState(state: ItemState | null): void {
  requery({ filter: 'all', state })
}

export function setGroup(group: ViewGroup): void {
  requery({ group, collapsed: [] })
}

/** Folds a group up, or unfolds it; the place in the list stays. */
export function toggleGroup(key: string): void {
  const { query } = current()
  const collapsed = query.collapsed.includes(key)
    ? query.collapsed.filter((one) => one !== key)
    : [...query.collapsed, key]
  patch({ query: { ...query, collapsed }, stale: true, anchor: null })
  void openView()
}

export function setSort(sort: ViewSort, descending: boolean): void {
  requery({ sort, descending })
}

/** Called with the rows on screen; asks for others only when the held ones no longer cover them. */
export function lookAt(first: number, last: number): void {
  const { query } = current()
  const range = rangeToAsk(query, first, last)
  if (!range) return
  patch({ query: { ...query, ...range }, stale: true })
  // Not put off by further scrolling, so that a long scroll shows rows on its way.
  timer ??= setTimeout(() => void openView(), RANGE_DELAY_MS)
}

/** How many items a chip stands for. */
export function countOf(view: View | null, filter: ViewFilter): number {
  if (!view) return 0
  return FILTER_STATES[filter].reduce((sum, state) => sum + view.totals.byState[state], 0)
}

function requery(change: Partial<ViewQuery>): void {
  restart(change)
  void openView()
}

/** Another list, from its beginning. */
function restart(change: Partial<ViewQuery>): void {
  const query = { ...current().query, ...change, offset: 0, limit: FIRST_VIEW.limit }
  patch({ query, stale: true, picked: NOTHING, anchor: null })
}

/** Whether two queries are for ranges of one list. */
function sameList(one: ViewQuery, other: ViewQuery): boolean {
  return listKey(one) === listKey(other)
}

/** What tells one list from another, whatever range of it is looked at. */
export const listKey = (query: ViewQuery): string => JSON.stringify({ ...query, offset: 0, limit: 0 })
