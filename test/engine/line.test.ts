/** What shapes the line: hours, the bandwidth limit, the order of the queue, a network that comes and goes. */
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import type { HoursOfDay } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'

let folder = ''
let server: PracticeServer
let engine: Engine
const before = new Date(Date.now() - 60_000)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-line-'))
})
afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function start(options: PracticeOptions): Promise<void> {
  server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 250_000, ...options })
  engine = Engine.open({ dataDir: join(folder, 'data'), pollMs: 200, log: () => undefined })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
}

async function make(name: string, bytes: number): Promise<string> {
  const path = join(folder, name)
  await makeBigClip(await makeClip('h264'), path, bytes)
  await utimes(path, before, before)
  return path
}

async function add(name: string, bytes: number, way: 'multipart' | 'direct' = 'multipart'): Promise<ItemId> {
  const path = await make(name, bytes)
  const { ids } = await engine.addPaths([path], server.indexes[0]?._id ?? '', way)
  return ids[0] as ItemId
}

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n)
const stateOf = (id: ItemId): ItemState | undefined => engine.row(id)?.state
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10)
}
/** Waits until a number has not changed for so long, in ms. */
async function untilStill(number: () => number, ms: number): Promise<void> {
  let last = number()
  for (let since = performance.now(); performance.now() - since < ms; await sleep(10)) {
    if (number() !== last) since = performance.now()
    last = number()
  }
}
/** Bytes per second that come in over so many ms, by the clock: on a busy machine they last longer. */
async function rateOver(ms: number): Promise<number> {
  const [began, before] = [performance.now(), bytesIn()]
  await sleep(ms)
  return ((bytesIn() - before) * 1000) / (performance.now() - began)
}
async function totals(): Promise<Totals> {
  const query = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  return (await engine.call('openView', query)).totals
}
const bytesIn = (): number => server.requests().reduce((sum, request) => sum + request.bytesIn, 0)
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

/** A span of the clock that does not hold the present minute. */
function notNow(): HoursOfDay {
  const clock = (inMinutes: number): string => {
    const at = new Date(Date.now() + inMinutes * 60_000)
    return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
  }
  return { from: clock(60), to: clock(120), days: EVERY_DAY }
}

test('a bandwidth limit counts within two seconds, set, changed and lifted', async () => {
  await start({ sink: true })
  await engine.call('setSettings', { bytesPerSecond: 1_000_000 })
  const id = await add('long.mp4', 150_000_000)
  await until(() => bytesIn() > 0)
  await sleep(1000)
  const slow = await rateOver(2000)
  expect(slow).toBeGreaterThan(500_000)
  expect(slow).toBeLessThan(1_500_000)
  expect((await totals()).bytesPerSecond).toBe(1_000_000)
  await engine.call('setSettings', { bytesPerSecond: 5_000_000 })
  await sleep(1000)
  expect(await rateOver(2000)).toBeGreaterThan(3_000_000)
  await engine.call('setSettings', { bytesPerSecond: 0 })
  const lifted = Date.now()
  await until(() => stateOf(id) === 'ready')
  // Under the limit, what was left would take twice as long.
  expect(Date.now() - lifted).toBeLessThan(12_000)
})

test('a limit with hours of its own holds in them alone', async () => {
  await start({ sink: true })
  await engine.call('setSettings', { bytesPerSecond: 1000, limitHours: notNow() })
  const id = await add('free.mp4', 3_000_000)
  await until(() => stateOf(id) === 'ready')
  expect((await totals()).bytesPerSecond).toBeNull()
})

test('outside the upload hours nothing leaves, the window can say when it goes on, and changed hours count at once', async () => {
  await start({ uploadRate: 2_000_000 })
  const id = await add('night.mp4', 12_000_000)
  await until(() => bytesIn() > 500_000)
  const hours = notNow()
  await engine.call('setSettings', { uploadHours: hours })
  // What was on its way already still arrives.
  await untilStill(bytesIn, 1500)
  expect(stateOf(id)).toBe('uploading')
  const { opensAt } = await totals()
  expect((opensAt ?? 0) - Date.now()).toBeGreaterThan(50 * 60_000)
  expect((opensAt ?? 0) - Date.now()).toBeLessThanOrEqual(60 * 60_000)
  await engine.call('setSettings', { uploadHours: null })
  await until(() => stateOf(id) === 'ready')
  const puts = server.state().uploads.flatMap((upload) => upload.chunks.map((chunk) => chunk.puts))
  expect(puts.filter((count) => count > 1).length).toBeLessThanOrEqual(8)
})

