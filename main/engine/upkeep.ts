/** What the engine does unasked: every second, and when the machine slept or its clock was set back. */
import type { ActivityFeed } from './activity-feed.ts'
import type { Budgets } from './budgets.ts'
import type { Connection } from './connection.ts'
import type { EngineContext } from './context.ts'
import type { Holds } from './holds.ts'
import type { Pause } from './pause.ts'
import type { Scheduler } from './queue/scheduler.ts'
import type { Tracker } from './track/tracker.ts'
import { speedOf } from './view.ts'
import type { AfterwardsWork } from './watch/afterwards.ts'
import type { Watches } from './watch/watches.ts'

/** What was used is kept once in so many seconds. */
const KEEP_BEATS = 2

/** What it looks after. */
interface UpkeepParts {
  ctx: EngineContext
  activity: ActivityFeed
  afterwards: AfterwardsWork
  budgets: Budgets
  connection: Connection
  holds: Holds
  pause: Pause
  scheduler: Scheduler
  tracker: Tracker
  watches: Watches
}

export class Upkeep {
  readonly #parts: UpkeepParts
  #beats = 0

  constructor(parts: UpkeepParts) {
    this.#parts = parts
  }

  /** Once a second. */
  tick(): void {
    const { ctx, activity, afterwards, holds, pause } = this.#parts
    activity.look()
    if (pause.until !== null && Date.now() >= pause.until) holds.orHold(() => pause.set(false, null))
    afterwards.wake()
    holds.retryStore(() => ctx.store.setGoodput(ctx.store.goodput() ?? 0))
    if (holds.present !== null || ++this.#beats % KEEP_BEATS !== 0) return
    this.keepUsage()
    holds.orHold(() => void ctx.store.undo.expire())
  }

  /** Keeps what was used of the plan and how fast the line is. */
  keepUsage(): void {
    const { ctx, budgets, holds } = this.#parts
    holds.orHold(() => {
      budgets.keep()
      const speed = speedOf(ctx)
      if (speed !== null) ctx.store.setGoodput(speed)
    })
  }

  /** Nothing that was under way can be relied on: connections are made anew and everything is tried at once. */
  recheck(): void {
    const { ctx, connection, holds, scheduler, tracker, watches } = this.#parts
    scheduler.stopUploads()
    holds.orHold(() => ctx.store.items.hurry(Date.now()))
    connection.forgetRoutes()
    ctx.reachability.tryNow()
    ctx.budget.serve()
    tracker.recheck()
    ctx.arrivals.lookAgain()
    watches.recheck()
    ctx.wake()
  }

  /** The clock was set back by so many ms: what waits for a time would wait longer. */
  clockSetBack(ms: number): void {
    this.#parts.budgets.shift(ms)
    this.recheck()
  }
}
