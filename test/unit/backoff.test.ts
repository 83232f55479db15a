import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from '../../main/engine/queue/backoff.ts'

test('the delay lies between 0 and the cap and its ceiling doubles with each attempt', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const delay = backoffMs(attempt, random)
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** Math.min(attempt, 30)))
    }),
  )
  expect(backoffMs(0, 0.999)).toBe(999)
  expect(backoffMs(3, 0.5)).toBe(4000)
  expect(backoffMs(50, 0.999)).toBeGreaterThan(59_000)
})
