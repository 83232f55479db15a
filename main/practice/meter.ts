/** Counts calls and minutes of video against a plan. */
import { ApiError, usageLimit } from './errors.ts'
import type { IndexRecord, VideoRecord } from './records.ts'
import type { PlanTimes, RateHeaders } from './options.ts'
import type { Category, Plan } from '../../shared/plans.ts'

/** A count that begins anew when its time is over. */
interface Window {
  lengthMs: number
  limit: number
  used: number
  endsAt: number
}

export class Meter {
  readonly #plan: Plan | null
  readonly #now: () => number
  readonly #family: RateHeaders
  readonly #requests: Record<Category, Window[]>
  readonly #minutes: Window[]
  #minutesEver = 0

  constructor(
    plan: Plan | null,
    { minuteMs, hourMs, dayMs }: PlanTimes,
    now: () => number,
    family: RateHeaders,
  ) {
    this.#plan = plan
    this.#now = now
    this.#family = family
    const requests = (category: Category) =>
      plan
        ? [opened(minuteMs, plan[category].requestsPerMinute), opened(dayMs, plan[category].requestsPerDay)]
        : []
    this.#requests = { upload: requests('upload'), index: requests('index') }
    this.#minutes = plan
      ? [opened(hourMs, plan.videoMinutesPerHour), opened(dayMs, plan.videoMinutesPerDay)]
      : []
  }

  /**
   * Counts one call.
   * @returns the headers that tell about the plan
   * @throws ApiError 429 when the plan does not allow the call
   */
  request(category: Category): Record<string, string> {
    const windows = this.#requests[category]
    windows.forEach((window) => this.#renew(window))
    const full = windows.find((window) => window.used >= window.limit)
    if (full) throw this.#tooMany(full, 'requests', this.#headers(full))
    windows.forEach((window) => (window.used += 1))
    const [minute] = windows
    return minute ? this.#headers(minute) : {}
  }

  /** Counts a video about to be indexed in `index`, whose other videos are given. */
  video(seconds: number, index: IndexRecord, inIndex: VideoRecord[], running: number): void {
    if (!this.#plan) return
    const minutes = seconds / 60
    this.#minutes.forEach((window) => this.#renew(window))
    const full = this.#minutes.find((window) => window.used + minutes > window.limit)
    // The headers go on telling of the requests; only the one family has a word for the minutes of video.
    if (full) throw this.#tooMany(full, 'minutes of video', this.#durationHeaders(full))
    // Invented: no source says how the cap on tasks at once is answered.
    if (running >= this.#plan.tasksAtOnce)
      throw new ApiError(
        429,
        'too_many_requests',
        `At most ${this.#plan.tasksAtOnce} indexing tasks run at once.`,
      )
    const hours = inIndex.reduce((sum, { media }) => sum + (media?.durationSeconds ?? 0), seconds) / 3600
    // Invented: nor how a full index is answered.
    if (inIndex.length >= this.#plan.videosPerIndex || hours > this.#plan.hoursPerIndex)
      throw new ApiError(400, 'usage_limit_exceeded', `The index ${index.name} is full under your plan.`)
    if (this.#minutesEver + minutes > this.#plan.minutesEver) throw usageLimit()
    this.#minutes.forEach((window) => (window.used += minutes))
    this.#minutesEver += minutes
  }

  #renew(window: Window): void {
    if (this.#now() < window.endsAt) return
    window.used = 0
    window.endsAt = this.#now() + window.lengthMs
  }

  #tooMany(window: Window, what: string, headers: Record<string, string>): ApiError {
    const seconds = Math.max(1, Math.ceil((window.endsAt - this.#now()) / 1000))
    const message = `You have exceeded the rate limit of ${window.limit} ${what}. Please try again after ${seconds} seconds.`
    const after = this.#family === 'retryAfter' ? { 'Retry-After': String(seconds) } : {}
    return new ApiError(429, 'too_many_requests', message, { ...headers, ...after })
  }

  #durationHeaders({ limit, used }: Window): Record<string, string> {
    const left = Math.max(0, Math.floor(limit - used))
    return this.#family === 'page' ? { 'X-RateLimit-Duration-Remaining': String(left) } : {}
  }

  #headers(window: Window): Record<string, string> {
    const [limit, used] = [window.limit, Math.ceil(window.used)]
    const [left, reset] = [String(Math.max(0, limit - used)), String(Math.ceil(window.endsAt / 1000))]
    switch (this.#family) {
      case 'retryAfter':
      case 'none':
        return {}
      case 'spec':
        return {
          'X-Ratelimit-Limit': String(limit),
          'X-Ratelimit-Remaining': left,
          'X-Ratelimit-Used': String(used),
          'X-Ratelimit-Reset': reset,
        }
      case 'page':
        return {
          'X-RateLimit-Request-Limit': String(limit),
          'X-RateLimit-Request-Remaining': left,
          'X-RateLimit-Request-Reset': reset,
        }
    }
  }
}

const opened = (lengthMs: number, limit: number): Window => ({ lengthMs, limit, used: 0, endsAt: 0 })
