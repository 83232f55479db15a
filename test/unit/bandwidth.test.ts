import { expect, test } from 'vitest'
import { Bandwidth } from '../../main/engine/transfer/bandwidth.ts'

const never = new AbortController().signal

async function* pieces(count: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) yield await Promise.resolve(new Uint8Array(bytes).fill(n))
}

/** Sends until stopped; counts what went through. */
function flow(bandwidth: Bandwidth, signal: AbortSignal) {
  const sent = { bytes: 0 }
  const run = async (): Promise<void> => {
    try {
      for await (const piece of bandwidth.pace(pieces(100_000, 65_536), signal)) {
        sent.bytes += piece.byteLength
        if (bandwidth.rate === null) await new Promise((resolve) => setImmediate(resolve))
        if (signal.aborted) return
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
  return { sent, done: run() }
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test('without a limit pieces pass as they are', async () => {
  const bandwidth = new Bandwidth()
  const out: number[] = []
  for await (const piece of bandwidth.pace(pieces(3, 1000), never)) out.push(piece.byteLength)
  expect(out).toEqual([1000, 1000, 1000])
})

test('bytes keep their order and their number when they are cut small', async () => {
  const bandwidth = new Bandwidth()
  bandwidth.rate = 500_000
  const out: number[] = []
  for await (const piece of bandwidth.pace(pieces(3, 20_000), never)) out.push(...piece)
  expect(out).toEqual([0, 1, 2].flatMap((n) => Array.from({ length: 20_000 }, () => n)))
})

test('many uploads together stay at the rate, a change counts at once, and each gets its share', async () => {
  const bandwidth = new Bandwidth()
  bandwidth.rate = 1_000_000
  const stop = new AbortController()
  const flows = Array.from({ length: 5 }, () => flow(bandwidth, stop.signal))
  const sum = (): number => flows.reduce((all, one) => all + one.sent.bytes, 0)
  /** Bytes per second, by the clock: on a busy machine a second lasts longer. */
  const overASecond = async (): Promise<number> => {
    const [began, before] = [performance.now(), sum()]
    await wait(1000)
    return ((sum() - before) * 1000) / (performance.now() - began)
  }
  const first = await overASecond()
  expect(first).toBeGreaterThan(600_000)
  expect(first).toBeLessThan(1_400_000)
  for (const one of flows) expect(one.sent.bytes).toBeGreaterThan(sum() / 5 / 2)
  bandwidth.rate = 4_000_000
  const second = await overASecond()
  expect(second).toBeGreaterThan(2_400_000)
  expect(second).toBeLessThan(5_600_000)
  stop.abort(new Error('enough'))
  await Promise.all(flows.map((one) => one.done))
})

test('lifting the limit lets everything go that waited', async () => {
  const bandwidth = new Bandwidth()
  bandwidth.rate = 10_000
  const done = (async () => {
    let bytes = 0
    for await (const piece of bandwidth.pace(pieces(10, 100_000), never)) bytes += piece.byteLength
    return bytes
  })()
  await wait(100)
  bandwidth.rate = null
  expect(await done).toBe(1_000_000)
})

test('pieces grow while they are taken at once, and shrink where they take long', async () => {
  const bandwidth = new Bandwidth()
  const sizes: number[] = []
  const most = 512 * 1024
  for await (const piece of bandwidth.pace(pieces(4, most), never)) {
    sizes.push(piece.byteLength)
    if (sizes.length === 7) break
  }
  expect(sizes.slice(0, 4)).toEqual([65_536, 131_072, 262_144, 65_536])
  expect(sizes.at(-1)).toBe(most)
  for await (const piece of bandwidth.pace(pieces(1, most), never)) {
    sizes.push(piece.byteLength)
    await wait(150)
  }
  expect(sizes.slice(7)).toEqual([most])
  expect(bandwidth.pieceBytes).toBe(most / 2)
})
