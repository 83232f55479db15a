import type { Forecast } from '../../../shared/forecast.ts'
import type { Review } from '../../../shared/review.ts'
import { PLANS, planOf, type Category, type Plan } from '../../../shared/plans.ts'
import type { EngineContext } from '../context.ts'
import { BATCH } from '../platform/paging.ts'
import { chooseWay } from '../queue/upload-item.ts'
import { openShare } from '../queue/hours.ts'
import type { StateTotals } from '../store/totals.ts'
import type { ToSend } from '../store/outlook.ts'
import { forecast } from './forecast.ts'
import type { IndexingClock } from './indexing-clock.ts'
import { minutesUsed } from './minutes-used.ts'

/** Chunk size that the platform is seen to choose, in bytes; it decides at the creation of each upload. */
const CHUNK_BYTES = 5 * 2 ** 20
/** Seconds of indexing for a second of video before this machine has seen any (contract §6: 30 to 75 %). */
const FIRST_PACE = 0.5
/** How many of the last clips tell how long indexing takes. */
const SAMPLES = 50
/** Polls beside each call that moves a clip on. */
const POLLS = 0.1
const HOUR_MS = 3_600_000

/** Gathers what a forecast rests on and makes one. */
export class Outlook {
  readonly #ctx: EngineContext
  readonly #opensAt: () => number | null
  readonly #goodput: () => number | null
  readonly #clock: IndexingClock

  /** @param goodput bytes per second that were measured last; null before anything was sent */
  constructor(
    ctx: EngineContext,
    opensAt: () => number | null,
    goodput: () => number | null,
    clock: IndexingClock,
  ) {
    this.#clock = clock
    this.#ctx = ctx
    this.#opensAt = opensAt
    this.#goodput = goodput
  }

  /** What waits for review, with what it takes and costs; null when nothing does. */
  review(): Review | null {
    const review = this.#ctx.store.outlook.review()
    if (review === null) return null
    const plan = planOf(this.#ctx.settings().plan)
    const goodput = this.#goodput()
    const rate = Math.min(goodput ?? Infinity, this.#ctx.bandwidth.rate ?? Infinity)
    const uploadSeconds = rate === Infinity ? null : review.bytes / rate
    return {
      ...review,
      indexes: this.#ctx.store.outlook.reviewedIndexes(),
      causes: this.#ctx.store.causes.inReview(),
      costUsd: plan === null ? null : (review.videoSeconds / 60) * plan.usdPerMinute,
      minutesOverPlan: Math.max(0, minutesUsed(this.#ctx.store) - (plan?.minutesEver ?? Infinity)),
      uploadSeconds,
      readySeconds: uploadSeconds === null ? null : this.#readyAfter(uploadSeconds, review, plan),
    }
  }

  /** @param bytesLeft bytes that have not left yet */
  look(bytesLeft: number): Forecast | null {
    const { store, settings, now, video, budget } = this.#ctx
    const totals = store.totals.byState()
    const sum = (states: readonly (typeof OPEN)[number][], of: keyof StateTotals): number =>
      states.reduce((all, state) => all + (totals.get(state)?.[of] ?? 0), 0)
    const clips = sum(OPEN, 'items')
    if (clips === 0) return null
    const { uploadHours, plan } = settings()
    const limits = (category: Category) => ({
      ...budget.limits(category),
      usedToday: budget.usedToday(category),
    })
    return forecast({
      now: now(),
      clips,
      clipsToSend: sum(TO_SEND, 'items'),
      clipsToIndex: sum([...TO_SEND, 'processing'], 'items'),
      bytesLeft,
      bytesPerSecond: this.#goodput(),
      bandwidthLimit: this.#ctx.bandwidth.rate,
      opensAt: this.#opensAt(),
      openShare: uploadHours === null ? 1 : openShare(uploadHours),
      callsLeft: this.#callsLeft(store.outlook.toSend(), sum(['processing'], 'items')),
      limits: { upload: limits('upload'), index: limits('index') },
      plan: planOf(plan),
      videoToIndex: sum([...TO_SEND, 'processing'], 'seconds'),
      videoLeft: sum(OPEN, 'seconds'),
      videoInHour: video.used(HOUR_MS),
      videoInDay: video.used(24 * HOUR_MS),
      videoEver: plan === 'free' ? sumReady(totals) : 0,
      indexingPace: this.#pace(),
      indexingLeft: this.#clock.lastReady(),
    })
  }

  /** Seconds that the platform takes to index a second of video, as it did lately. */
  #pace(): number {
    const { tookSeconds, videoSeconds } = this.#ctx.store.indexingTimes.sums(SAMPLES)
    return videoSeconds > 0 ? tookSeconds / videoSeconds : FIRST_PACE
  }

  /** Seconds until clips are ready that take so long to send: as many at once as the plan has, the last one by itself. */
  #readyAfter(
    uploadSeconds: number,
    { videoSeconds, passing }: { videoSeconds: number; passing: number },
    plan: Plan | null,
  ): number {
    const indexing = videoSeconds * this.#pace()
    return (
      Math.max(uploadSeconds, indexing / (plan?.tasksAtOnce ?? Infinity)) + indexing / Math.max(1, passing)
    )
  }

  #callsLeft(toSend: readonly ToSend[], processing: number): Record<Category, number> {
    const left: Record<Category, number> = { upload: 0, index: processing }
    for (const { way, wanted, items, bytes } of toSend) {
      const by = way ?? chooseWay(wanted, bytes / items, this.#ctx.settings())
      left.index += items
      if (by === 'direct') left.upload += items
      if (by === 'multipart') left.upload += 2 * items + 2 * Math.floor(bytes / CHUNK_BYTES / BATCH)
    }
    const withPolls = (calls: number): number => Math.ceil(calls * (1 + POLLS))
    return { upload: withPolls(left.upload), index: withPolls(left.index) }
  }
}

const TO_SEND = ['found', 'waiting', 'uploading'] as const
const OPEN = [...TO_SEND, 'processing', 'indexing'] as const

/** Seconds of video that this machine has had indexed, of the minutes that the free plan gives in all. */
function sumReady(totals: ReadonlyMap<string, StateTotals>): number {
  const used = (totals.get('ready')?.seconds ?? 0) + (totals.get('indexing')?.seconds ?? 0)
  return Math.min(used, PLANS.free.minutesEver * 60)
}
