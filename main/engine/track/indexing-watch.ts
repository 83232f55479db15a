import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import { BATCH } from '../platform/paging.ts'
import type { PlatformClient } from '../platform/client.ts'
import type { Page } from '../platform/paging.ts'
import { PlatformError } from '../platform/error.ts'
import { reasonOf } from '../platform/wire.ts'
import { isIndexGone } from '../queue/look.ts'
import type { StoredItem } from '../store/item.ts'
import type { IndexingGroup } from '../store/tracked.ts'
import { MUCH_NEWS } from './asset-watch.ts'
import type { Round } from './asset-watch.ts'
import { endWithIndex, goneFromPlatform, indexingSeen } from './outcome.ts'
import type { Seen } from './outcome.ts'

/** How long the request for indexing may have taken, and how far the platform's clock may be misjudged, in ms. */
const SLACK_MS = 15_000
/** How far apart the clocks of the platform's own machines may be, in base intervals: a second at the usual 5 s. */
const DISORDER = 0.2
/** Base intervals without news after which an item is asked for by itself, and between two such calls. */
const NO_NEWS = 24
const SINGLES_APART = 6

/** What is remembered of a group between rounds. */
interface Memory {
  /** Everything that changed on the platform up to this time has been seen, epoch ms of the platform. */
  seenUpTo: number
  /** When there was last news of each item, epoch ms. */
  newsAt: Map<ItemId, number>
  /** Rounds since an item was asked for by itself. */
  sinceSingle: number
}

/**
 * Follows tasks and indexed assets to their end by the lists of an index, latest change first, read back to where the
 * last round began: what has not changed is not read again. Large batches read what has ended alone.
 */
export class IndexingWatch {
  readonly #ctx: EngineContext
  readonly #baseMs: number
  readonly #groups = new Map<string, Memory>()

  /** @param baseMs base interval of polling */
  constructor(ctx: EngineContext, baseMs: number) {
    this.#ctx = ctx
    this.#baseMs = baseMs
  }

