import type { Scheduler } from './queue/scheduler.ts'
import type { Store } from './store/store.ts'

/** The pause of the whole queue, kept over restarts; it may end by itself. */
export class Pause {
  readonly #store: Store
  readonly #scheduler: Scheduler
  readonly #changed: () => void
  #until: number | null

  constructor(store: Store, scheduler: Scheduler, changed: () => void) {
    this.#store = store
    this.#scheduler = scheduler
    this.#changed = changed
    scheduler.setPaused(store.paused())
    this.#until = store.pausedUntil()
  }

  /** Epoch ms at which it ends by itself; null when a person has to end it, or nothing is paused. */
  get until(): number | null {
    return this.#until
  }

  /** Pauses the whole queue, for ever or until a time (epoch ms), or lets it go on. */
  set(paused: boolean, until: number | null): void {
    this.#store.setPaused(paused, until)
    this.#until = paused ? until : null
    this.#scheduler.setPaused(paused)
    this.#changed()
  }
}
