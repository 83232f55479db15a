import { stat } from 'node:fs/promises'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import { describeError } from '../log.ts'
import { PlatformError } from '../platform/error.ts'
import { verdictOf } from '../platform/verdict.ts'
import type { StoredItem } from '../store/item.ts'
import { storeTrouble } from '../store/trouble.ts'
import { backoffMs } from './backoff.ts'
import { ENDED } from './states.ts'

/**
 * Settles a step of an item that failed: it waits for its next try, is refused, fails, or starts over at the probe;
 * or the whole queue is held. Nothing else in the queue is disturbed.
 */
export class Settler {
  readonly #ctx: EngineContext
  /** Failures in a row that do not count as attempts, so that waiting grows all the same. */
  readonly #waits = new Map<ItemId, number>()
  /** Bytes of each that the platform had at most when it failed: what gets further has not failed again and again. */
  readonly #furthest = new Map<ItemId, number>()

  constructor(ctx: EngineContext) {
    this.#ctx = ctx
  }

  succeeded(id: ItemId): void {
    this.#waits.delete(id)
    this.#furthest.delete(id)
  }

  async failed(id: ItemId, error: unknown): Promise<void> {
    const item = this.#ctx.store.items.get(id)
    if (item === null || ENDED.has(item.state)) return
    if (error instanceof PlatformError) this.#platform(item, error)
    else if (error instanceof ExpectedError) await this.#expected(item, error)
    else this.#unexpected(item, error)
  }

  #platform(item: StoredItem, error: PlatformError): void {
    const { items } = this.#ctx.store
    const attemptsBefore = this.#hasMoved(item) ? 0 : item.attempt
    const verdict = verdictOf(error, { name: item.name, attempt: attemptsBefore })
    switch (verdict.kind) {
      case 'retry': {
        const waits = (this.#waits.get(item.id) ?? 0) + 1
        this.#waits.set(item.id, waits)
        // While the platform cannot be reached, one upload tries for all.
        const isDown = error.kind === 'offline' && this.#ctx.reachability.isDown
        const delay = isDown ? 0 : (error.retryAfterMs ?? backoffMs(waits, Math.random()))
        const counted = verdict.counts ? 1 : 0
        items.patch(item.id, {
          attempt: attemptsBefore + counted,
          failedTries: item.failedTries + counted,
          nextAttemptAt: this.#ctx.now() + delay,
          failure: verdict.failure,
        })
        return
      }
      case 'hold':
        this.#ctx.hold(verdict.failure)
        return
      case 'refuse':
        items.move(item.id, 'refused', verdict.problem.message, {
          problems: [...item.problems, verdict.problem],
        })
        return
      case 'fail':
        items.move(item.id, 'failed', verdict.failure.message, { failure: verdict.failure })
    }
  }

  /** Whether the platform has got more of an item than at any failure before. */
  #hasMoved({ id, bytesSent }: StoredItem): boolean {
    const before = this.#furthest.get(id) ?? bytesSent
    this.#furthest.set(id, Math.max(before, bytesSent))
    return bytesSent > before
  }

  async #expected(item: StoredItem, error: ExpectedError): Promise<void> {
    if (error.failure.code === 'source_changed') {
      await this.#startOver(item)
      return
    }
    // It has another name by now, or its drive came back meanwhile: the next look finds it.
    if (error.failure.code === 'source_missing' && (await isThere(item.path))) return
    this.#ctx.store.items.move(item.id, 'failed', error.message, { failure: error.failure })
  }

  /** The file is another one now: what was sent of the old one is forgotten, and it starts over when it is still. */
  async #startOver(item: StoredItem): Promise<void> {
    const { store } = this.#ctx
    const now = await stat(item.path).catch(() => null)
    if (now === null) {
      const missing = failure('source_missing', { name: item.name })
      store.items.move(item.id, 'failed', missing.message, { failure: missing })
      return
    }
    const fresh = {
      size: now.size,
      mtimeMs: now.mtimeMs,
      media: null,
      fingerprint: null,
      way: null,
      assetId: null,
      bytesSent: 0,
    }
    store.items.move(item.id, 'settling', failure('source_changed', { name: item.name }).message, fresh, () =>
      store.forgetEarlierContent(item.id),
    )
    this.#ctx.arrivals.track(item.id)
  }

  #unexpected(item: StoredItem, error: unknown): void {
    if (storeTrouble(error) !== null) {
      this.#ctx.storeFailed(error)
      return
    }
    this.#ctx.log('error', `${item.id}: ${describeError(error)}`)
    const of = failure('internal_error', {
      name: item.name,
      detail: error instanceof Error ? error.message : '',
    })
    this.#ctx.store.items.move(item.id, 'failed', of.message, { failure: of })
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
