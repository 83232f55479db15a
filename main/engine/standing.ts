import { failure } from '../../shared/errors.ts'
import type { Budgets } from './budgets.ts'
import type { EngineContext } from './context.ts'
import type { Holds } from './holds.ts'
import type { Scheduler } from './queue/scheduler.ts'
import type { QueueStanding } from './view.ts'

/** How the queue stands: what runs, what everything waits for, and what shapes the line. */
export function standingOf(of: {
  ctx: EngineContext
  budgets: Budgets
  holds: Holds
  scheduler: Scheduler
  pausedUntil: number | null
  /** Watch folders that wait for a person. */
  watchesInTrouble: number
  /** Whether there is a key. */
  hasKey: boolean
  opensAt: number | null
}): QueueStanding {
  const { line, bandwidth, reachability } = of.ctx
  const waits = of.budgets.waits()
  const long = waits.find((wait) => wait.why === 'asked' || wait.why === 'day')
  const asked = long ? { failure: failure('too_many_requests'), until: long.until } : null
  const { triesAt, why } = reachability
  const waiting = why === null ? asked : { failure: why, until: triesAt }
  const { present } = of.holds
  return {
    paused: of.scheduler.paused,
    pausedUntil: of.scheduler.paused ? of.pausedUntil : null,
    attention: (present === null && of.hasKey ? 0 : 1) + of.watchesInTrouble,
    uploadsActive: of.scheduler.uploadsActive,
    hold: present === null ? waiting : { failure: present, until: null },
    opensAt: of.opensAt,
    waits,
    connections: { busy: line.busy, target: line.target },
    bytesPerSecond: bandwidth.rate,
  }
}
