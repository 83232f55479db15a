import type { EventPayload } from '../../shared/contract.ts'
import { Activity } from './activity.ts'
import type { EngineContext } from './context.ts'
import type { Scheduler } from './queue/scheduler.ts'

/** Tells when bytes begin or cease to move, and when the setting changes that keeps the machine awake for them. */
export class ActivityFeed {
  readonly #ctx: EngineContext
  readonly #scheduler: Scheduler
  readonly #send: (activity: EventPayload<'activity'>) => void
  readonly #activity = new Activity()
  #told: EventPayload<'activity'> = { uploading: false, keepAwake: false }

  constructor(ctx: EngineContext, scheduler: Scheduler, send: (activity: EventPayload<'activity'>) => void) {
    this.#ctx = ctx
    this.#scheduler = scheduler
    this.#send = send
  }

  /** Looks whether there is something to tell; call when something changed, and now and then. */
  look(): void {
    const { meters, reachability, settings } = this.#ctx
    const sight = {
      uploadsActive: this.#scheduler.uploadsActive,
      wireBytes: [...meters.values()].reduce((sum, meter) => sum + meter.wire, 0),
      isDown: reachability.isDown,
    }
    const { keepAwake } = settings()
    const uploading = this.#activity.see(sight, performance.now())
    if (uploading === this.#told.uploading && keepAwake === this.#told.keepAwake) return
    this.#told = { uploading, keepAwake }
    this.#send(this.#told)
  }
}
