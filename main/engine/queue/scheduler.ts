import type { Failure, ItemId } from '../../../shared/domain.ts'
import type { EngineContext } from '../context.ts'
import type { Prober } from '../probe/probe.ts'
import type { StoredItem } from '../store/item.ts'
import { examine } from './examine.ts'
import type { Settler } from './settle.ts'
import { uploadItem } from './upload-item.ts'

/** Why a running step was stopped from outside. */
const STOPPED = new Error('stopped')

/**
 * Starts what is due: probes of found items, uploads as slots allow. It holds no list of its own: each look asks the
 * database, so what was interrupted goes on after any end of the process.
 */
export class Scheduler {
  readonly #ctx: EngineContext
  readonly #prober: Prober
  readonly #settler: Settler
  readonly #probes: number
  readonly #running = new Map<
    ItemId,
    { step: 'probe' | 'upload'; stop: AbortController; done: Promise<void> }
  >()
  #paused = false
  #timer: NodeJS.Timeout | null = null
  #looking = false
  #closed = false

  /** @param probes how many files are probed at once */
  constructor(ctx: EngineContext, prober: Prober, settler: Settler, probes: number) {
    this.#ctx = ctx
    this.#prober = prober
    this.#settler = settler
    this.#probes = probes
  }

  get paused(): boolean {
    return this.#paused
  }

  get uploadsActive(): number {
    return this.#count('upload')
  }

  /** Stops uploads now, or lets them go on; what was sent stays sent. */
  setPaused(paused: boolean): void {
    this.#paused = paused
    if (paused) this.stopUploads()
    else this.wake()
  }

  stopUploads(): void {
    for (const run of this.#running.values()) if (run.step === 'upload') run.stop.abort(STOPPED)
  }

  /** Stops whatever runs for an item; resolves when it has let go of it. */
  async stop(id: ItemId): Promise<void> {
    const run = this.#running.get(id)
    run?.stop.abort(STOPPED)
    await run?.done
  }

  /** Looks for work soon; cheap to call often. */
  wake(): void {
    if (this.#looking || this.#closed) return
    this.#looking = true
    setImmediate(() => {
      this.#looking = false
      if (!this.#closed) this.#look()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    for (const run of this.#running.values()) run.stop.abort(STOPPED)
    await Promise.all([...this.#running.values()].map((run) => run.done))
  }

  #look(): void {
    const { items } = this.#ctx.store
    const freeProbes = this.#probes - this.#count('probe')
    if (freeProbes > 0) {
      items
        .due(['found'], this.#ctx.now(), [...this.#running.keys()], freeProbes)
        .forEach((item) =>
          this.#start('probe', item, (signal) => examine(this.#ctx, this.#prober, item, signal)),
        )
    }
    const client = this.#ctx.client()
    const freeUploads = this.#ctx.settings().uploadsAtOnce - this.#count('upload')
    if (client !== null && !this.#paused && freeUploads > 0) {
      items
        .due(['uploading', 'waiting'], this.#ctx.now(), [...this.#running.keys()], freeUploads)
        .forEach((item) => this.#startUpload(item, (signal) => uploadItem(this.#ctx, client, item, signal)))
    }
    this.#setTimer()
  }

  #startUpload(item: StoredItem, work: (signal: AbortSignal) => Promise<void>): void {
    if (item.state === 'waiting') this.#ctx.store.items.move(item.id, 'uploading', 'Upload begins')
    this.#start('upload', item, work)
  }

  #start(step: 'probe' | 'upload', item: StoredItem, work: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController()
    const done = this.#run(item.id, stop.signal, work)
    this.#running.set(item.id, { step, stop, done })
  }

  async #run(id: ItemId, signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(signal)
      this.#settler.succeeded(id)
    } catch (error) {
      if (!signal.aborted) await this.#settler.failed(id, error)
    } finally {
      this.#running.delete(id)
      this.#ctx.wake()
    }
  }

  #count(step: 'probe' | 'upload'): number {
    return [...this.#running.values()].filter((run) => run.step === step).length
  }

  #setTimer(): void {
    if (this.#timer) clearTimeout(this.#timer)
    const due = this.#ctx.store.items.nextDueAt()
    if (due === null) return
    this.#timer = setTimeout(() => this.wake(), Math.min(60_000, Math.max(50, due - this.#ctx.now())))
  }
}

/** A hold on everything that talks to the platform. */
export interface Hold {
  failure: Failure
  /** Epoch ms; null until a person acts. */
  until: number | null
}
