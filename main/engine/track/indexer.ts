import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import type { Settler } from '../queue/settle.ts'
import { indexAsset } from './index-asset.ts'

/** Requests for indexing under way at once. */
const AT_ONCE = 8
const LOOK_MS = 1000

/**
 * Hands ready assets to indexing, in the order in which they became ready, as the plan's limits on video and on tasks
 * at once allow; beside the polling, so that neither waits for the other.
 */
export class Indexer {
  readonly #ctx: EngineContext
  readonly #settler: Settler
  readonly #onStarted: () => void
  readonly #signal: AbortSignal
  readonly #ready = new Set<ItemId>()
  readonly #running = new Map<ItemId, Promise<void>>()
  #timer: NodeJS.Timeout | null = null

  /** @param onStarted called when the platform began to index something */
  constructor(ctx: EngineContext, settler: Settler, signal: AbortSignal, onStarted: () => void) {
    this.#ctx = ctx
    this.#settler = settler
    this.#signal = signal
    this.#onStarted = onStarted
  }

  /** Whether an asset is known to be ready, so that there is nothing to ask about it. */
  has(id: ItemId): boolean {
    return this.#ready.has(id) || this.#running.has(id)
  }

  add(id: ItemId): void {
    this.#ready.add(id)
    this.look()
  }

  /** Starts what may be started now. */
  look(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    try {
      this.#startReady()
    } catch (error) {
      this.#ctx.storeFailed(error)
    }
    if (this.#ready.size > 0 && !this.#signal.aborted) this.#timer = setTimeout(() => this.look(), LOOK_MS)
  }

  #startReady(): void {
    for (const id of [...this.#ready]) {
      if (!this.#mayStart()) break
      this.#start(id)
    }
  }

  /** While the platform cannot be reached, one request tries now and then. */
  #mayStart(): boolean {
    const { reachability, video } = this.#ctx
    if (this.#signal.aborted || this.#ctx.client() === null || !reachability.mayTry) return false
    return this.#running.size < (reachability.isDown ? 1 : AT_ONCE) && video.wait() === null
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await Promise.all(this.#running.values())
  }

  #start(id: ItemId): void {
    const item = this.#ctx.store.items.get(id)
    const client = this.#ctx.client()
    if (item?.state !== 'processing' || item.assetId === null) {
      this.#ready.delete(id)
      return
    }
    if (client === null || (item.nextAttemptAt ?? 0) > this.#ctx.now()) return
    const assetId = item.assetId
    this.#ready.delete(id)
    const run = async (): Promise<void> => {
      try {
        await indexAsset(this.#ctx, client, item, assetId, this.#signal)
        this.#settler.succeeded(id)
        this.#onStarted()
      } catch (error) {
        if (!this.#signal.aborted) await this.#settler.failed(id, error).catch(this.#ctx.storeFailed)
      } finally {
        this.#running.delete(id)
        this.#keep(id)
      }
    }
    this.#running.set(id, run())
  }

  /** What is still to be indexed after a try comes again when it is due. */
  #keep(id: ItemId): void {
    if (this.#signal.aborted) return
    if (this.#mayBeProcessing(id)) this.#ready.add(id)
    this.look()
  }

  /** Where the history cannot be read now, the next look tells. */
  #mayBeProcessing(id: ItemId): boolean {
    try {
      return this.#ctx.store.items.get(id)?.state === 'processing'
    } catch (error) {
      this.#ctx.storeFailed(error)
      return true
    }
  }
}
