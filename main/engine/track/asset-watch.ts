import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import { BATCH } from '../platform/paging.ts'
import type { PlatformClient } from '../platform/client.ts'
import type { Asset } from '../platform/wire.ts'
import type { Indexer } from './indexer.ts'
import { failedThere, goneFromPlatform, showStatus } from './outcome.ts'
import { differs } from './whole.ts'

/** Rounds in which the list may lack an asset before it counts as deleted. */
const ROUNDS_MISSED = 3

/** What a round of asking came to. */
export interface Round {
  items: number
  /** Calls that told of little; a page full of news is worth its call. */
  idleCalls: number
  hasChanged: boolean
}

/** News on a page from which on it is worth its call. */
export const MUCH_NEWS = 25

/** Follows assets from `processing` to `ready` or `failed`, by lists of 50. */
export class AssetWatch {
  readonly #ctx: EngineContext
  readonly #indexer: Indexer
  /** When each was last asked about, by the number of the call. */
  readonly #askedAt = new Map<ItemId, number>()
  readonly #missed = new Map<ItemId, number>()
  #calls = 0

  constructor(ctx: EngineContext, indexer: Indexer) {
    this.#ctx = ctx
    this.#indexer = indexer
  }

  /** Asks about those that were asked about longest ago, and on as long as a page tells of something ready. */
  async look(client: PlatformClient, signal: AbortSignal): Promise<Round> {
    const waiting = this.#waiting()
    const round: Round = { items: waiting.length, idleCalls: 0, hasChanged: false }
    for (let at = 0; at < waiting.length; at += BATCH) {
      const page = waiting.slice(at, at + BATCH)
      const assets = await client.assets(
        page.map((one) => one.assetId),
        signal,
      )
      const changes = this.#seen(page, assets)
      if (changes < MUCH_NEWS) round.idleCalls++
      if (changes === 0) break
      round.hasChanged = true
    }
    return round
  }

  #waiting(): { id: ItemId; assetId: string }[] {
    const open = this.#ctx.store.tracked.processing().filter(({ id }) => !this.#indexer.has(id))
    const ids = new Set(open.map(({ id }) => id))
    for (const id of [...this.#askedAt.keys()]) {
      if (ids.has(id)) continue
      this.#askedAt.delete(id)
      this.#missed.delete(id)
    }
    return open.sort((a, b) => (this.#askedAt.get(a.id) ?? 0) - (this.#askedAt.get(b.id) ?? 0))
  }

  #seen(page: readonly { id: ItemId; assetId: string }[], assets: readonly Asset[]): number {
    const byId = new Map(assets.map((asset) => [asset._id, asset]))
    this.#calls++
    return page.filter(({ id, assetId }) => {
      this.#askedAt.set(id, this.#calls)
      const asset = byId.get(assetId)
      return asset === undefined ? this.#notSeen(id) : this.#assetSeen(id, asset)
    }).length
  }

  #assetSeen(id: ItemId, asset: Asset): boolean {
    this.#missed.delete(id)
    const item = this.#ctx.store.items.get(id)
    // A person may have cancelled it while the list was under way.
    if (item?.state !== 'processing' || item.assetId !== asset._id) return false
    if (asset.status === 'failed') {
      failedThere(this.#ctx, item, 'asset_failed', asset)
      return true
    }
    if (asset.status !== 'ready') {
      showStatus(this.#ctx, item, asset.status)
      return false
    }
    const against = differs(item, asset)
    if (against !== null) {
      this.#ctx.store.items.move(id, 'failed', against.message, { failure: against })
      return true
    }
    showStatus(this.#ctx, item, asset.status)
    this.#indexer.add(id)
    return true
  }

  #notSeen(id: ItemId): boolean {
    const rounds = (this.#missed.get(id) ?? 0) + 1
    this.#missed.set(id, rounds)
    const item = this.#ctx.store.items.get(id)
    if (rounds < ROUNDS_MISSED || item?.state !== 'processing') return false
    this.#missed.delete(id)
    goneFromPlatform(this.#ctx, item)
    return true
  }
}
