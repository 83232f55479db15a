import type { Problem } from '../../../shared/domain.ts'
import { planOf } from '../../../shared/plans.ts'
import type { EngineContext } from '../context.ts'
import { minutesUsed } from '../forecast/minutes-used.ts'
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
  const hours = inClock(Math.round(seconds / 3600) * 3600)
  const speed = `${(rate / 1e6).toFixed(rate < 1e7 ? 1 : 0)} MB/s`
  return [
    {
      code: 'upload_takes_long',
      severity: 'warn',
      message: `${name} takes about ${hours} to send at the present speed of ${speed}. It goes on over restarts; a smaller version of it gets there sooner.`,
    },
  ]
}

function planShort(ctx: EngineContext, { name, seconds }: { name: string; seconds: number }): Problem[] {
  const minutesEver = planOf(ctx.settings().plan)?.minutesEver ?? Infinity
  const left = Math.max(0, minutesEver - minutesUsed(ctx.store))
  const minutes = seconds / 60
  if (minutes <= left) return []
  return [
    {
      code: 'plan_minutes_short',
      severity: 'warn',
      message: `${name} is ${inClock(Math.ceil(minutes) * 60)} long, but your plan has about ${Math.floor(left)} min of video left, going by what was sent from here. The platform may refuse it; a larger plan takes it.`,
    },
  ]
}
