import { expect, test } from 'vitest'
import { ClockWatch } from '../../main/engine/clock-watch.ts'
import { pollDelayMs } from '../../main/engine/track/pace.ts'

const BASE = 5000

test('up to 50 clips are never asked about more than 12 s apart, so that an end is noticed within 15 s', () => {
  for (let quiet = 0; quiet < 100; quiet++)
    expect(pollDelayMs(50, 1, quiet, BASE)).toBeLessThanOrEqual(12_000)
})

test('large batches take six calls a minute at most, and slow down to a minute while nothing changes', () => {
  for (const calls of [1, 3, 20])
    for (let quiet = 0; quiet < 100; quiet++) {
      const delay = pollDelayMs(1000, calls, quiet, BASE)
      expect((calls * 60_000) / delay).toBeLessThanOrEqual(6)
      if (calls === 1) expect(delay).toBeLessThanOrEqual(60_000)
    }
  expect(pollDelayMs(1000, 1, 50, BASE)).toBe(60_000)
})

test('a sleep, a frozen process and a clock set back are told apart from a steady clock', () => {
  const watch = new ClockWatch(1000, 0)
  expect(watch.tick(2000, 1000)).toEqual({ kind: 'steady' })
  expect(watch.tick(3_602_000, 2000)).toEqual({ kind: 'slept', ms: 3_600_000 })
  expect(watch.tick(3_632_000, 32_000)).toEqual({ kind: 'slept', ms: 30_000 })
  expect(watch.tick(32_000, 33_000)).toEqual({ kind: 'setBack', ms: 3_601_000 })
  expect(watch.tick(33_000, 34_000)).toEqual({ kind: 'steady' })
})
