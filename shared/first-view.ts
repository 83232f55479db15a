import type { ViewQuery } from './view.ts'

/** What a new window shows first, before anybody chose anything else. */
export const FIRST_VIEW: ViewQuery = {
  filter: 'all',
  state: null,
  batchId: null,
  search: '',
  sort: 'added',
  descending: true,
  group: 'none',
  collapsed: [],
  offset: 0,
  limit: 40,
}