  async look(client: PlatformClient, signal: AbortSignal): Promise<Round> {
    const groups = this.#ctx.store.tracked.indexing()
    const keys = new Set(groups.map(keyOf))
    for (const key of [...this.#groups.keys()]) if (!keys.has(key)) this.#groups.delete(key)
    const total: Round = { items: 0, idleCalls: 0, hasChanged: false }
    const failures: unknown[] = []
    for (const group of groups) {
      try {
        const round = await this.#lookOrEnd(client, group, signal)
        total.items += group.items
        total.idleCalls += round.idleCalls
        total.hasChanged ||= round.hasChanged
      } catch (error) {
        // What a broken round began to remember is not relied on. The other groups are looked at all the same.
        this.#groups.delete(keyOf(group))
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
    return total
  }

  /** Looks at a group; where its index is gone, its items end with it. */
  async #lookOrEnd(client: PlatformClient, group: IndexingGroup, signal: AbortSignal): Promise<Round> {
    try {
      return await this.#lookAt(client, group, signal)
    } catch (error) {
      if (!(error instanceof PlatformError) || !error.isMissing) throw error
      if (!(await isIndexGone(client, group.indexId, signal))) throw error
      endWithIndex(
        this.#ctx,
        this.#ctx.store.tracked.ofGroup(group).map(({ id }) => id),
      )
      return { items: group.items, idleCalls: 0, hasChanged: true }
    }
  }

  async #lookAt(client: PlatformClient, group: IndexingGroup, signal: AbortSignal): Promise<Round> {
    const memory = this.#memoryOf(group)
    const readTo = this.#readTo(group, memory)
    const round: Round = { items: group.items, idleCalls: 0, hasChanged: false }
    const isLarge = group.items > BATCH
    let newest = 0
    let open = group.items
    for (let page = 1; open > 0; page++) {
      const { data, isLast } = await this.#page(client, group, page, isLarge, signal)
      let news = 0
      // Tasks outlive their index and fail without a reason; the index itself tells which it was.
      if (data.some((one) => one.status === 'failed' && reasonOf(one) === null && this.#itemOf(group, one)))
        await client.index(group.indexId, signal)
      for (const one of data) {
        if (changedAt(one) < Infinity) newest = Math.max(newest, changedAt(one))
        const item = this.#itemOf(group, one)
        if (item === null) continue
        memory.newsAt.set(item.id, this.#ctx.now())
        if (indexingSeen(this.#ctx, item, one)) news++
        open--
      }
      if (news > 0) round.hasChanged = true
      if (news < MUCH_NEWS) round.idleCalls++
      const last = data.at(-1)
      if (isLast || last === undefined || changedAt(last) < readTo) break
    }
    if (newest > 0) memory.seenUpTo = newest
    if (await this.#lookAtOne(client, group, memory, signal)) round.idleCalls++
    return round
  }

  /** How far back to read: to where the last round began, or to before the first item that no round has looked for. */
  #readTo(group: IndexingGroup, memory: Memory): number {
    const offset = this.#ctx.clock.now() - Date.now()
    let readTo = memory.seenUpTo - DISORDER * this.#baseMs
    for (const { id, since } of this.#ctx.store.tracked.ofGroup(group)) {
      if (memory.newsAt.has(id)) continue
      memory.newsAt.set(id, this.#ctx.now())
      readTo = Math.min(readTo, since + offset - SLACK_MS)
    }
    return readTo
  }

  #page(
    client: PlatformClient,
    { indexId, byTask }: IndexingGroup,
    page: number,
    ended: boolean,
    signal: AbortSignal,
  ): Promise<Page<Seen>> {
    return byTask
      ? client.tasks(indexId, page, ended, signal)
      : client.indexedAssets(indexId, page, ended, signal)
  }

  /** An item of which there was no news for long may be gone: the one with the oldest news is asked for by itself. */
  async #lookAtOne(
    client: PlatformClient,
    group: IndexingGroup,
    memory: Memory,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (++memory.sinceSingle < SINGLES_APART) return false
    const before = this.#ctx.now() - NO_NEWS * this.#baseMs
    const [oldest] = [...memory.newsAt].filter(([, at]) => at < before).sort(([, a], [, b]) => a - b)
    const item = oldest ? this.#ctx.store.items.get(oldest[0]) : null
    if (item?.state !== 'indexing') {
      if (oldest) memory.newsAt.delete(oldest[0])
      return false
    }
    memory.sinceSingle = 0
    memory.newsAt.set(item.id, this.#ctx.now())
    const seen = await askFor(client, group, item, signal)
    const now = this.#ctx.store.items.get(item.id)
    if (now?.state !== 'indexing') return true
    if (seen === null) goneFromPlatform(this.#ctx, now)
    else indexingSeen(this.#ctx, now, seen)
    return true
  }

  #itemOf(group: IndexingGroup, seen: Seen): StoredItem | null {
    const id = this.#ctx.store.tracked.indexingUnder(group.byTask, seen._id)
    return id === null ? null : this.#ctx.store.items.get(id)
  }

  #memoryOf(group: IndexingGroup): Memory {
    const kept = this.#groups.get(keyOf(group))
    if (kept) return kept
    // Every item is new to a group that is: `#readTo` reads back to before the first of them.
    const fresh: Memory = { seenUpTo: Infinity, newsAt: new Map(), sinceSingle: 0 }
    this.#groups.set(keyOf(group), fresh)
    return fresh
  }
}

const keyOf = (group: IndexingGroup): string => `${group.indexId} ${group.byTask}`

/** Epoch ms of the platform; what has no date counts as changed just now. */
function changedAt(seen: Seen): number {
  const at = Date.parse(seen.updated_at ?? '')
  return Number.isNaN(at) ? Infinity : at
}

async function askFor(
  client: PlatformClient,
  { indexId, byTask }: IndexingGroup,
  item: StoredItem,
  signal: AbortSignal,
): Promise<Seen | null> {
  try {
    if (byTask) return await client.task(item.taskId ?? '', signal)
    return await client.indexedAsset(indexId, item.indexedAssetId ?? '', signal)
  } catch (error) {
    if (error instanceof PlatformError && error.isMissing) return null
    throw error
  }
}
