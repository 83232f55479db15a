import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Marks } from '../../main/engine/store/marks.ts'

test('marks hold what a set of the same numbers holds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5000 })), fc.array(fc.nat({ max: 10_000 })), (numbers, asked) => {
      const [marks, set] = [Marks.of(numbers), new Set(numbers)]
      expect([...numbers, ...asked].map((one) => marks.has(one))).toEqual(
        [...numbers, ...asked].map((one) => set.has(one)),
      )
      expect(marks.among(asked)).toEqual(asked.filter((one) => set.has(one)))
      expect(marks.among(numbers)).toBe(numbers)
    }),
  )
})
