/** When a process of ours that crashed is started again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterCrash, CRASHES_MOST, keepsCrashing, restartDelay } from '../../main/restarts.ts'

const MINUTE = 60_000

test('one that crashes at once every time waits twice as long each time, and is then left alone', () => {
  const delays: (number | null)[] = []
  const crashes: number[] = []
  for (let at = 1_000_000; crashes.length < CRASHES_MOST; at += 100) {
    crashes.push(at)
    delays.push(afterCrash(crashes))
  }
  expect(delays).toEqual([250, 500, 1000, 2000, null])
})

test('one that crashes now and then is always started again, and soon', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 2 * MINUTE, max: 600 * MINUTE }), { minLength: 1, maxLength: 50 }),
      (gaps) => {
        let at = 0
        const crashes = gaps.map((gap) => (at += gap))
        expect(afterCrash(crashes)).toBeLessThanOrEqual(1000)
      },
    ),
  )
})

test('the wait never grows beyond half a minute', () => {
  expect(restartDelay(1)).toBe(250)
  expect(restartDelay(60)).toBe(30_000)
})

test('a page that crashes for the third time within a minute is no longer drawn anew by itself', () => {
  expect(keepsCrashing([0])).toBe(false)
  expect(keepsCrashing([0, 30_000])).toBe(false)
  expect(keepsCrashing([0, 30_000, 59_000])).toBe(true)
  expect(keepsCrashing([0, 30_000, 61_000])).toBe(false)
})
