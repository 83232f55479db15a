import { expect, test } from 'vitest'
import { FIRST_CONNECTIONS, Parallelism } from '../../main/engine/transfer/parallelism.ts'

const CHUNK = 5_000_000

/**
 * A line in which each connection gets its own limit at most and all together the line's, and the connections that are
 * busy end their chunks one after the other.
 * @returns the target after so many seconds
 */
function drive(
  parallelism: Parallelism,
  line: { perConnection: number; total: number },
  seconds: number,
): number {
  let now = 0
  while (now < seconds * 1000) {
    const rate = Math.min(line.total, parallelism.target * line.perConnection)
    now += (CHUNK / rate) * 1000
    parallelism.completed(CHUNK, true, now)
  }
  return parallelism.target
}

test('connections rise until the line is full, and not far beyond', () => {
  const target = drive(new Parallelism(2, 32), { perConnection: 1e6, total: 20e6 }, 300)
  expect(target).toBeGreaterThanOrEqual(17)
  expect(target).toBeLessThanOrEqual(28)
})

test('on a line that one connection fills, they fall to few', () => {
  expect(drive(new Parallelism(1, 32), { perConnection: 50e6, total: 50e6 }, 600)).toBeLessThanOrEqual(4)
})

test('where the limit is per connection alone, the ceiling is reached', () => {
  expect(drive(new Parallelism(2, 24), { perConnection: 1e6, total: 1e9 }, 300)).toBe(24)
})

test('floor and ceiling hold, whatever happens', () => {
  const parallelism = new Parallelism(3, 5)
  expect(parallelism.target).toBe(5)
  for (let n = 0; n < 50; n++) parallelism.failed(n * 10_000)
  expect(parallelism.target).toBe(3)
  parallelism.bound(7, 9)
  expect(parallelism.target).toBe(7)
})

test('a burst of lost connections counts once', () => {
  const parallelism = new Parallelism(1, 32)
  for (let n = 0; n < FIRST_CONNECTIONS; n++) parallelism.failed(1000 + n)
  expect(parallelism.target).toBe(Math.floor(FIRST_CONNECTIONS * 0.7))
})

test('while too little is there to send, or a limit slows it, nothing is learned', () => {
  const parallelism = new Parallelism(1, 32)
  for (let n = 0; n < 1000; n++) parallelism.completed(CHUNK, false, n * 100)
  expect(parallelism.target).toBe(FIRST_CONNECTIONS)
})
