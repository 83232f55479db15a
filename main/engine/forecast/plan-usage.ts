import type { PlanUsage } from '../../../shared/plan-usage.ts'
import { planOf } from '../../../shared/plans.ts'
import type { Category } from '../../../shared/plans.ts'
import type { EngineContext } from '../context.ts'
import { minutesUsed } from './minutes-used.ts'

const HOUR_MS = 3_600_000

/** What was used of the plan: calls as counted and limits as learned from answers, video as charged here. */
export function planUsage({ budget, video, store, settings }: EngineContext): PlanUsage {
  const plan = planOf(settings().plan)
  const calls = (category: Category) => ({
    used: budget.usedToday(category),
    limit: budget.limits(category).perDay,
  })
  const minutes = (windowMs: number) => video.used(windowMs) / 60
  const hasEver = plan !== null && plan.minutesEver < Infinity
  return {
    uploadCalls: calls('upload'),
    indexCalls: calls('index'),
    videoInHour: { used: minutes(HOUR_MS), limit: plan?.videoMinutesPerHour ?? null },
    videoInDay: { used: minutes(24 * HOUR_MS), limit: plan?.videoMinutesPerDay ?? null },
    videoEver: hasEver ? { used: minutesUsed(store), limit: plan.minutesEver } : null,
    indexing: { used: store.totals.byState().get('indexing')?.items ?? 0, limit: plan?.tasksAtOnce ?? null },
  }
}
