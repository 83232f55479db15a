import { setImmediate as breathe } from 'node:timers/promises'

/** Items of one slice: few enough to be done within some milliseconds. */
const SLICE = 250

/**
 * Does something with many items slice by slice, and lets everything else have its turn between.
 * @param fromEnd the last slice first
 * @returns the sum of what the slices return
 */
export async function inSlices<T>(
  items: readonly T[],
  act: (slice: readonly T[]) => number | Promise<number>,
  fromEnd = false,
): Promise<number> {
  const count = Math.ceil(items.length / SLICE)
  let sum = 0
  for (let n = 0; n < count; n++) {
    const at = fromEnd ? Math.max(0, items.length - (n + 1) * SLICE) : n * SLICE
    const end = fromEnd ? items.length - n * SLICE : at + SLICE
    sum += await act(items.slice(at, end))
    if (n + 1 < count) await breathe()
  }
  return sum
}
