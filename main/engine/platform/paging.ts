/** The platform's lists, page by page. */
import type { Query } from './api.ts'
import { PlatformError } from './error.ts'

/** Most items per page of any list, and most chunks per report and URLs per call (contract §1.1, §5.3, §5.4). */
export const BATCH = 50

/** More pages than the largest index has (100,000 videos); a list that never ends is a mistake of the answer. */
export const PAGES_MOST = 10_000

export interface Page<T> {
  data: T[]
  isLast: boolean
}

export function toPage<T>(answer: { data: T[]; page_info: { page: number; total_page: number } }): Page<T> {
  const { page, total_page } = answer.page_info
  return { data: answer.data, isLast: answer.data.length === 0 || page >= total_page }
}

/** A page of a list, latest change first. */
export const latestFirst = (page: number): Query => ({
  sort_by: 'updated_at',
  sort_option: 'desc',
  page,
  page_limit: BATCH,
})

export const endless = () => new PlatformError('broken', { detail: 'unexpected answer: a list without end' })

/** All pages of a list, stopping at the last (contract §1.1). */
export async function collect<T>(
  get: (page: {
    page: number
    page_limit: number
  }) => Promise<{ data: T[]; page_info: { page: number; total_page: number } }>,
): Promise<T[]> {
  const all: T[] = []
  for (let page = 1; page <= PAGES_MOST; page++) {
    const { data, page_info } = await get({ page, page_limit: BATCH })
    all.push(...data)
    if (data.length === 0 || page >= page_info.total_page) return all
  }
  throw endless()
}
