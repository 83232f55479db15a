/** Clips of a group under one heading, by their `seq`. */
export interface Group {
  key: string
  seqs: readonly number[]
  isCollapsed: boolean
}

/** A heading with its place among all lines. */
export interface Heading {
  key: string
  line: number
  clips: number
  isCollapsed: boolean
}

/** What the list shows, line by line: clips, and headings where they are grouped; clips of collapsed groups have none. */
export class Lines {
  /** Lines in all. */
  readonly count: number
  /** Clips in all, those of collapsed groups too. */
  readonly clips: number
  readonly #groups: readonly Group[]
  /** First line of each group. */
  readonly #starts: number[] = []
  readonly #hasHeadings: boolean

  private constructor(groups: readonly Group[], hasHeadings: boolean) {
    this.#groups = groups
    this.#hasHeadings = hasHeadings
    let line = 0
    for (const group of groups) {
      this.#starts.push(line)
      line += this.#linesOf(group)
    }
    this.count = line
    this.clips = groups.reduce((sum, { seqs }) => sum + seqs.length, 0)
  }

  static flat(seqs: readonly number[]): Lines {
    return new Lines([{ key: '', seqs, isCollapsed: false }], false)
  }

  static grouped(groups: readonly Group[]): Lines {
    return new Lines(groups, true)
  }

  /** The lines from `offset` on, at most `limit`. */
  slice(offset: number, limit: number): { seqs: number[]; headings: Heading[] } {
    const end = Math.min(this.count, offset + limit)
    const seqs: number[] = []
    const headings: Heading[] = []
    for (let n = this.#groupAt(offset); n < this.#groups.length; n++) {
      const group = this.#groups[n]
      const start = this.#starts[n]
      if (group === undefined || start === undefined || start >= end) break
      if (this.#hasHeadings && start >= offset) {
        const { key, isCollapsed } = group
        headings.push({ key, line: start, clips: group.seqs.length, isCollapsed })
      }
      if (group.isCollapsed) continue
      const first = start + (this.#hasHeadings ? 1 : 0)
      seqs.push(...group.seqs.slice(Math.max(0, offset - first), Math.max(0, end - first)))
    }
    return { seqs, headings }
  }

  /** Every clip, those of collapsed groups too. */
  all(): readonly number[] {
    return this.#groups.flatMap(({ seqs }) => seqs)
  }

  #linesOf({ seqs, isCollapsed }: Group): number {
    return (this.#hasHeadings ? 1 : 0) + (isCollapsed ? 0 : seqs.length)
  }

  /** The group in which a line is. */
  #groupAt(line: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= line) low = middle
      else high = middle - 1
    }
    return low
  }
}

/**
 * Puts clips under headings.
 * @param seqs in the order within the groups
 * @param keyOf the group of a clip
 * @param order of the groups; those that are not named come last
 */
export function group(
  seqs: readonly number[],
  keyOf: (seq: number) => string,
  order: readonly string[],
  collapsed: ReadonlySet<string>,
): Lines {
  const members = new Map<string, number[]>(order.map((key) => [key, []]))
  for (const seq of seqs) {
    const key = keyOf(seq)
    const list = members.get(key)
    if (list === undefined) members.set(key, [seq])
    else list.push(seq)
  }
  return Lines.grouped(
    [...members]
      .filter(([, list]) => list.length > 0)
      .map(([key, list]) => ({ key, seqs: list, isCollapsed: collapsed.has(key) })),
  )
}
