import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTotal } from '../../main/engine/run-total.ts'

test('a clip that was sent goes on counting, so that the share that is done does not fall', () => {
  const run = new RunTotal()
  expect(run.see(200, 200, false)).toBe(200)
  expect(run.see(110, 200, false)).toBe(200)
  // The first of two clips has ended: only the other one is still open.
  expect(run.see(100, 100, false)).toBe(200)
  expect(run.see(40, 100, false)).toBe(200)
})

test('what is dropped meanwhile comes on top, and the next run begins anew', () => {
  const run = new RunTotal()
  run.see(100, 100, false)
  run.see(20, 100, false)
  expect(run.see(320, 400, false)).toBe(400)
  expect(run.see(0, 0, false)).toBe(0)
  expect(run.see(50, 50, false)).toBe(50)
})

test('while clips are examined, a gap between two of them ends no run', () => {
  const run = new RunTotal()
  run.see(100, 100, true)
  expect(run.see(0, 0, true)).toBe(100)
  expect(run.see(300, 300, false)).toBe(400)
})

test('there is never less in all than is left', () => {
  const seen = fc.array(fc.record({ left: fc.nat(1e12), sent: fc.nat(1e9), more: fc.boolean() }))
  fc.assert(
    fc.property(seen, (moments) => {
      const run = new RunTotal()
      for (const { left, sent, more } of moments)
        expect(run.see(left, left + sent, more)).toBeGreaterThanOrEqual(left)
    }),
  )
})
