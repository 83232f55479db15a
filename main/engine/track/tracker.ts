import type { ItemId } from '../../../shared/domain.ts'
import { failure } from '../../../shared/errors.ts'
import type { EngineContext } from '../context.ts'
import { describeError } from '../log.ts'
import { BATCH } from '../platform/client.ts'
import type { Page, PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import { verdictOf } from '../platform/verdict.ts'
import { reasonOf } from '../platform/wire.ts'
import type { Settler } from '../queue/settle.ts'
import type { StoredItem } from '../store/item.ts'
import { indexAsset } from './index-asset.ts'

/** Polling slows down to this factor of the base interval while nothing changes. */
const SLOWEST = 6
/** Rounds in which a list may lack an item before the item itself is asked for. */
const ROUNDS_MISSED = 3
/** Lists are read back to this long before the oldest item that is waited for, in ms. */
const SLACK_MS = 10 * 60_000
const STOPPED = new Error('stopped')

/** Follows assets and indexing to their end, by lists of 50, never one call per item on a timer. */
export class Tracker {
  readonly #ctx: EngineContext
  readonly #settler: Settler
  readonly #baseMs: number
  readonly #stop = new AbortController()
  readonly #missed = new Map<ItemId, number>()
  #intervalMs: number
  #timer: NodeJS.Timeout | null = null
  /** When the next round is due, epoch ms. */
  #dueAt = Infinity
  #round: Promise<void> | null = null

  /** @param pollMs interval of polling while things change, in ms */
  constructor(ctx: EngineContext, settler: Settler, pollMs: number) {
    this.#ctx = ctx
    this.#settler = settler
    this.#baseMs = pollMs
    this.#intervalMs = pollMs
  }

  /** Looks again within the base interval; call when an item came in. */
  wake(): void {
    this.#intervalMs = this.#baseMs
    if (this.#round === null && this.#dueAt > this.#ctx.now() + this.#baseMs) this.#schedule()
  }

  async close(): Promise<void> {
    this.#stop.abort(STOPPED)
    if (this.#timer) clearTimeout(this.#timer)
    await this.#round
  }

  #schedule(): void {
    if (this.#stop.signal.aborted) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#dueAt = this.#ctx.now() + this.#intervalMs
    this.#timer = setTimeout(() => {
      this.#dueAt = Infinity
      this.#round = this.#look().finally(() => {
        this.#round = null
        if (this.#tracked().length > 0) this.#schedule()
      })
    }, this.#intervalMs)
  }

  #tracked(): StoredItem[] {
    return this.#stop.signal.aborted ? [] : this.#ctx.store.items.inStates(['processing', 'indexing'])
  }

  /** The items that are still in the state in which they were read: a person may have cancelled one meanwhile. */
  *#unmoved(items: readonly StoredItem[]): Generator<StoredItem> {
    for (const item of items) {
      const now = this.#ctx.store.items.get(item.id)
      if (now?.state === item.state) yield now
    }
  }

  async #look(): Promise<void> {
    const client = this.#ctx.client()
    const tracked = this.#tracked()
    if (client === null || tracked.length === 0) return
    try {
      const changed = [await this.#lookAtAssets(client, tracked), await this.#lookAtIndexing(client, tracked)]
      const slower = Math.min(this.#baseMs * SLOWEST, this.#intervalMs * 1.5)
      this.#intervalMs = changed.includes(true) ? this.#baseMs : slower
    } catch (error) {
      this.#pollFailed(error)
    }
  }

  /** A poll that failed changes no item: the next one comes later, or the queue is held. */
  #pollFailed(error: unknown): void {
    if (this.#stop.signal.aborted) return
    if (!(error instanceof PlatformError)) {
      this.#ctx.log('error', `tracking: ${describeError(error)}`)
      return
    }
    const verdict = verdictOf(error, { name: 'the list', attempt: 0 })
    if (verdict.kind === 'hold') this.#ctx.hold(verdict.failure)
    this.#intervalMs = Math.min(this.#baseMs * SLOWEST, this.#intervalMs * 2)
  }

  async #lookAtAssets(client: PlatformClient, tracked: StoredItem[]): Promise<boolean> {
    const items = tracked.filter((item) => item.state === 'processing' && item.assetId !== null)
    let changed = false
    for (let at = 0; at < items.length; at += BATCH) {
      const batch = items.slice(at, at + BATCH)
      const assets = await client.assets(
        batch.flatMap((item) => item.assetId ?? []),
        this.#stop.signal,
      )
      const byId = new Map(assets.map((asset) => [asset._id, asset]))
      for (const item of this.#unmoved(batch)) {
        const asset = byId.get(item.assetId ?? '')
        if (asset) changed = (await this.#assetSeen(client, item, asset)) || changed
        else await this.#notSeen(item, () => Promise.resolve(null))
      }
    }
    return changed
  }

  async #assetSeen(client: PlatformClient, item: StoredItem, asset: Seen): Promise<boolean> {
    this.#missed.delete(item.id)
    if (asset.status === 'failed') {
      this.#fail(item, 'asset_failed', asset)
      return true
    }
    if (asset.status === 'ready') {
      if (item.nextAttemptAt !== null && item.nextAttemptAt > this.#ctx.now()) return false
      await this.#startIndexing(client, item, asset._id)
      return true
    }
    return this.#showStatus(item, asset.status)
  }

  async #startIndexing(client: PlatformClient, item: StoredItem, assetId: string): Promise<void> {
    try {
      await indexAsset(this.#ctx, client, item, assetId, this.#stop.signal)
      this.#settler.succeeded(item.id)
    } catch (error) {
      if (!this.#stop.signal.aborted) await this.#settler.failed(item.id, error)
    }
  }

  async #lookAtIndexing(client: PlatformClient, tracked: StoredItem[]): Promise<boolean> {
    const indexing = tracked.filter((item) => item.state === 'indexing')
    const signal = this.#stop.signal
    let changed = false
    for (const [indexId, items] of Map.groupBy(indexing, (item) => item.indexId)) {
      const tasks = items.filter((item) => item.taskId !== null)
      const assets = items.filter((item) => item.taskId === null)
      const seenTasks = await readUntilSeen(
        tasks,
        (item) => item.taskId,
        (page) => client.tasks(indexId, page, signal),
      )
      const seenAssets = await readUntilSeen(
        assets,
        (item) => item.indexedAssetId,
        (page) => client.indexedAssets(indexId, page, signal),
      )
      for (const item of this.#unmoved(items)) {
        const seen =
          item.taskId !== null ? seenTasks.get(item.taskId) : seenAssets.get(item.indexedAssetId ?? '')
        if (seen) changed = this.#indexingSeen(item, seen) || changed
        else await this.#notSeen(item, () => this.#askFor(client, item))
      }
    }
    return changed
  }

  #indexingSeen(item: StoredItem, seen: Seen): boolean {
    this.#missed.delete(item.id)
    switch (seen.status) {
      case 'ready':
        this.#ctx.store.items.move(item.id, 'ready', 'Indexed', { platformStatus: seen.status })
        return true
      case 'failed':
        this.#fail(item, 'indexing_failed', seen)
        return true
      default:
        return this.#showStatus(item, seen.status)
    }
  }

  #fail(item: StoredItem, code: 'asset_failed' | 'indexing_failed', seen: Seen): void {
    const reason = reasonOf(seen)
    const of = failure(code, { name: item.name, ...(reason === null ? {} : { detail: reason }) })
    this.#ctx.store.items.move(item.id, 'failed', of.message, { failure: of, platformStatus: seen.status })
  }

  /** Unknown statuses are shown as they came. */
  #showStatus(item: StoredItem, status: string): boolean {
    if (item.platformStatus === status) return false
    this.#ctx.store.items.patch(item.id, { platformStatus: status })
    return true
  }

  async #askFor(client: PlatformClient, item: StoredItem): Promise<Seen | null> {
    try {
      if (item.taskId !== null) return await client.task(item.taskId, this.#stop.signal)
      return await client.indexedAsset(item.indexId, item.indexedAssetId ?? '', this.#stop.signal)
    } catch (error) {
      if (error instanceof PlatformError && error.isMissing) return null
      throw error
    }
  }

  /** An item that the lists lacked several times is asked for by itself; when that fails too, it is gone. */
  async #notSeen(item: StoredItem, ask: () => Promise<Seen | null>): Promise<void> {
    const rounds = (this.#missed.get(item.id) ?? 0) + 1
    this.#missed.set(item.id, rounds)
    if (rounds < ROUNDS_MISSED) return
    this.#missed.delete(item.id)
    const seen = await ask()
    if (seen) {
      this.#indexingSeen(item, seen)
      return
    }
    const of = failure('gone_from_platform', { name: item.name })
    this.#ctx.store.items.move(item.id, 'failed', of.message, { failure: of })
  }
}

/** An asset, a task or an indexed asset as a list shows it. */
interface Seen {
  _id: string
  status: string
  updated_at?: string | null | undefined
  error?: unknown
  message?: string | null | undefined
}

/** Reads a list, latest change first, until every wanted id was seen or the page is older than all of them. */
async function readUntilSeen(
  items: readonly StoredItem[],
  idOf: (item: StoredItem) => string | null,
  read: (page: number) => Promise<Page<Seen>>,
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  const wanted = new Set(items.flatMap((item) => idOf(item) ?? []))
  const oldest = Math.min(...items.map((item) => item.addedAt)) - SLACK_MS
  for (let page = 1; wanted.size > 0; page++) {
    const { data, isLast } = await read(page)
    for (const one of data) {
      if (wanted.delete(one._id)) seen.set(one._id, one)
    }
    const last = data.at(-1)?.updated_at
    if (isLast || (last && Date.parse(last) < oldest)) break
  }
  return seen
}
