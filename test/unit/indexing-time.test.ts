import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SURE_FROM, indexingLeft, isUnusual, learn } from '../../main/engine/forecast/indexing-time.ts'
import type { Sample } from '../../main/engine/forecast/indexing-time.ts'

/** Clips of 1 to so many minutes, of which each takes 20 s and four tenths of its length, give or take some percent. */
const peers = (count: number, spread = 0.1): Sample[] =>
  Array.from({ length: count }, (_, n) => {
    const seconds = 60 * (1 + (n % 10))
    const stray = 1 + spread * (((n * 7) % 11) / 5 - 1)
    return { seconds, took: (20 + 0.4 * seconds) * stray }
  })

test('before anything was indexed, the range is what the platform is known for', () => {
  const left = indexingLeft(learn([]), 600, 0)
  expect(left).toEqual({ low: 180, high: 450 })
})

test('a few clips make a range around what they took, which narrows as they become more', () => {
  const width = (count: number): number => {
    const left = indexingLeft(learn(peers(count, 0)), 300, 0)
    return (left?.high ?? NaN) - (left?.low ?? NaN)
  }
  expect(learn(peers(SURE_FROM - 1)).isSure).toBe(false)
  expect(width(12)).toBeLessThan(width(4))
})

test('from twenty clips on, a clip of another length is predicted to within a tenth', () => {
  const times = learn(peers(SURE_FROM, 0.05))
  expect(times.isSure).toBe(true)
  for (const seconds of [30, 300, 3600]) {
    const left = indexingLeft(times, seconds, 0)
    expect(left?.low).toBeGreaterThan(0.9 * (20 + 0.4 * seconds))
    expect(left?.low).toBeLessThan(1.1 * (20 + 0.4 * seconds))
    expect(left?.high).toBeGreaterThanOrEqual(left?.low ?? NaN)
  }
})

test('one clip that took a day does not spoil the prediction', () => {
  const times = learn([...peers(30), { seconds: 120, took: 86_400 }])
  expect(indexingLeft(times, 120, 0)?.low).toBeLessThan(80)
})

test('clips of one length alone are learned from as well', () => {
  const times = learn(Array.from({ length: 25 }, () => ({ seconds: 60, took: 45 })))
  expect(indexingLeft(times, 60, 0)).toEqual({ low: 45, high: 45 })
})

test('what is left is taken from clips that took longer than this one has by now', () => {
  const times = learn(peers(100, 0.3))
  const late = indexingLeft(times, 300, 150)
  expect(late?.low).toBeGreaterThan(0)
  expect(late?.low).toBeLessThan(40)
  expect(indexingLeft(times, 300, 1000)).toBeNull()
})

test('only what takes far longer than its peers is unusual, and nothing is before enough of them are known', () => {
  const times = learn(peers(50))
  expect(isUnusual(times, 300, 140, 30)).toBe(false)
  expect(isUnusual(times, 300, 300, 30)).toBe(false)
  expect(isUnusual(times, 300, 500, 30)).toBe(true)
  expect(isUnusual(learn(peers(10)), 300, 500, 30)).toBe(false)
  // Where the slowest hundredth is known, that is enough; a short clip is forgiven a few polls.
  expect(isUnusual(learn(peers(150)), 300, 200, 30)).toBe(true)
  expect(isUnusual(learn(peers(150)), 3, 45, 30)).toBe(false)
})

test('whatever the history, what is left is never negative and never turned around', () => {
  const sample = fc.record({
    seconds: fc.double({ min: 0.1, max: 20_000, noNaN: true }),
    took: fc.double({ min: 0, max: 20_000, noNaN: true }),
  })
  const seconds = fc.double({ min: 0.1, max: 20_000, noNaN: true })
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 60 }), seconds, seconds, (samples, length, elapsed) => {
      const left = indexingLeft(learn(samples), length, elapsed)
      if (left === null) return
      expect(left.low).toBeGreaterThanOrEqual(0)
      expect(left.high).toBeGreaterThanOrEqual(left.low)
      expect(Number.isFinite(left.high)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
