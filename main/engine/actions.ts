import type { ItemId, ItemState } from '../../shared/item.ts'
import type { UndoId, Undoable } from '../../shared/selection.ts'
import type { EngineContext } from './context.ts'
import type { Scheduler } from './queue/scheduler.ts'
import { ENDED } from './queue/states.ts'
import { inSlices } from './slices.ts'
import type { ItemPatch, StoredItem } from './store/item.ts'

/** Failures after which the asset on the platform is still good, so that a retry only indexes it again. */
const ASSET_STILL_GOOD = new Set(['indexing_failed', 'index_missing', 'platform_failing', 'request_refused'])
/** For what is indexed again; its asset is still good. */
const FORGET_INDEXING: ItemPatch = { taskId: null, indexedAssetId: null, platformStatus: null }
/** For what is sent again from its first byte. */
export const FORGET_PLATFORM: ItemPatch = { ...FORGET_INDEXING, assetId: null, bytesSent: 0 }

/** States in which nothing of a clip is on the platform. */
const UNSENT: ReadonlySet<ItemState> = new Set<ItemState>(['settling', 'found', 'waiting', 'refused'])

/** Whether a clip can go to another index: it was not sent yet, or its index is gone from the platform. */
function isMovable({ state, failure }: StoredItem): boolean {
  return UNSENT.has(state) || (state === 'failed' && failure?.code === 'index_missing')
}

/** What a person can do to items. Each takes what is possible and leaves the rest alone. */
export class Actions {
  readonly #ctx: EngineContext
  readonly #scheduler: Scheduler

  constructor(ctx: EngineContext, scheduler: Scheduler) {
    this.#ctx = ctx
    this.#scheduler = scheduler
  }

  /** Cancels what is not yet being indexed: a task cannot be cancelled once created (contract §3.4). */
  async cancel(ids: readonly ItemId[]): Promise<Undoable> {
    const undo = this.#ctx.store.undo.begin('cancel')
    return this.#undoable(undo, await inSlices(ids, (slice) => this.#cancel(slice, undo)))
  }

