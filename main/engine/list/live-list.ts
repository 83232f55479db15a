import { ITEM_STATES } from '../../../shared/item.ts'
import type { BatchId } from '../../../shared/batches.ts'
import type { ViewQuery } from '../../../shared/view.ts'
import { statesOf } from '../store/listing.ts'
import type { Store } from '../store/store.ts'
import { Aging } from './aging.ts'
import type { Source } from './aging.ts'
import { group, Lines } from './lines.ts'

/** Key of the group of clips that came without a batch, and of everything that was dropped. */
export const ALONE = 'alone'
export const DROPPED = 'dropped'

type ListQuery = Omit<ViewQuery, 'offset' | 'limit'>

/**
 * The list that the window looks at: the numbers of all its clips in their order, from which any range is read at once.
 * The rows that are shown are read anew each time; the list itself only when clips come, go or change places.
 */
export class LiveList {
  readonly #store: Store
  /** All clips of a filter in an order, so that another search need not sort them again. */
  readonly #order: Aging<readonly number[]>
  readonly #lines: Aging<Lines>
  readonly #batchOf: (BatchId | null)[] = []

  /** @param clock ms, never set back */
  constructor(store: Store, clock: () => number) {
    this.#store = store
    this.#order = new Aging(clock)
    this.#lines = new Aging(clock)
  }

  /** The lines of a query. */
  read(query: ListQuery): Lines {
    const { filter, state, batchId, search, sort, descending, group: by, collapsed } = query
    const order = [filter, state, sort, descending]
    const key = JSON.stringify([order, batchId, search, by, collapsed])
    return this.#lines.get(key, this.#linesSource(query), () => this.#make(query, JSON.stringify(order)))
  }

  /** Ms until the list that was read last is made anew; null when it is as things are. */
  dueIn(query: ListQuery): number | null {
    return this.#lines.dueIn(this.#linesSource(query))
  }

  /** Reasons are searched, and change with the state of a clip. */
  #linesSource(query: ListQuery): Source {
    const { search, sort } = query
    if (search === '' || sort === 'updated') return this.#orderSource(query)
    const { shape, edits } = this.#store.items
    return { version: shape, urgent: edits }
  }

  /** No change of a clip moves it among all clips in the order in which they came. */
  #orderSource(query: ListQuery): Source {
    const { version, shape, members, edits: urgent } = this.#store.items
    if (query.sort === 'updated') return { version, urgent }
    const isFixed = query.sort === 'added' && statesOf(query).length === ITEM_STATES.length
    return { version: isFixed ? members : shape, urgent }
  }

  #make(query: ListQuery, key: string): Lines {
    const { listing } = this.#store
    const ordered = this.#order.get(key, this.#orderSource(query), () =>
      listing.ordered(statesOf(query), query.sort, query.descending),
    )
    const seqs = listing.narrow(ordered, query)
    return query.group === 'none' ? Lines.flat(seqs) : this.#gather(seqs, query)
  }

  #gather(seqs: readonly number[], query: ListQuery): Lines {
    this.#learnBatches()
    const collapsed = new Set(query.collapsed)
    const sources = this.#store.listing.sources()
    const batches = [...sources.keys()].reverse()
    const batchOf = (seq: number): BatchId | null => this.#batchOf[seq] ?? null
    if (query.group === 'batch')
      return group(seqs, (seq) => String(batchOf(seq) ?? ALONE), batches.map(String), collapsed)
    const sourceOf = (batch: BatchId | null): string => (batch && sources.get(batch)) ?? DROPPED
    const order = [...new Set(batches.map((batch) => sourceOf(batch)))]
    return group(seqs, (seq) => sourceOf(batchOf(seq)), order, collapsed)
  }

  /** A clip's batch never changes, so only those of new clips are to be learnt. */
  #learnBatches(): void {
    for (const { seq, batchId } of this.#store.listing.batchesAfter(this.#batchOf.length - 1))
      this.#batchOf[seq] = batchId
  }
}
