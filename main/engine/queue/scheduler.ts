import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import type { Prober } from '../probe/probe.ts'
import type { StoredItem } from '../store/item.ts'
import type { Lane } from '../store/due.ts'
import { examine } from './examine.ts'
import type { Settler } from './settle.ts'
import { uploadItem } from './upload-item.ts'

/** A probe, or an upload in its lane. */
type Step = 'probe' | Lane

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
  readonly #running = new Map<ItemId, { step: Step; stop: AbortController; done: Promise<void> }>()
  #paused = false
  #open = true
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
    return this.#count('large') + this.#count('small')
  }

  /** Whether uploads may run at this time of day; those that do are stopped when it ends. */
  setOpen(open: boolean): void {
    if (open === this.#open) return
    this.#open = open
    if (open) this.wake()
    else this.stopUploads()
  }

  /** Stops uploads now, or lets them go on; what was sent stays sent. */
  setPaused(paused: boolean): void {
    this.#paused = paused
    if (paused) this.stopUploads()
    else this.wake()
  }

  stopUploads(): void {
    for (const run of this.#running.values()) if (run.step !== 'probe') run.stop.abort(STOPPED)
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
    // One time for all: what falls due while this looks is what the timer is for.
    const now = this.#ctx.now()
    try {
      this.#startProbes(now)
      this.#startUploads('large', this.#ctx.settings().uploadsAtOnce, now)
      this.#startUploads('small', this.#ctx.line.target, now)
      this.#setTimer(now)
    } catch (error) {
      this.#ctx.storeFailed(error)
    }
  }

  #startProbes(now: number): void {
    const free = this.#probes - this.#count('probe')
    this.#ctx.store.due
      .forProbe(now, this.#ids, free)
      .forEach((item) =>
        this.#start('probe', item, (signal) => examine(this.#ctx, this.#prober, item, signal)),
      )
  }

  /** What a person moved to the top begins beyond the number at once. */
  #startUploads(lane: Lane, most: number, now: number): void {
    const client = this.#ctx.client()
    if (client === null || this.#paused || !this.#open) return
    const free = this.#ctx.reachability.isDown ? this.#trial() : most - this.#count(lane)
    this.#ctx.store.due
      .forUpload(lane, now, this.#ids, most)
      .filter(
        (item, at) => at < free || (item.rank <= 0 && !this.#ctx.reachability.isDown && at < free + most),
      )
      .forEach((item) => {
        if (item.state === 'waiting') this.#ctx.store.items.move(item.id, 'uploading', 'Upload begins')
        this.#start(lane, item, (signal) => uploadItem(this.#ctx, client, item, signal))
      })
  }

  #start(step: Step, item: StoredItem, work: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController()
    const done = this.#run(item.id, stop.signal, work)
    this.#running.set(item.id, { step, stop, done })
  }

  async #run(id: ItemId, signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(signal)
      this.#settler.succeeded(id)
    } catch (error) {
      if (!signal.aborted) await this.#settler.failed(id, error).catch(this.#ctx.storeFailed)
    } finally {
      this.#running.delete(id)
      this.#ctx.wake()
    }
  }

  /** While the platform cannot be reached, one upload tries now and then. */
  #trial(): number {
    return this.#ctx.reachability.mayTry && this.uploadsActive === 0 ? 1 : 0
  }

  get #ids(): ItemId[] {
    return [...this.#running.keys()]
  }

  #count(step: Step): number {
    return [...this.#running.values()].filter((run) => run.step === step).length
  }

  #setTimer(now: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    const due = this.#ctx.reachability.triesAt ?? this.#ctx.store.due.nextAt(now)
    if (due === null) return
    this.#timer = setTimeout(() => this.wake(), Math.min(60_000, Math.max(100, due - now)))
  }
}
