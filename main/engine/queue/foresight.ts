import type { Problem } from '../../../shared/problem.ts'
import { phrase } from '../../../shared/phrase.ts'
import { planOf } from '../../../shared/plans.ts'
import type { EngineContext } from '../context.ts'
import { minutesUsed } from '../forecast/minutes-used.ts'
import { problem } from '../rules/problem.ts'
import { inClock } from '../rules/wording.ts'

/** Sending that takes longer is warned of, in seconds. */
const LONG_SECONDS = 4 * 3600

/**
 * What a clip that passes should be known to take: very long at the speed that was measured last, or more minutes of
 * video than the plan has left. Neither keeps it from being sent.
 * @param clip.size in bytes; `clip.seconds` of video
 */
export function foresee(
  ctx: EngineContext,
  clip: { name: string; size: number; seconds: number },
): Problem[] {
  return [...longUpload(ctx, clip), ...planShort(ctx, clip)]
}

function longUpload(ctx: EngineContext, { name, size }: { name: string; size: number }): Problem[] {
  const rate = Math.min(ctx.store.goodput() ?? Infinity, ctx.bandwidth.rate ?? Infinity)
  const seconds = size / rate
  if (seconds < LONG_SECONDS) return []
  const time = inClock(Math.round(seconds / 3600) * 3600)
  const speed = Number((rate / 1e6).toPrecision(2))
  return [problem('upload_takes_long', 'warn', phrase('takesLong', { name, time, speed }))]
}

function planShort(ctx: EngineContext, { name, seconds }: { name: string; seconds: number }): Problem[] {
  const minutesEver = planOf(ctx.settings().plan)?.minutesEver ?? Infinity
  const left = Math.max(0, minutesEver - minutesUsed(ctx.store))
  const minutes = seconds / 60
  if (minutes <= left) return []
  const time = inClock(Math.ceil(minutes) * 60)
  return [problem('plan_minutes_short', 'warn', phrase('overPlan', { name, time, left: Math.floor(left) }))]
}
