import type { RateWait } from '../../shared/rate-wait.ts'
import type { Settings } from '../../shared/settings.ts'
import { planOf, type Category, type Plan } from '../../shared/plans.ts'
import { RateBudget } from './platform/budget.ts'
import { VideoBudget } from './platform/video-budget.ts'
import type { Store } from './store/store.ts'
import type { UsageKind } from './store/usage.ts'

const DAY_MS = 86_400_000
const KINDS: Record<Category, UsageKind> = { upload: 'upload_calls', index: 'index_calls' }

/** The budgets of calls and of video, with what was used before this start, kept in the database. */
export class Budgets {
  readonly calls: RateBudget
  readonly video: VideoBudget
  readonly #store: Store

  constructor(store: Store, settings: () => Settings, onChange: () => void) {
    this.#store = store
    const plan = (): Plan | null => planOf(settings().plan)
    const since = Date.now() - DAY_MS
    const before = (kind: UsageKind) => store.usage.since(kind, since)
    this.calls = new RateBudget({
      plan,
      now: Date.now,
      onChange,
      before: { upload: before('upload_calls'), index: before('index_calls') },
    })
    this.video = new VideoBudget({
      plan,
      indexingNow: () => this.#items('indexing'),
      now: Date.now,
      before: before('video_seconds'),
    })
  }

  chargeVideo(seconds: number): void {
    this.video.charge(seconds)
    this.#store.usage.add('video_seconds', seconds, Date.now())
  }

  /** Keeps what was used since the last time; a kill loses at most what came after. */
  keep(): void {
    this.#store.soon(() => {
      for (const category of Object.keys(KINDS) as Category[]) {
        const calls = this.calls.takeUnsaved(category)
        if (calls > 0) this.#store.usage.add(KINDS[category], calls, Date.now())
      }
    })
  }

  /** Limits that something waits for at present. */
  waits(): RateWait[] {
    const video = this.#items('processing') > 0 ? this.video.wait() : null
    return video === null ? this.calls.waits() : [...this.calls.waits(), video]
  }

  /** The clock was set back by so many ms. */
  shift(ms: number): void {
    this.calls.shift(ms)
    this.video.shift(ms)
  }

  #items(state: 'indexing' | 'processing'): number {
    return this.#store.totals.byState().get(state)?.items ?? 0
  }
}
