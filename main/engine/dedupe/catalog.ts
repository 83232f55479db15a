import type { PlatformClient } from '../platform/client.ts'
import { patient } from '../platform/patient.ts'
import type { IndexedAsset } from '../platform/wire.ts'
import { namedIn } from '../queue/identity.ts'
import type { CatalogRow } from '../store/catalog.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'

/** How old what is known of an index may be before it is read again, in ms. */
export const FRESH_MS = 60_000

/** For how long from its begin a read is waited for where that is no matter of life, in ms. */
const PATIENCE_MS = 3000

const OVER = new Error('not waited for any longer')
const CLOSED = new Error('closed')

/**
 * What the indexes hold. An index is read once in whole, the newest first, 50 a call, and from then on only as far back
 * as the last read came; each page is kept as it comes, and a read that is cut short is done again from its beginning.
 * However many clips ask, an index is read by one at a time.
 */
export class Catalog {
  readonly #store: Store
  readonly #now: () => number
  readonly #freshMs: number
  readonly #stop = new AbortController()
  readonly #reads = new Map<string, { done: Promise<void>; begun: number }>()

  /** @param freshMs how old what is known may be before it is read again, in ms */
  constructor(store: Store, now: () => number, freshMs: number) {
    this.#store = store
    this.#now = now
    this.#freshMs = freshMs
  }

  /**
   * Brings what is known of an index up to date, unless that was done just now.
   * @param enough a read since then will do, epoch ms
   * @throws PlatformError, with what was known left as it was; the signal's reason, while others wait on
   */
  async freshen(
    client: PlatformClient,
    indexId: string,
    signal: AbortSignal,
    enough = Infinity,
  ): Promise<void> {
    if (this.#isFresh(indexId, enough)) return
    await orAborted(this.#reading(client, indexId).done, signal)
  }

  /**
   * As `freshen`, for whom it is no matter of life: the read goes on, but is not waited for beyond its first seconds,
   * however many ask. @returns whether what is known is up to date
   * @throws PlatformError; the signal's reason
   */
  async freshenSoon(client: PlatformClient, indexId: string, signal: AbortSignal): Promise<boolean> {
    if (this.#isFresh(indexId)) return true
    const { done, begun } = this.#reading(client, indexId)
    const patience = Math.max(0, begun + PATIENCE_MS - performance.now())
    const over = new AbortController()
    const timer = setTimeout(() => over.abort(OVER), patience)
    try {
      await orAborted(done, AbortSignal.any([signal, over.signal]))
      return true
    } catch (error) {
      if (error === OVER) return false
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * Reads an index from its first page to its last, and forgets what is not there any more.
   * @param onRead told after each page how many indexed assets were read
   * @returns the ids of all that it holds
   * @throws PlatformError, with nothing forgotten; the signal's reason
   */
  async readWhole(
    client: PlatformClient,
    indexId: string,
    signal: AbortSignal,
    onRead: (assets: number) => void,
  ): Promise<Set<string>> {
    const readAt = this.#now()
    const ids = new Set<string>()
    let newestAt = 0
    for (let page = 1; ; page++) {
      const ask = () => client.newestIndexedAssets(indexId, page, signal)
      const { data, isLast } = await patient(signal, ask)
      this.#keep(indexId, data)
      for (const one of data.filter(isThere)) ids.add(one._id)
      newestAt = Math.max(newestAt, ...data.map(createdAt))
      onRead(ids.size)
      if (isLast || data.length === 0) break
    }
    this.#store.catalog.keepOnly(indexId, ids)
    this.#store.catalog.wasRead(indexId, readAt, newestAt)
    return ids
  }

  /** Keeps what the platform said of one indexed asset by itself. @returns it as it is kept */
  learn(indexId: string, seen: IndexedAsset): CatalogRow {
    const row = { ...this.#rowOf(seen), looked: true }
    this.#store.catalog.keep(indexId, [row])
    return row
  }

  /** Keeps an item that leaves the list: the index holds it on, and it may have come there since the last read. */
  remember(item: StoredItem): void {
    const { id, indexId, indexedAssetId, assetId, fingerprint, name, size, media, updatedAt } = item
    if (item.state !== 'ready' || indexedAssetId === null) return
    this.#store.catalog.keep(indexId, [
      {
        indexedAssetId,
        assetId,
        itemId: id,
        fingerprint,
        name: name.normalize('NFC'),
        size,
        duration: media?.durationSeconds ?? null,
        createdAt: updatedAt,
        looked: true,
      },
    ])
  }

  async close(): Promise<void> {
    this.#stop.abort(CLOSED)
    await Promise.allSettled([...this.#reads.values()].map(({ done }) => done))
  }

  #isFresh(indexId: string, enough = Infinity): boolean {
    const last = this.#store.catalog.lastRead(indexId)
    if (last === null) return false
    const age = this.#now() - last.readAt
    return (age >= 0 && age < this.#freshMs) || last.readAt >= enough
  }

  #reading(client: PlatformClient, indexId: string): { done: Promise<void>; begun: number } {
    const under = this.#reads.get(indexId)
    if (under !== undefined) return under
    const done = this.#read(client, indexId).finally(() => this.#reads.delete(indexId))
    // Those who wait may all have given up by then.
    done.catch(() => undefined)
    const read = { done, begun: performance.now() }
    this.#reads.set(indexId, read)
    return read
  }

  async #read(client: PlatformClient, indexId: string): Promise<void> {
    const { catalog } = this.#store
    const readAt = this.#now()
    const readTo = catalog.lastRead(indexId)?.newestAt ?? -Infinity
    let newestAt = Math.max(0, readTo)
    for (let page = 1; ; page++) {
      const { data, isLast } = await client.newestIndexedAssets(indexId, page, this.#stop.signal)
      this.#keep(indexId, data)
      const times = data.map(createdAt)
      newestAt = Math.max(newestAt, ...times)
      if (isLast || data.length === 0 || times.some((at) => at > 0 && at <= readTo)) break
    }
    catalog.wasRead(indexId, readAt, newestAt)
  }

  #keep(indexId: string, data: readonly IndexedAsset[]): void {
    this.#store.catalog.keep(
      indexId,
      data.filter(isThere).map((one) => this.#rowOf(one)),
    )
  }

  #rowOf(seen: IndexedAsset): CatalogRow {
    const { filename, size, duration } = seen.system_metadata ?? {}
    const own = this.#store.tracked.indexedAs(seen._id)
    const named = namedIn(seen.user_metadata)
    return {
      indexedAssetId: seen._id,
      assetId: seen.asset_id ?? null,
      itemId: named.itemId ?? own?.id ?? null,
      fingerprint: named.fingerprint ?? own?.fingerprint ?? null,
      name: filename?.normalize('NFC') ?? null,
      size: size ?? null,
      duration: duration ?? null,
      createdAt: createdAt(seen),
      looked: own !== null || (seen.user_metadata !== undefined && seen.user_metadata !== null),
    }
  }
}

/** What failed to be indexed cannot be found in the index. */
export const isThere = (seen: IndexedAsset): boolean => seen.status !== 'failed'

/** Epoch ms of the platform; 0 where it was not told. */
function createdAt(seen: IndexedAsset): number {
  const at = Date.parse(seen.created_at ?? '')
  return Number.isNaN(at) ? 0 : at
}

/** Waits for something that others wait for too. @throws the signal's reason as soon as it is aborted */
async function orAborted(shared: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  let giveUp = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason as Error)
    signal.addEventListener('abort', giveUp, { once: true })
  })
  await Promise.race([shared, aborted]).finally(() => signal.removeEventListener('abort', giveUp))
}