  async #cancel(ids: readonly ItemId[], undo: UndoId): Promise<number> {
    const cancellable: ItemState[] = ['settling', 'found', 'waiting', 'uploading', 'processing']
    const items = this.#pick(ids, (item) => cancellable.includes(item.state))
    await Promise.all(items.map((item) => this.#scheduler.stop(item.id)))
    return this.#each(
      items
        .flatMap((item) => this.#ctx.store.items.get(item.id) ?? [])
        .filter((item) => cancellable.includes(item.state)),
      (item) => {
        this.#ctx.arrivals.forget(item.id)
        this.#ctx.store.undo.noteState(undo, item.id, item.state)
        this.#ctx.store.items.move(item.id, 'cancelled', 'Cancelled by you')
      },
    )
  }

  retry(ids: readonly ItemId[]): number {
    return this.#each(
      this.#pick(
        ids,
        (item) =>
          item.state === 'cancelled' || (item.state === 'failed' && item.failure?.retryable !== false),
      ),
      (item) => this.retryItem(item.id),
    )
  }

  retryAllFailed(): number {
    const failed = this.#ctx.store.items.inStates(['failed'])
    return this.retry(failed.map((item) => item.id))
  }

  /** Sends an ended item on its way again from where the platform still has something of it. */
  retryItem(id: ItemId): void {
    const { items } = this.#ctx.store
    const item = items.get(id)
    if (item === null) return
    const reason = 'Tried again'
    if (
      item.assetId !== null &&
      (item.state === 'cancelled' || ASSET_STILL_GOOD.has(item.failure?.code ?? ''))
    ) {
      items.move(item.id, 'processing', reason, { indexedAssetId: null, platformStatus: null })
    } else {
      items.move(item.id, 'found', reason, FORGET_PLATFORM)
    }
    this.#ctx.wake()
  }

  /** Sends refused items in spite of their problems. */
  uploadAnyway(ids: readonly ItemId[]): number {
    return this.#each(
      this.#pick(ids, (item) => item.state === 'refused' && item.size > 0),
      (item) => {
        this.#ctx.store.items.move(item.id, 'waiting', 'Queued in spite of its problems', {
          ...FORGET_PLATFORM,
          overridden: true,
        })
      },
    )
  }

  /** Lets what waits for review be sent; otherwise it is taken out of the list. */
  async endReview(start: boolean): Promise<Undoable> {
    const { items } = this.#ctx.store
    const waiting = items.inReview().map((item) => item.id)
    if (!start) return this.#takeOut(waiting)
    items.endReview()
    this.#ctx.wake()
    return { changed: waiting.length, undo: null }
  }

  /**
   * Makes clips go to another index, where they are judged at once by what the probe found before. What was sent for an
   * index that is gone has only to be indexed; other clips of which something is on the platform stay.
   */
  async moveToIndex(ids: readonly ItemId[], index: { id: string; name: string }): Promise<number> {
    const canMove = (item: StoredItem): boolean => isMovable(item) && item.indexId !== index.id
    await Promise.all(this.#pick(ids, canMove).map((item) => this.#scheduler.stop(item.id)))
    return this.#each(this.#pick(ids, canMove), (item) => {
      const { items: table } = this.#ctx.store
      const to = { indexId: index.id, indexName: index.name, problems: [], overridden: false }
      const reason = `Moved to the index ${index.name}`
      if (item.state === 'failed') table.move(item.id, 'found', reason, { ...to, ...FORGET_INDEXING })
      else if (item.state === 'refused' || item.state === 'waiting') table.move(item.id, 'found', reason, to)
      else table.patch(item.id, to)
    })
  }

  /** The clips of an index that were refused with the same code. */
  alike(indexId: string, code: string): ItemId[] {
    return this.#ctx.store.items
      .inStates(['refused'])
      .filter((item) => item.indexId === indexId && item.problems.some((problem) => problem.code === code))
      .map((item) => item.id)
  }

  /** The clips of an index that could go to another one. */
  movableOf(indexId: string): ItemId[] {
    return this.#ctx.store.items
      .inStates([...UNSENT, 'failed'])
      .filter((item) => isMovable(item) && item.indexId === indexId && item.watchId === null)
      .map((item) => item.id)
  }

  /** Changes the place in the queue of what has not ended. @param before null for the end of the queue */
  reorder(ids: readonly ItemId[], before: ItemId | 'top' | null): number {
    const open = this.#pick(ids, (item) => !ENDED.has(item.state)).map((item) => item.id)
    if (before === 'top') this.#ctx.store.items.moveToTop(open)
    else this.#ctx.store.items.moveBefore(open, before)
    this.#ctx.wake()
    return open.length
  }

  /** Takes ended items out of the list. */
  async remove(ids: readonly ItemId[]): Promise<Undoable> {
    return this.#takeOut(ids, (item) => ENDED.has(item.state))
  }

  async removeAll(states: readonly ItemState[]): Promise<Undoable> {
    const ended = this.#ctx.store.items.inStates(states.filter((state) => ENDED.has(state)))
    return this.remove(ended.map((item) => item.id))
  }

  /** Takes a removal or a cancellation back. */
  async undo(id: UndoId): Promise<number> {
    const { undo, items } = this.#ctx.store
    const states = undo.states(id)
    const back = undo.restore(id)
    back.forEach((item) => {
      if (items.get(item)?.state === 'settling') this.#ctx.arrivals.track(item)
    })
    const changed = await inSlices(states, (slice) =>
      this.#each(
        slice.flatMap(({ id: item, state }) => {
          const now = items.get(item)
          return now?.state === 'cancelled' ? [{ ...now, before: state }] : []
        }),
        ({ id: item, before }) => {
          // Bytes that the platform has of an upload are gone on with.
          items.move(item, before === 'uploading' ? 'waiting' : before, 'Cancelling was taken back')
          if (before === 'settling') this.#ctx.arrivals.track(item)
        },
      ),
    )
    this.#ctx.wake()
    return back.length + changed
  }

  async #takeOut(
    ids: readonly ItemId[],
    possible: (item: StoredItem) => boolean = () => true,
  ): Promise<Undoable> {
    const { store, arrivals, catalog } = this.#ctx
    const undo = store.undo.begin('remove')
    const changed = await inSlices(ids, async (slice) => {
      const first = this.#pick(slice, possible)
      await Promise.all(first.map((item) => this.#scheduler.stop(item.id)))
      const items = this.#pick(slice, possible)
      store.transaction(() => {
        items.forEach((item) => {
          arrivals.forget(item.id)
          catalog.remember(item)
        })
        store.undo.remove(
          undo,
          items.map((item) => item.id),
        )
      })
      return items.length
    })
    return this.#undoable(undo, changed)
  }

  #undoable(undo: UndoId, changed: number): Undoable {
    if (changed > 0) return { changed, undo }
    this.#ctx.store.undo.forget(undo)
    return { changed, undo: null }
  }

  async setPaused(ids: readonly ItemId[], paused: boolean): Promise<number> {
    const items = this.#pick(ids, (item) => !ENDED.has(item.state) && item.paused !== paused)
    const changed = this.#each(items, (item) => this.#ctx.store.items.patch(item.id, { paused }))
    if (paused) await Promise.all(items.map((item) => this.#scheduler.stop(item.id)))
    return changed
  }

  #pick(ids: readonly ItemId[], possible: (item: StoredItem) => boolean): StoredItem[] {
    return ids.flatMap((id) => this.#ctx.store.items.get(id) ?? []).filter(possible)
  }

  #each<T extends StoredItem>(items: readonly T[], act: (item: T) => void): number {
    this.#ctx.store.transaction(() => items.forEach(act))
    this.#ctx.wake()
    return items.length
  }
}
