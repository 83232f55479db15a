import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NOTHING_STEADY, steadyForecast, steadyTime } from '../../renderer/steady-time.ts'

const NOW = new Date(2026, 8, 1, 12, 0).getTime()
const MINUTE = 60_000

test('a time does not jump while the guess wavers around it', () => {
  let shown: number | null = null
  const seen = new Set<number>()
  for (let second = 0; second < 120; second++) {
    const wavering = NOW + 65 * MINUTE + Math.sin(second) * 2 * MINUTE
    shown = steadyTime(shown, wavering, NOW + second * 1000)
    seen.add(shown)
  }
  expect([...seen].length).toBeLessThanOrEqual(2)
})

test('a guess that changes for good is shown', () => {
  const first = steadyTime(null, NOW + 61 * MINUTE, NOW)
  expect(first).toBe(NOW + 65 * MINUTE)
  expect(steadyTime(first, NOW + 90 * MINUTE, NOW)).toBe(NOW + 90 * MINUTE)
  expect(steadyTime(first, NOW + 10 * MINUTE, NOW)).toBe(NOW + 10 * MINUTE)
})

test('the first five seconds and the last ten show no time, and neither does what is not known', () => {
  const guess = { uploadedAt: NOW + MINUTE, doneAt: NOW + 3 * MINUTE }
  const first = steadyForecast(NOTHING_STEADY, guess, NOW)
  expect(first.doneAt).toBeNull()
  expect(steadyForecast(first, guess, NOW + 4000).doneAt).toBeNull()
  const settled = steadyForecast(first, guess, NOW + 5000)
  expect(settled).toMatchObject({ uploadedAt: NOW + MINUTE, doneAt: NOW + 3 * MINUTE })
  expect(steadyForecast(settled, guess, NOW + 3 * MINUTE - 9000).doneAt).toBeNull()
  expect(steadyForecast(settled, null, NOW)).toBe(NOTHING_STEADY)
  expect(steadyForecast(settled, { uploadedAt: null, doneAt: null }, NOW)).toBe(NOTHING_STEADY)
})

test('what is shown is at most two steps from the guess, and stays when it is handed back in', () => {
  const moment = fc.integer({ min: 0, max: 3 * 24 * 60 * MINUTE })
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 20 }), (guesses) => {
      let shown = NOTHING_STEADY
      guesses.forEach((after, at) => {
        const now = NOW + at * 6000
        const guess = { uploadedAt: null, doneAt: NOW + after }
        shown = steadyForecast(shown, guess, now)
        expect(steadyForecast(shown, guess, now)).toBe(shown)
        if (shown.doneAt !== null)
          expect(Math.abs(shown.doneAt - guess.doneAt)).toBeLessThanOrEqual(30 * MINUTE)
      })
    }),
  )
})
