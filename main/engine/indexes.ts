import type { IndexInfo } from '../../shared/index-info.ts'
import type { ItemState } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import { ExpectedError, failure } from '../../shared/errors.ts'
import type { Connection } from './connection.ts'
import type { EngineContext } from './context.ts'
import type { Scheduler } from './queue/scheduler.ts'
import { isLegal } from './queue/states.ts'

/** What of this machine goes to an index. */
export interface IndexUse {
  /** Clips of the list that have not ended. */
  open: number
  ready: number
  watches: number
}

/** States of clips that go to an index and have not ended. */
const OPEN: readonly ItemState[] = ['settling', 'found', 'waiting', 'uploading', 'processing', 'indexing']

/** What a person can do to indexes beside creating and choosing them. */
export class IndexKeeper {
  readonly #ctx: EngineContext
  readonly #connection: Connection
  readonly #scheduler: Scheduler
  readonly #change: (change: Partial<Settings>) => void
  readonly #signal: AbortSignal

  constructor(
    ctx: EngineContext,
    connection: Connection,
    scheduler: Scheduler,
    change: (change: Partial<Settings>) => void,
    signal: AbortSignal,
  ) {
    this.#ctx = ctx
    this.#connection = connection
    this.#scheduler = scheduler
    this.#change = change
    this.#signal = signal
  }

  /** @throws ExpectedError `index_missing`, and what the platform says, as that the name is taken */
  async rename(id: string, name: string): Promise<IndexInfo> {
    await this.#connection.ask((client) => client.renameIndex(id, name, this.#signal))
    return await this.#connection.index(id)
  }

  use(id: string): IndexUse {
    const { totals, watches } = this.#ctx.store
    const count = totals.ofIndex(id)
    return {
      open: OPEN.reduce((sum, state) => sum + (count.get(state) ?? 0), 0),
      ready: count.get('ready') ?? 0,
      watches: watches.all().filter(({ settings }) => settings.indexId === id).length,
    }
  }

  /**
   * Deletes an index with all that it holds. Clips of the list that were to go there end as failed, `index_missing`,
   * from where they can go to another index without being sent again.
   * @param typed the name as a person typed it, which has to be the index's
   * @returns how many clips of the list those were
   * @throws ExpectedError `wrong_usage`, `index_missing`, and what the platform says
   */
  async remove(id: string, typed: string): Promise<number> {
    const index = await this.#connection.index(id)
    if (index.name !== typed.trim())
      throw new ExpectedError(failure('wrong_usage', { detail: `The index is called ${index.name}.` }))
    await this.#connection.ask((client) => client.deleteIndex(id, this.#signal))
    const { store } = this.#ctx
    store.cacheIndex({ ...index, takesNewVideos: false, videoCount: 0 })
    store.catalog.keepOnly(id, [])
    if (this.#ctx.settings().indexId === id) this.#change({ indexId: null })
    return await this.#park(index)
  }

  async #park(index: IndexInfo): Promise<number> {
    const { items } = this.#ctx.store
    const open = items.inStates(OPEN).filter(({ indexId }) => indexId === index.id)
    await Promise.all(open.map(({ id }) => this.#scheduler.stop(id)))
    const why = failure('index_missing', { name: index.name })
    let parked = 0
    this.#ctx.store.transaction(() => {
      for (const { id } of open) {
        const item = items.get(id)
        if (item === null || !isLegal(item.state, 'failed')) continue
        this.#ctx.arrivals.forget(id)
        items.move(id, 'failed', `The index ${index.name} was deleted`, { failure: why, inReview: false })
        parked++
      }
    })
    this.#ctx.wake()
    return parked
  }
}
