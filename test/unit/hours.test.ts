import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin, nextOpening, openShare } from '../../main/engine/queue/hours.ts'

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]
const night = { from: '20:00', to: '07:00', days: EVERY_DAY }
const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, 22 + day, hour, minute)

test.each([
  [at(1, 19, 59), false],
  [at(1, 20, 0), true],
  [at(1, 23, 59), true],
  [at(2, 0, 0), true],
  [at(2, 6, 59), true],
  [at(2, 7, 0), false],
])('20:00 to 07:00 at %s: %s', (date, within) => {
  expect(isWithin(night, date)).toBe(within)
})

test('a night belongs to the day on which it begins', () => {
  const friday = { ...night, days: [5] }
  expect(isWithin(friday, at(5, 22))).toBe(true)
  expect(isWithin(friday, at(6, 3))).toBe(true)
  expect(isWithin(friday, at(5, 3))).toBe(false)
})

test('equal ends mean the whole day', () => {
  const weekend = { from: '00:00', to: '00:00', days: [0, 6] }
  expect(isWithin(weekend, at(6, 15))).toBe(true)
  expect(isWithin(weekend, at(1, 15))).toBe(false)
  expect(openShare(weekend)).toBeCloseTo(2 / 7)
})

test('the next opening is the first minute within, and now when it is open', () => {
  expect(nextOpening(night, at(1, 12))).toBe(at(1, 20).getTime())
  expect(nextOpening(night, at(1, 21)).valueOf()).toBe(at(1, 21).getTime())
  const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${pad(h)}:${pad(m)}`)
  const hours = fc.record({
    from: clock,
    to: clock,
    days: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 7 }),
  })
  fc.assert(
    fc.property(hours, fc.nat(7 * 24 * 60), (span, minute) => {
      const now = at(0, 0, minute)
      const opens = new Date(nextOpening(span, now))
      expect(isWithin(span, opens)).toBe(true)
      if (!isWithin(span, now)) expect(isWithin(span, new Date(opens.getTime() - 60_000))).toBe(false)
      expect(openShare(span)).toBeGreaterThan(0)
      expect(openShare(span)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})

const pad = (number: number): string => String(number).padStart(2, '0')
