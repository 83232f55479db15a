import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planChunks, urlRange } from '../../main/engine/transfer/chunk-plan.ts'

test('chunks cover the file exactly once, in order, all but the last of the asked size', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1000, max: 6_000_000 }),
      (total, size) => {
        const chunks = planChunks(total, size)
        let at = 0
        chunks.forEach((chunk, position) => {
          expect(chunk.index).toBe(position + 1)
          expect(chunk.start).toBe(at)
          at += chunk.size
          if (position < chunks.length - 1) expect(chunk.size).toBe(size)
        })
        expect(at).toBe(total)
        expect(chunks.at(-1)?.size).toBeGreaterThan(0)
      },
    ),
  )
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('a size of %d is refused as a bug', (size) => {
  expect(() => planChunks(size, 5)).toThrow(RangeError)
  expect(() => planChunks(5, size)).toThrow(RangeError)
})

test('one call for URLs covers the run of needed chunks, at most 50, and nothing that is not needed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (indexes) => {
      const needed = new Set(indexes)
      const first = indexes[0] ?? 1
      const { start, count } = urlRange(first, needed, 50)
      expect(start).toBe(first)
      expect(count).toBeLessThanOrEqual(50)
      for (let at = start; at < start + count; at++) expect(needed.has(at)).toBe(true)
    }),
  )
})
