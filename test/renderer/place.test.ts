import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBeside, pointAt } from '../../renderer/place.ts'

const WINDOW = { width: 800, height: 600 }
const PANEL = { width: 200, height: 150 }

test('a panel opens below what it belongs to, and above it near the bottom of the window', () => {
  expect(placeBeside({ left: 10, right: 60, top: 40, bottom: 60 }, PANEL, WINDOW)).toEqual({
    left: 10,
    top: 64,
  })
  expect(placeBeside({ left: 10, right: 60, top: 570, bottom: 590 }, PANEL, WINDOW)).toEqual({
    left: 10,
    top: 416,
  })
})

test('near the right side it ends where its place ends', () => {
  expect(placeBeside({ left: 700, right: 790, top: 40, bottom: 60 }, PANEL, WINDOW).left).toBe(590)
})

test('it is inside the window wherever the pointer is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 600 }), (x, y) => {
      const { left, top } = placeBeside(pointAt(x, y), PANEL, WINDOW)
      expect(left >= 0 && left + PANEL.width <= WINDOW.width).toBe(true)
      expect(top >= 0 && top + PANEL.height <= WINDOW.height).toBe(true)
    }),
  )
})
