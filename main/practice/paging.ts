/** Lists: pages of at most 50, with the order that was asked for (platform contract §1.1). */
import { invalid, unknownParameter } from './errors.ts'

export interface PageInfo {
  page: number
  limit_per_page: number
  total_page: number
  total_results: number
}

const PAGE_KEYS = ['page', 'page_limit']
const SORT_KEYS = ['sort_by', 'sort_option']

/** Refuses query parameters that the call does not have. */
export function allowOnly(query: URLSearchParams, keys: readonly string[], sorted = false): void {
  const known = new Set([...PAGE_KEYS, ...(sorted ? SORT_KEYS : []), ...keys])
  const unknown = [...new Set(query.keys())].filter((key) => !known.has(key))
  if (unknown.length > 0) throw unknownParameter(unknown)
}

export const isPagingKey = (key: string): boolean => PAGE_KEYS.includes(key) || SORT_KEYS.includes(key)

/** One page of the items; a page past the end is empty. */
export function pageOf<T>(items: readonly T[], query: URLSearchParams): { items: T[]; page_info: PageInfo } {
  const page = wholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER)
  const limit = wholeNumber(query, 'page_limit', 10, 50)
  return {
    items: items.slice((page - 1) * limit, page * limit),
    page_info: {
      page,
      limit_per_page: limit,
      total_page: Math.ceil(items.length / limit),
      total_results: items.length,
    },
  }
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number, max: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1 || value > max)
    throw invalid(name, `It must be between 1 and ${max}.`)
  return value
}

/** Puts items, given oldest first, in the asked order; newest first by default. */
export function sorted<T extends { createdAt: number; updatedAt: number }>(
  oldestFirst: Iterable<T>,
  query: URLSearchParams,
): T[] {
  const by = oneOf(query, 'sort_by', ['created_at', 'updated_at'])
  const option = oneOf(query, 'sort_option', ['desc', 'asc'])
  const items = [...oldestFirst]
  if (by === 'updated_at') items.sort((a, b) => a.updatedAt - b.updatedAt)
  return option === 'asc' ? items : items.reverse()
}

function oneOf(query: URLSearchParams, name: string, allowed: [string, ...string[]]): string {
  const value = query.get(name) ?? allowed[0]
  if (!allowed.includes(value)) throw invalid(name, `It must be one of: ${allowed.join(', ')}.`)
  return value
}
