import { expect, test } from 'vitest'
import { STEPS, STEP_MS, Throughput } from '../../main/engine/transfer/throughput.ts'

test('bytes show in the step in which they left, and are gone after ten minutes', () => {
  let now = 1_000_000
  const throughput = new Throughput(() => now)
  throughput.add(1000)
  throughput.add(3000)
  expect(throughput.series().every((rate) => rate === 0)).toBe(true)
  now += STEP_MS
  expect(throughput.series().at(-1)).toBe(2000)
  now += 3 * STEP_MS
  expect(throughput.series().slice(-4)).toEqual([2000, 0, 0, 0])
  now += (STEPS - 5) * STEP_MS
  expect(throughput.series()[0]).toBe(2000)
  now += STEP_MS
  expect(throughput.series().every((rate) => rate === 0)).toBe(true)
})

test('a pause that is longer than the series leaves nothing of what was before', () => {
  let now = 0
  const throughput = new Throughput(() => now)
  throughput.add(5000)
  now += 5 * STEPS * STEP_MS
  throughput.add(2000)
  now += STEP_MS
  expect(throughput.series().filter((rate) => rate > 0)).toEqual([1000])
  expect(throughput.series()).toHaveLength(STEPS - 1)
})
