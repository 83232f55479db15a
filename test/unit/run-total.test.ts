import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunTotal } from '../../main/engine/run-total.ts'

const OLD = 5000

test('a clip that was sent goes on counting, so that the share that is done does not fall', () => {
  const run = new RunTotal()
  expect(run.see({ left: 200, open: 200, done: OLD }, false)).toBe(200)
  expect(run.see({ left: 110, open: 200, done: OLD }, false)).toBe(200)
  // The first of two clips has ended: only the other one is still open.
  expect(run.see({ left: 100, open: 100, done: OLD + 100 }, false)).toBe(200)
  expect(run.see({ left: 40, open: 100, done: OLD + 100 }, false)).toBe(200)
})

test('what is dropped meanwhile comes on top, and the next run begins anew', () => {
  const run = new RunTotal()
  run.see({ left: 100, open: 100, done: 0 }, false)
  run.see({ left: 20, open: 100, done: 0 }, false)
  expect(run.see({ left: 320, open: 400, done: 0 }, false)).toBe(400)
  expect(run.see({ left: 0, open: 0, done: 400 }, false)).toBe(0)
  expect(run.see({ left: 50, open: 50, done: 400 }, false)).toBe(50)
})

test('while clips are examined, a gap between two of them ends no run', () => {
  const run = new RunTotal()
  run.see({ left: 100, open: 100, done: 0 }, true)
  expect(run.see({ left: 0, open: 0, done: 100 }, true)).toBe(100)
  expect(run.see({ left: 300, open: 300, done: 100 }, false)).toBe(400)
})

test('of clips that are cancelled only what was sent of them counts, and brought back they count once', () => {
  const run = new RunTotal()
  run.see({ left: 1000, open: 1000, done: OLD }, false)
  run.see({ left: 970, open: 1000, done: OLD }, false)
  // Nine of ten are cancelled; of one of them 30 had been sent.
  expect(run.see({ left: 100, open: 100, done: OLD + 30 }, false)).toBe(130)
  expect(run.see({ left: 970, open: 1000, done: OLD }, false)).toBe(1000)
})

test('clips of earlier runs that leave the list or come back to it change nothing', () => {
  const run = new RunTotal()
  run.see({ left: 100, open: 100, done: OLD }, false)
  expect(run.see({ left: 60, open: 100, done: 0 }, false)).toBe(100)
  expect(run.see({ left: 50, open: 100, done: OLD }, false)).toBe(100)
})

test('there is never less in all than is left', () => {
  const bytes = fc.record({ left: fc.nat(1e12), sent: fc.nat(1e9), done: fc.nat(1e12), more: fc.boolean() })
  fc.assert(
    fc.property(fc.array(bytes), (moments) => {
      const run = new RunTotal()
      for (const { left, sent, done, more } of moments)
        expect(run.see({ left, open: left + sent, done }, more)).toBeGreaterThanOrEqual(left)
    }),
  )
})
