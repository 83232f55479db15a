/** Pairs of metadata while they are edited, and what they are to become. */
import type { Metadata, MetadataValue } from '../shared/on-platform.ts'

export type PairKind = 'string' | 'number' | 'boolean'

export interface Pair {
  /** Tells it from others while its key changes. */
  readonly n: number
  readonly key: string
  readonly kind: PairKind
  readonly text: string
}

/** What is wrong with a draft: `twice` and `noNumber` say with which key or value. */
export type DraftProblem = { is: 'noKey' } | { is: 'twice'; key: string } | { is: 'noNumber'; value: string }

export interface Change {
  set: Metadata
  remove: string[]
}

export function draftOf(metadata: Metadata): Pair[] {
  return Object.entries(metadata).map(([key, value], n) => ({
    n,
    key,
    kind: kindOf(value),
    text: String(value),
  }))
}

/** What changes `before` into a draft, or what is wrong with that. A value counts as the kind that was chosen for it. */
export function changeOf(before: Metadata, draft: readonly Pair[]): Change | DraftProblem {
  const set: Metadata = {}
  const keys = new Set<string>()
  for (const { key: typed, kind, text } of draft) {
    const key = typed.trim()
    if (key === '') return { is: 'noKey' }
    if (keys.has(key)) return { is: 'twice', key }
    keys.add(key)
    const value = valueOf(kind, text)
    if (value === null) return { is: 'noNumber', value: text }
    if (before[key] !== value) set[key] = value
  }
  return { set, remove: Object.keys(before).filter((key) => !keys.has(key)) }
}

const kindOf = (value: MetadataValue): PairKind =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string'

/** Null for what is no number. */
function valueOf(kind: PairKind, text: string): MetadataValue | null {
  if (kind === 'string') return text
  if (kind === 'boolean') return text === 'true'
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}
