import { expect, test } from 'vitest'
import { VideoBudget } from '../../main/engine/platform/video-budget.ts'
import { PLANS } from '../../shared/plans.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A budget of the first paid plan (600 minutes an hour, 3,000 a day) with a clock and tasks in our hands. */
function scene(before: readonly { at: number; amount: number }[] = []) {
  const state = { now: 10 * 24 * HOUR, indexing: 0 }
  const budget = new VideoBudget({
    plan: () => PLANS.tier1,
    indexingNow: () => state.indexing,
    now: () => state.now,
    before,
  })
  return { state, budget }
}

test('below the limits nothing waits, and without a plan nothing ever does', () => {
  const { budget } = scene()
  budget.charge(599 * 60)
  expect(budget.wait()).toBeNull()
  const free = new VideoBudget({ plan: () => null, indexingNow: () => 1000, now: () => 0, before: [] })
  free.charge(1e9)
  expect(free.wait()).toBeNull()
})

test('the minutes of an hour are waited for until the first of them are an hour old, and it goes on by itself', () => {
  const { state, budget } = scene()
  budget.charge(300 * 60)
  state.now += 20 * MINUTE
  budget.charge(300 * 60)
  const wait = budget.wait()
  expect(wait).toMatchObject({ category: null, why: 'videoHour' })
  expect((wait?.until ?? 0) - state.now).toBeGreaterThan(39 * MINUTE)
  expect((wait?.until ?? 0) - state.now).toBeLessThanOrEqual(41 * MINUTE)
  state.now = wait?.until ?? 0
  expect(budget.wait()).toBeNull()
})

test('the minutes of a day count over a restart, and are told before those of the hour', () => {
  const at = 10 * 24 * HOUR - 5 * HOUR
  const { state, budget } = scene([{ at, amount: 2500 * 60 }])
  expect(budget.wait()).toBeNull()
  budget.charge(600 * 60)
  const wait = budget.wait()
  expect(wait?.why).toBe('videoDay')
  expect((wait?.until ?? 0) - state.now).toBeGreaterThan(18 * HOUR)
  state.now = wait?.until ?? 0
  expect(budget.wait()).toBeNull()
})

test('as many tasks as the plan has at once are all that are begun', () => {
  const { state, budget } = scene()
  state.indexing = PLANS.tier1.tasksAtOnce
  expect(budget.wait()).toEqual({ category: null, why: 'slots', until: null })
  state.indexing--
  expect(budget.wait()).toBeNull()
})

test('a clock that is set back makes nothing wait longer', () => {
  const { state, budget } = scene()
  budget.charge(600 * 60)
  const before = (budget.wait()?.until ?? 0) - state.now
  state.now -= 3 * HOUR
  budget.shift(3 * HOUR)
  expect((budget.wait()?.until ?? 0) - state.now).toBe(before)
})