test('what is moved to the top goes next, and others follow in the order given', async () => {
  await start({ uploadRate: 3_000_000 })
  await engine.call('setSettings', { connectionsLeast: 1, connectionsMost: 1 })
  await engine.call('setPaused', { paused: true })
  const ids: ItemId[] = []
  for (let n = 0; n < 5; n++) ids.push(await add(`clip ${n}.mp4`, 1_500_000 + n * 16, 'direct'))
  await until(() => ids.every((id) => stateOf(id) === 'waiting'))
  const [a, b, c, d, e] = ids as [ItemId, ItemId, ItemId, ItemId, ItemId]
  expect(await engine.call('moveToTop', { ids: [d] })).toEqual({ changed: 1 })
  await engine.call('moveBefore', { ids: [e], before: b })
  await engine.call('setPaused', { paused: false })
  await until(() => ids.every((id) => stateOf(id) === 'ready'))
  const names = server.state().assets.map((asset) => asset.filename)
  expect(names).toEqual([d, a, e, b, c].map((id) => engine.row(id)?.name))
})

test('small clips get on beside a big one, and the big one beside them', async () => {
  await start({ uploadRate: 6_000_000, sink: true })
  const paths = await Promise.all(range(10).map((n) => make(`small ${n}.mp4`, 300_000 + n * 16)))
  // They are examined before the big one begins: how long that takes is the machine's own matter.
  await engine.call('setPaused', { paused: true })
  const { ids: small } = await engine.addPaths(paths, server.indexes[0]?._id ?? '', 'direct')
  expect(small).toHaveLength(10)
  await until(() => small.every((id) => stateOf(id) === 'waiting'))
  await engine.call('setItemsPaused', { ids: small, paused: true })
  await engine.call('setPaused', { paused: false })
  const big = await add('big.mp4', 40_000_000)
  await until(() => bytesIn() > 1_000_000)
  await engine.call('setItemsPaused', { ids: small, paused: false })
  await until(() => small.every((id) => stateOf(id) === 'ready'))
  expect(stateOf(big)).toBe('uploading')
  await until(() => stateOf(big) === 'ready')
})

test('no byte waits for a report that the platform does not answer', async () => {
  await start({ sink: true, chunkSizeBytes: 50_000 })
  server.setFaults([{ kind: 'stall', match: { route: 'reportChunks' } }])
  const id = await add('many parts.mp4', 8_000_000)
  await until(() => server.state().uploads[0]?.chunks.length === 160)
  expect(server.faultsStruck()).toEqual([1])
  expect(stateOf(id)).toBe('uploading')
})

test('a network that is gone holds everything without failing anything, and it goes on when it is back', async () => {
  await start({ uploadRate: 2_000_000 })
  const ids = [await add('one.mp4', 4_000_000), await add('two.mp4', 300_000, 'direct')]
  for (let n = 0; n < 6; n++) ids.push(await add(`more ${n}.mp4`, 400_000 + n * 16, 'direct'))
  await until(() => bytesIn() > 500_000)
  server.setFaults([{ kind: 'reset' }])
  await until(() => (server.faultsStruck()[0] ?? 0) > 0)
  const { port } = new URL(server.baseUrl)
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: `http://127.0.0.1:1/v1.3` })
  await expect.poll(async () => (await totals()).hold?.failure.code).toBe('network')
  await sleep(2000)
  const held = await totals()
  expect(held.hold?.failure.code).toBe('network')
  expect(held.hold?.until).not.toBeNull()
  expect(held.byState.failed).toBe(0)
  server.setFaults([])
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: `http://127.0.0.1:${port}/v1.3` })
  await until(() => ids.every((id) => stateOf(id) === 'ready'))
  expect((await totals()).hold).toBeNull()
  const { assets } = server.state()
  expect(assets.filter((asset) => asset.sha256 !== null)).toHaveLength(ids.length)
})

test('the machine woke up: everything is tried at once, without waiting for what it had set itself', async () => {
  await start({})
  server.setFaults([{ kind: 'status', status: 503, times: 40, match: { path: '/assets$' } }])
  const id = await add('clip.mp4', 300_000, 'direct')
  await until(() => (engine.row(id)?.attempt ?? 0) >= 1)
  server.setFaults([])
  const wait = (): number => (engine.row(id)?.nextAttemptAt ?? 0) - Date.now()
  await until(() => wait() > 0 || stateOf(id) === 'ready')
  await engine.call('recheck', {})
  await until(() => stateOf(id) !== 'uploading' || wait() > 0)
  await until(() => stateOf(id) === 'ready')
})
