import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxesOf, gapOf, placesOf } from '../../renderer/gauge-math.ts'

const span = { kind: 'span', of: 'duration' } as const

test('a value stands before, within or behind the allowed span as it is, all within the line', () => {
  const positive = fc.double({ min: 0.001, max: 1e12, noNaN: true })
  fc.assert(
    fc.property(positive, positive, positive, (value, a, b) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)]
      const places = placesOf({ ...span, value, min, max })
      for (const place of Object.values(places)) {
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(1)
      }
      expect(places.value < places.from).toBe(value < min && Math.log(value) < Math.log(min))
      expect(places.value > places.to).toBe(value > max && Math.log(value) > Math.log(max))
    }),
  )
})

test('an open end runs to the edge, and nothing measured stands at the beginning', () => {
  expect(placesOf({ ...span, value: 10, min: null, max: 20 }).from).toBe(0)
  expect(placesOf({ ...span, value: 10, min: 4, max: null }).to).toBe(1)
  expect(placesOf({ ...span, value: 0, min: 4, max: 20 }).value).toBe(0)
})

test('pictures are drawn in one scale, the allowed one turned as the clip is', () => {
  const gauge = {
    kind: 'picture',
    width: 200,
    height: 400,
    shortSideMin: 360,
    shortSideMax: 2160,
    longSideMax: 5184,
  } as const
  const { clip, least, most } = boxesOf(gauge)
  expect(most.height).toBeCloseTo(1)
  expect(most.width).toBeCloseTo(2160 / 5184)
  expect(clip.height / clip.width).toBeCloseTo(2)
  expect(least.width / clip.width).toBeCloseTo(360 / 200)
})

test('what is missing or too much is told apart', () => {
  expect(gapOf({ ...span, value: 2, min: 4, max: 20 })).toEqual({ by: 2, side: 'under' })
  expect(gapOf({ ...span, value: 25, min: 4, max: 20 })).toEqual({ by: 5, side: 'over' })
  expect(gapOf({ ...span, value: 4, min: 4, max: 20 })).toBeNull()
})
