import type { EngineContext } from '../context.ts'
import { describeError } from '../log.ts'
import { PlatformError } from '../platform/error.ts'
import type { PlatformClient } from '../platform/client.ts'
import { verdictOf } from '../platform/verdict.ts'
import type { Settler } from '../queue/settle.ts'
import { storeTrouble } from '../store/trouble.ts'
import { AssetWatch } from './asset-watch.ts'
import type { Round } from './asset-watch.ts'
import { Indexer } from './indexer.ts'
import { IndexingWatch } from './indexing-watch.ts'
import { pollDelayMs } from './pace.ts'

const STOPPED = new Error('stopped')

/** One kind of list that is asked for again and again. */
interface Stream {
  look: (client: PlatformClient, signal: AbortSignal) => Promise<Round>
  last: Round
  quietRounds: number
  /** When the last round began, epoch ms. */
  lookedAt: number
  timer: NodeJS.Timeout | null
  round: Promise<void> | null
}

/** Follows assets and indexing to their end, by lists of 50, never one call per item on a timer. */
export class Tracker {
  readonly #ctx: EngineContext
  readonly #baseMs: number
  readonly #stop = new AbortController()
  readonly #indexer: Indexer
  readonly #streams: readonly Stream[]

  /** @param pollMs interval of polling while things change, in ms */
  constructor(ctx: EngineContext, settler: Settler, pollMs: number) {
    this.#ctx = ctx
    this.#baseMs = pollMs
    this.#indexer = new Indexer(ctx, settler, this.#stop.signal, () => this.wake())
    const assets = new AssetWatch(ctx, this.#indexer)
    const indexing = new IndexingWatch(ctx, pollMs)
    this.#streams = [
      stream((client, signal) => assets.look(client, signal)),
      stream((client, signal) => indexing.look(client, signal)),
    ]
  }

  /** Something came in to be followed, or a person looks: polling is as fast again as the budget allows. */
  wake(): void {
    for (const one of this.#streams) {
      one.quietRounds = 0
      // What has just come in cannot have changed yet: the first look comes an interval later.
      if (one.last.items === 0 && one.timer === null) one.lookedAt = this.#ctx.now()
      this.#schedule(one)
    }
  }

  /** Looks at once: the machine slept, or the network came back. */
  recheck(): void {
    this.#indexer.look()
    for (const one of this.#streams) {
      one.quietRounds = 0
      one.lookedAt = -Infinity
      this.#schedule(one)
    }
  }

  async close(): Promise<void> {
    this.#stop.abort(STOPPED)
    for (const { timer } of this.#streams) if (timer) clearTimeout(timer)
    await Promise.all([...this.#streams.map((one) => one.round), this.#indexer.close()])
  }

  #schedule(of: Stream): void {
    if (this.#stop.signal.aborted || of.round !== null) return
    if (of.timer) clearTimeout(of.timer)
    const { items, idleCalls } = of.last
    const due = of.lookedAt + pollDelayMs(Math.max(1, items), idleCalls, of.quietRounds, this.#baseMs)
    const wait = Math.min(Math.max(0, due - this.#ctx.now()), 12 * this.#baseMs * Math.max(1, idleCalls))
    of.timer = setTimeout(() => this.#begin(of), wait)
  }

  #begin(of: Stream): void {
    of.timer = null
    of.lookedAt = this.#ctx.now()
    of.round = this.#look(of).finally(() => {
      of.round = null
      if (of.last.items > 0) this.#schedule(of)
    })
  }

  async #look(of: Stream): Promise<void> {
    const client = this.#ctx.client()
    if (client === null || !this.#ctx.reachability.mayTry) return
    try {
      of.last = await of.look(client, this.#stop.signal)
      of.quietRounds = of.last.hasChanged ? 0 : of.quietRounds + 1
    } catch (error) {
      this.#failed(of, error)
    }
  }

  /** A poll that failed changes no item: the next one comes later, or the queue is held. */
  #failed(of: Stream, error: unknown): void {
    if (this.#stop.signal.aborted) return
    of.quietRounds += 2
    of.last = { ...of.last, items: Math.max(1, of.last.items) }
    if (error instanceof PlatformError) {
      const verdict = verdictOf(error, { name: 'the list', attempt: 0 })
      if (verdict.kind === 'hold') this.#ctx.hold(verdict.failure)
    } else if (storeTrouble(error) !== null) this.#ctx.storeFailed(error)
    else this.#ctx.log('error', `tracking: ${describeError(error)}`)
  }
}

const stream = (look: Stream['look']): Stream => ({
  look,
  last: { items: 0, idleCalls: 0, hasChanged: false },
  quietRounds: 0,
  lookedAt: -Infinity,
  timer: null,
  round: null,
})
