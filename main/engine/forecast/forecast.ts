import type { Forecast, HeldBackBy } from '../../../shared/forecast.ts'
import type { Category, Plan } from '../../../shared/plans.ts'

const MINUTE_S = 60
const HOUR_S = 3600
const DAY_S = 86_400

/** All that a forecast rests on. Sizes in bytes, lengths of video in seconds, times in epoch ms. */
export interface ForecastInput {
  now: number
  /** Clips that have not ended, those of them whose bytes have not all left, and those that are not being indexed yet. */
  clips: number
  clipsToSend: number
  clipsToIndex: number
  bytesLeft: number
  /** Goodput that was measured last, bytes per second; null before anything was sent. */
  bytesPerSecond: number | null
  bandwidthLimit: number | null
  /** When uploads may go on, while they may not; null otherwise. */
  opensAt: number | null
  /** Share of the time in which uploads may run, in (0, 1]. */
  openShare: number
  callsLeft: Record<Category, number>
  limits: Record<Category, { perMinute: number | null; perDay: number | null; usedToday: number }>
  plan: Plan | null
  /** Seconds of video still to be handed to indexing, and in all that has not ended. */
  videoToIndex: number
  videoLeft: number
  /** Seconds of video handed to indexing in the last hour and day, and ever by this machine. */
  videoInHour: number
  videoInDay: number
  videoEver: number
  /** Seconds that the platform takes to index a second of video. */
  indexingPace: number
  /** Seconds until the last of the clips that are being indexed is ready; null while unknown. */
  indexingLeft: number | null
}

/** A time that the batch takes at least, in seconds, and what makes it so. */
interface Bound {
  by: HeldBackBy
  seconds: number
}

/** When a batch will be done, what it costs, and what holds it back most. */
export function forecast(input: ForecastInput): Forecast | null {
  if (input.clips === 0) return null
  const sending = sendingBounds(input)
  const ready = readyAfter(input, sending ?? [])
  const minutes = input.videoToIndex / MINUTE_S
  const at = (seconds: number): number | null =>
    Number.isFinite(seconds) ? Math.round(input.now + seconds * 1000) : null
  return {
    clips: input.clips,
    videoSeconds: input.videoLeft,
    calls: input.callsLeft.upload + input.callsLeft.index,
    costUsd: input.plan === null ? null : minutes * input.plan.usdPerMinute,
    uploadedAt: sending === null ? null : at(Math.max(0, ...sending.map((bound) => bound.seconds))),
    doneAt: sending === null ? null : at(ready.seconds),
    heldBackBy: ready.by,
    minutesOverPlan:
      input.plan === null ? 0 : Math.max(0, minutes + input.videoEver / MINUTE_S - input.plan.minutesEver),
  }
}

/**
 * When the last clip is ready: that of those to come, after all that bounds them and an indexing of its own, or that of
 * those that are being indexed, of which each is looked at by itself.
 */
function readyAfter(input: ForecastInput, sending: readonly Bound[]): Bound {
  if (input.clipsToIndex === 0) return { by: 'indexing', seconds: input.indexingLeft ?? Infinity }
  const handedOver = longestOf([...sending, ...indexingBounds(input)])
  const ofItself = (input.videoLeft / input.clips) * input.indexingPace
  const begun: Bound = { by: 'indexing', seconds: input.indexingLeft ?? 0 }
  const toCome = { by: handedOver.by, seconds: handedOver.seconds + ofItself }
  return longestOf([toCome, begun])
}

/** What bounds the sending; null while the speed of the line is not known. */
function sendingBounds(input: ForecastInput): Bound[] | null {
  if (input.clipsToSend === 0) return []
  const { bandwidthLimit: limit, bytesPerSecond: measured } = input
  const rate = limit === null ? measured : Math.min(limit, measured ?? limit)
  if (rate === null || rate <= 0) return null
  const isLimited = limit !== null && (measured === null || limit <= measured)
  const closed = input.opensAt === null ? 0 : (input.opensAt - input.now) / 1000
  const bytes = input.bytesLeft / rate
  const open: Bound = { by: isLimited ? 'bandwidthLimit' : 'line', seconds: bytes }
  const isHeldByHours = closed > 0 || (input.openShare < 1 && bytes > DAY_S * input.openShare)
  const hours: Bound = { by: 'uploadHours', seconds: closed + bytes / input.openShare }
  return [isHeldByHours ? hours : open, ...callBounds(input, 'upload')]
}

function indexingBounds(input: ForecastInput): [Bound, ...Bound[]] {
  const bounds: [Bound, ...Bound[]] = [{ by: 'indexing', seconds: 0 }, ...callBounds(input, 'index')]
  const { plan } = input
  if (plan === null) return bounds
  const beyond = (perWindow: number, used: number, windowS: number): number => {
    const over = input.videoToIndex - Math.max(0, perWindow * MINUTE_S - used)
    return over <= 0 ? 0 : (over / (perWindow * MINUTE_S)) * windowS
  }
  return [
    ...bounds,
    { by: 'videoPerHour', seconds: beyond(plan.videoMinutesPerHour, input.videoInHour, HOUR_S) },
    { by: 'videoPerDay', seconds: beyond(plan.videoMinutesPerDay, input.videoInDay, DAY_S) },
    { by: 'indexingSlots', seconds: (input.videoLeft * input.indexingPace) / plan.tasksAtOnce },
    ...(input.videoToIndex + input.videoEver > plan.minutesEver * MINUTE_S
      ? [{ by: 'planMinutes', seconds: Infinity } as const]
      : []),
  ]
}

function callBounds(input: ForecastInput, category: Category): Bound[] {
  const { perMinute, perDay, usedToday } = input.limits[category]
  const calls = input.callsLeft[category]
  const overDay = perDay === null ? 0 : calls - Math.max(0, perDay - usedToday)
  return [
    { by: 'callsPerMinute', seconds: perMinute === null ? 0 : (calls / perMinute) * MINUTE_S },
    { by: 'callsPerDay', seconds: perDay === null || overDay <= 0 ? 0 : Math.ceil(overDay / perDay) * DAY_S },
  ]
}

/** @param bounds at least one */
const longestOf = (bounds: readonly Bound[]): Bound =>
  bounds.reduce((longest, one) => (one.seconds > longest.seconds ? one : longest))
