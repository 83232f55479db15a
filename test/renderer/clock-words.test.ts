import { expect, test } from 'vitest'
import {
  basisWords,
  indexingLeftWords,
  indexingTime,
  slowAtLength,
  slowWords,
} from '../../renderer/clock-words.ts'
import { timeRange } from '../../renderer/format.ts'
import type { IndexingSight } from '../../shared/item.ts'

const sight = (about: Partial<IndexingSight>): IndexingSight => ({
  left: { low: 180, high: 480 },
  elapsedSeconds: 30,
  usualSeconds: null,
  samples: 4,
  isSure: false,
  isUnusual: false,
  ...about,
})

test.each([
  [180, 480, '3 to 8 min'],
  [40, 50, '40 to 50 s'],
  [40, 120, '40 s to 2 min'],
  [3000, 9000, '50 min to 2 h 30 min'],
  [3600, 7200, '1 h to 2 h'],
  [178, 182, '3 min'],
  [0, 300, 'up to 5 min'],
])('between %d and %d seconds reads as "%s"', (low, high, words) => expect(timeRange(low, high)).toBe(words))

test('until enough is known a range is said, then one figure', () => {
  expect(indexingLeftWords(sight({}))).toBe('About 3 to 8 min left')
  expect(indexingLeftWords(sight({ isSure: true, samples: 20 }))).toBe('About 3 min left')
  expect(indexingTime(sight({ elapsedSeconds: null }))).toBe('3 to 8 min')
})

test('what has taken longer than any before is given no time, and is nothing unusual yet', () => {
  expect(indexingLeftWords(sight({ left: null }))).toBe('Longer than any clip before')
  expect(slowWords(sight({ left: null }))).toBeNull()
  expect(slowAtLength(sight({ left: null }))).toBeNull()
})

test('what takes far longer than its peers says so, by how much, and that it has not failed', () => {
  const slow = sight({ left: null, isSure: true, isUnusual: true, elapsedSeconds: 750, usualSeconds: 180 })
  expect(indexingLeftWords(slow)).toBe('Far slower than usual')
  expect(slowWords(slow)).toBe('13 min so far, usually 3 min')
  expect(slowAtLength(slow)).toMatch(/^13 min so far, 4.2 times what .* \(3 min\)\. It has not failed/)
})

test('what a prediction rests on is said', () => {
  expect(basisWords(sight({ samples: 0 }))).toMatch(/^what the platform is known for/)
  expect(basisWords(sight({ samples: 1 }))).toMatch(/^1 clip of/)
  expect(basisWords(sight({ samples: 21 }))).toMatch(/^21 clips of/)
})
