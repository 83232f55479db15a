/**
 * Rate limits, quotas and prices of the platform's plans, as published in July 2026; they change, so they are data in
 * one place, and what the platform answers wins. Which category each call counts in is not published; everything
 * under /assets is taken for Upload and everything under /indexes and /tasks for Index, reads included.
 * Source: platform contract §8.
 */
export type Category = 'upload' | 'index'

interface Rates {
  requestsPerMinute: number
  requestsPerDay: number
}

export interface Plan {
  upload: Rates
  index: Rates
  videoMinutesPerHour: number
  videoMinutesPerDay: number
  /** Indexing tasks at once. */
  tasksAtOnce: number
  videosPerIndex: number
  hoursPerIndex: number
  /** Minutes of video in all, ever; deleting gives nothing back. */
  minutesEver: number
  /** How long an index is kept; null for ever. */
  daysKept: number | null
  /** Price of indexing a minute of video, in USD. */
  usdPerMinute: number
}

const rates = (perMinute: number, perDay: number, perHour: number, minutesPerDay: number) => ({
  upload: { requestsPerMinute: perMinute, requestsPerDay: perDay },
  index: { requestsPerMinute: perMinute, requestsPerDay: perDay },
  videoMinutesPerHour: perHour,
  videoMinutesPerDay: minutesPerDay,
})
const DEVELOPER = {
  tasksAtOnce: 25,
  videosPerIndex: 100_000,
  hoursPerIndex: 10_000,
  minutesEver: Infinity,
  daysKept: null,
  usdPerMinute: 0.042,
}

export const PLANS = {
  free: {
    ...rates(60, 3000, 600, 3000),
    tasksAtOnce: 5,
    videosPerIndex: 100,
    hoursPerIndex: 10,
    minutesEver: 600,
    daysKept: 90,
    usdPerMinute: 0,
  },
  tier1: { ...rates(60, 3000, 600, 3000), ...DEVELOPER },
  tier2: { ...rates(120, 6000, 1200, 6000), ...DEVELOPER },
  tier3: { ...rates(240, 12_000, 2400, 12_000), ...DEVELOPER },
} satisfies Record<string, Plan>

export const PLAN_NAMES = ['off', 'free', 'tier1', 'tier2', 'tier3'] as const
/** `off`: no plan is known or applies, so that only what the platform answers limits anything. */
export type PlanName = (typeof PLAN_NAMES)[number]

export const planOf = (name: PlanName): Plan | null => (name === 'off' ? null : PLANS[name])
