/** Query parameters of lists, as tests over one item each. A parameter that was not given lets everything pass. */
import { invalid } from './errors.ts'
import type { Metadata } from './records.ts'

/** "On the specified date at or after the given time": taken without an end (platform contract §1.2). */
export function since(query: URLSearchParams, name: string): (at: number) => boolean {
  const text = query.get(name)
  if (text === null) return () => true
  const from = Date.parse(text)
  if (Number.isNaN(from)) throw invalid(name, 'It must be a date and time in the RFC 3339 format.')
  return (at) => at >= from
}

export function equal(query: URLSearchParams, name: string): (value: string) => boolean {
  const wanted = query.get(name)
  return (value) => wanted === null || value === wanted
}

/** Several values are given by repeating the parameter. */
export function anyOf(
  query: URLSearchParams,
  name: string,
  allowed?: readonly string[],
): (value: string) => boolean {
  const wanted = new Set(query.getAll(name))
  const wrong = allowed && [...wanted].find((value) => !allowed.includes(value))
  if (wrong !== undefined) throw invalid(name, `It must be one of: ${(allowed ?? []).join(', ')}.`)
  return (value) => wanted.size === 0 || wanted.has(value)
}

/** `width=640` compares for equality, `width[gte]=…&width[lte]=…` for a range. */
export function number(query: URLSearchParams, name: string, ranges: boolean): (value: number) => boolean {
  const exact = numberOf(query, name)
  const [from, to] = ranges
    ? [numberOf(query, `${name}[gte]`), numberOf(query, `${name}[lte]`)]
    : [null, null]
  return (value) =>
    (exact === null || value === exact) && (from === null || value >= from) && (to === null || value <= to)
}
export const rangeKeys = (name: string): string[] => [name, `${name}[gte]`, `${name}[lte]`]

function numberOf(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  if (text === null) return null
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw invalid(name, 'It must be a number.')
  return value
}

/**
 * User metadata in both forms that the sources give: each key as a parameter of its own, as the documentation has
 * it, or one `user_metadata` parameter with JSON, as the official client sends it (platform contract §1.2).
 */
export function metadata(
  query: URLSearchParams,
  isOther: (key: string) => boolean,
): (value: Metadata | null) => boolean {
  const wanted = new Map<string, string>()
  for (const [key, value] of query) if (!isOther(key) && key !== 'user_metadata') wanted.set(key, value)
  const encoded = query.get('user_metadata')
  if (encoded !== null)
    for (const [key, value] of Object.entries(parse(encoded))) wanted.set(key, String(value))
  return (held) =>
    [...wanted].every(([key, value]) => held?.[key] !== undefined && String(held[key]) === value)
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw invalid('user_metadata', 'It must be a JSON object.')
}
