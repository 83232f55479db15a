import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RateBudget } from '../../main/engine/platform/budget.ts'
import type { CallKind } from '../../main/engine/platform/budget.ts'
import { PLANS } from '../../shared/plans.ts'
import type { Plan } from '../../shared/plans.ts'

const NOW = Date.parse('2026-09-01T12:00:00Z')
const never = new AbortController().signal
let budget: RateBudget

// The clock and the timers are set by hand: minutes and days cannot be waited for.
beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => {
  budget.close()
  vi.useRealTimers()
})

function open(plan: Plan | null, usedToday = 0): void {
  const before = usedToday === 0 ? [] : [{ at: NOW - 3_600_000, amount: usedToday }]
  budget = new RateBudget({
    plan: () => plan,
    now: Date.now,
    onChange: () => undefined,
    before: { upload: before, index: [] },
  })
}

/** Asks for so many calls; counts those that were let pass. */
function ask(kind: CallKind, count: number): { passed: number } {
  const seen = { passed: 0 }
  for (let n = 0; n < count; n++) void budget.pass('upload', kind, never).then(() => seen.passed++)
  return seen
}

test('without a plan and without a word of the platform nothing waits', async () => {
  open(null)
  const work = ask('work', 500)
  await vi.advanceTimersByTimeAsync(10)
  expect(work.passed).toBe(500)
})

test('a plan of 60 a minute lets 60 pass in any minute, and all in the end', async () => {
  open(PLANS.free)
  const work = ask('work', 150)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(work.passed).toBe(60)
  await vi.advanceTimersByTimeAsync(2000)
  expect(work.passed).toBe(120)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(work.passed).toBe(150)
})

test('polls get a tenth for certain, a quarter at most, and what a person asks passes at once', async () => {
  open(PLANS.free)
  const work = ask('work', 600)
  const polls = ask('poll', 600)
  await vi.advanceTimersByTimeAsync(58_000)
  expect([work.passed, polls.passed]).toEqual([60, 0])
  await vi.advanceTimersByTimeAsync(60_000)
  expect([work.passed, polls.passed]).toEqual([114, 6])
  const person = ask('ask', 3)
  await vi.advanceTimersByTimeAsync(1)
  expect(person.passed).toBe(3)
  budget.close()
  open(PLANS.free)
  const alone = ask('poll', 600)
  await vi.advanceTimersByTimeAsync(58_000)
  expect(alone.passed).toBe(15)
})

test('the daily limit is told with the time at which it goes on, and it goes on by itself', async () => {
  open(PLANS.free, 2999)
  const work = ask('work', 2)
  await vi.advanceTimersByTimeAsync(1000)
  expect(work.passed).toBe(1)
  const [wait] = budget.waits()
  expect(wait).toMatchObject({ category: 'upload', why: 'day' })
  await vi.advanceTimersByTimeAsync((wait?.until ?? 0) - Date.now() + 61_000)
  expect(work.passed).toBe(2)
})

test('what the answers say wins over the plan', async () => {
  open(PLANS.free)
  budget.answered('upload', { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '5' }, NOW)
  const work = ask('work', 20)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(work.passed).toBe(5)
  expect(budget.limits('index').perMinute).toBe(60)
})

test('calls that others made with the same account count', async () => {
  open(PLANS.free)
  const headers = {
    'X-RateLimit-Request-Limit': '60',
    'X-RateLimit-Request-Remaining': '10',
    'X-RateLimit-Request-Reset': String(NOW / 1000 + 40),
  }
  const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]))
  budget.answered('upload', lower, NOW)
  const work = ask('work', 60)
  await vi.advanceTimersByTimeAsync(39_000)
  expect(work.passed).toBe(10)
  await vi.advanceTimersByTimeAsync(22_000)
  expect(work.passed).toBe(60)
})

test('a refusal closes its category alone, for as long as it asks, and says so', async () => {
  open(null)
  budget.refused('upload', 24_000)
  expect(budget.waits()).toEqual([{ category: 'upload', why: 'asked', until: NOW + 24_000 }])
  const work = ask('work', 1)
  await vi.advanceTimersByTimeAsync(23_900)
  expect(work.passed).toBe(0)
  expect(budget.tryTake('index')).toBe(true)
  await vi.advanceTimersByTimeAsync(200)
  expect(work.passed).toBe(1)
})

test('a refusal that says nothing after many calls teaches the limit', async () => {
  open(null)
  ask('work', 40)
  await vi.advanceTimersByTimeAsync(10)
  budget.refused('upload', null)
  expect(budget.limits('upload').perMinute).toBe(36)
})

test('a clock that is set back makes nothing wait longer', async () => {
  open(PLANS.free)
  ask('work', 60)
  await vi.advanceTimersByTimeAsync(10)
  const later = ask('work', 1)
  vi.setSystemTime(NOW - 3_600_000)
  budget.shift(3_600_000)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(later.passed).toBe(1)
})

test('calls are handed out once to be kept', () => {
  open(null)
  budget.tryTake('upload')
  budget.tryTake('upload')
  expect([budget.takeUnsaved('upload'), budget.takeUnsaved('upload')]).toEqual([2, 0])
})
