/** What waits for a person, pauses that end by themselves, and how long the platform takes, on a real engine. */
import { copyFile, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import type { ItemId, ItemRow, ItemState } from '../../shared/item.ts'
import type { Totals } from '../../shared/totals.ts'
import { makeClip } from '../clips/make.ts'
import { makeOldClip } from './big-clip.ts'

let folder = ''
let server: PracticeServer
let engine: Engine
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-attention-'))
  server = await startPracticeServer({ stepMs: 20 })
  engine = newEngine()
  await connect()
  await engine.call('listIndexes', {})
})
afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const newEngine = () => Engine.open({ dataDir: join(folder, 'data'), pollMs: 100, log: () => undefined })
const connect = () => engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
async function restart(): Promise<void> {
  await engine.close()
  engine = newEngine()
  await connect()
}
const old = new Date(Date.now() - 60_000)

async function bad(recipe: 'tooShort' | 'tooSmall', name: string): Promise<string> {
  const path = join(folder, name)
  await copyFile(await makeClip(recipe), path)
  await utimes(path, old, old)
  return path
}

async function good(name: string, bytes: number): Promise<string> {
  const path = join(folder, name)
  await makeOldClip(path, bytes)
  return path
}

const indexId = (at = 0): string => server.indexes[at]?._id ?? ''
const add = async (paths: string[]): Promise<ItemId[]> =>
  (await engine.addPaths(paths, indexId(), 'direct')).ids
const row = (id: ItemId | undefined): ItemRow | null => (id === undefined ? null : engine.row(id))

async function until(ids: readonly ItemId[], state: ItemState): Promise<void> {
  while (!ids.every((id) => row(id)?.state === state)) await sleep(10)
}

async function totals(): Promise<Totals> {
  const query = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  return (await engine.call('openView', query)).totals
}

test('clips that the same cause keeps back are one group, and what is done to it is done to all of them', async () => {
  const short = await add([await bad('tooShort', 'a.mp4'), await bad('tooShort', 'b.mp4')])
  const small = await add([await bad('tooSmall', 'c.mp4')])
  const gone = await add([await good('gone.mp4', 300_000)])
  await until([...short, ...small], 'refused')
  await until(gone, 'ready')
  expect((await totals()).attention).toBe(3)
  const { groups } = await engine.call('attention', {})
  expect(groups.map(({ cause, clips, first }) => [cause.code, clips, first[0]?.problem?.allowed])).toEqual([
    ['video_duration_too_short', 2, 'at least 4 s'],
    ['video_resolution_too_low', 1, expect.any(String)],
  ])
  const [group] = groups
  if (!group) throw new Error('no group')
  expect(group.first.map(({ name }) => name)).toEqual(['a.mp4', 'b.mp4'])
  const { clips } = await engine.call('causeClips', { cause: group.cause, offset: 1, limit: 10 })
  expect(clips).toMatchObject([
    { name: 'b.mp4', problem: { message: expect.stringContaining('b.mp4') as string } },
  ])

  await engine.call('setPaused', { paused: true })
  expect(await engine.call('moveCause', { cause: group.cause, to: indexId(1) })).toEqual({ changed: 2 })
  await until(short, 'refused')
  expect(row(short[0])?.indexId).toBe(indexId(1))
  const moved = { ...group.cause, indexId: indexId(1) }
  // The platform's own limits are the same for every index: the group has followed.
  const [there] = (await engine.call('attention', {})).groups
  expect(there?.clips).toBe(2)
  expect(await engine.call('settleCause', { cause: there?.cause ?? moved, what: 'upload' })).toEqual({
    changed: 2,
  })
  await until(short, 'waiting')
  const [rest] = (await engine.call('attention', {})).groups
  if (!rest) throw new Error('no group')
  expect(await engine.call('settleCause', { cause: rest.cause, what: 'remove' })).toEqual({ changed: 1 })
  expect((await engine.call('attention', {})).groups).toEqual([])
  expect((await totals()).attention).toBe(0)
})

test('files that are missing are tried again together once they are back', async () => {
  const names = ['one.mp4', 'two.mp4']
  const paths = await Promise.all(names.map((name, at) => good(name, 300_000 + at * 1000)))
  await engine.call('setPaused', { paused: true })
  const ids = await add(paths)
  await until(ids, 'waiting')
  for (const path of paths) await rm(path)
  await engine.call('setPaused', { paused: false })
  await until(ids, 'failed')
  const { groups } = await engine.call('attention', {})
  expect(groups).toMatchObject([{ cause: { code: 'source_missing' }, clips: 2, retryable: true }])
  await Promise.all(names.map((name, at) => good(name, 300_000 + at * 1000)))
  const [group] = groups
  if (!group) throw new Error('no group')
  expect(await engine.call('settleCause', { cause: group.cause, what: 'retry' })).toEqual({ changed: 2 })
  await until(ids, 'ready')
})

test('a pause for a time ends by itself, after a restart too', async () => {
  const until1 = Date.now() + 3_600_000
  await engine.call('setPaused', { paused: true, until: until1 })
  expect(await totals()).toMatchObject({ paused: true, pausedUntil: until1 })
  await engine.call('setPaused', { paused: false })
  expect(await totals()).toMatchObject({ paused: false, pausedUntil: null })

  await engine.call('setPaused', { paused: true, until: until1 })
  const ids = await add([await good('a.mp4', 300_000)])
  await until(ids, 'waiting')
  await restart()
  expect(await totals()).toMatchObject({ paused: true, pausedUntil: until1 })
  await engine.call('setPaused', { paused: true, until: Date.now() + 2500 })
  await restart()
  await until(ids, 'ready')
  expect(await totals()).toMatchObject({ paused: false, pausedUntil: null })
})

test('how long indexing takes is learned, told of each clip, and one that takes far longer is marked', async () => {
  const first = await add([await good('first.mp4', 300_000)])
  while (row(first[0])?.indexing == null && row(first[0])?.state !== 'ready') await sleep(5)
  const early = row(first[0])?.indexing
  if (early) expect(early).toMatchObject({ isSure: false, isUnusual: false, samples: 0, usualSeconds: null })
  const paths = await Promise.all(Array.from({ length: 20 }, (_, n) => good(`${n}.mp4`, 310_000 + n * 1000)))
  await until([...first, ...(await add(paths))], 'ready')
  // What was learned is looked at again after five seconds.
  await restart()
  server.holdSteps('indexing')
  await engine.call('setPaused', { paused: true })
  const [late] = await add([await good('late.mp4', 400_000)])
  await until([late as ItemId], 'waiting')
  // Before it begins it is predicted as well.
  expect(row(late)?.indexing).toMatchObject({
    left: expect.any(Object) as object,
    elapsedSeconds: null,
    samples: 21,
    isSure: true,
  })
  await engine.call('setPaused', { paused: false })
  while (row(late)?.state !== 'indexing') await sleep(5)
  expect(row(late)?.indexing).toMatchObject({
    elapsedSeconds: expect.any(Number) as number,
    usualSeconds: expect.any(Number) as number,
    isSure: true,
    isUnusual: false,
  })
  expect(row(late)?.indexing?.left?.low).toBeLessThan(10)
  while (row(late)?.indexing?.isUnusual !== true) await sleep(20)
  server.releaseSteps()
  await until([late as ItemId], 'ready')
  expect(row(late)?.indexing).toBeNull()
})

test('a drop can skip its review or be made to wait for it, and says why clips are refused', async () => {
  const paths = [await good('a.mp4', 300_000), await bad('tooShort', 'b.mp4')]
  await engine.call('addPaths', { paths, indexId: indexId(), review: 'force' })
  while (((await totals()).review?.examining ?? 1) > 0) await sleep(20)
  expect((await totals()).review).toMatchObject({
    passing: 1,
    refused: 1,
    causes: [{ code: 'video_duration_too_short', clips: 1 }],
  })
  await engine.call('endReview', { start: false })
  await engine.call('setSettings', { reviewAbove: 0 })
  await engine.call('addPaths', { paths, indexId: indexId(), review: 'skip' })
  expect((await totals()).review).toBeNull()
})

test('what left in the last ten minutes and what was used of the plan are told', async () => {
  await engine.call('setSettings', { plan: 'free' })
  await until(await add([await good('a.mp4', 300_000)]), 'ready')
  const left = async (): Promise<number> => {
    const { stepSeconds, bytesPerSecond } = await engine.call('throughput', {})
    return bytesPerSecond.reduce((sum, rate) => sum + rate * stepSeconds, 0)
  }
  // Told once the step in which it left is over.
  await expect.poll(left).toBeGreaterThanOrEqual(300_000)
  const usage = await engine.call('planUsage', {})
  expect(usage.uploadCalls.used).toBeGreaterThan(0)
  expect(usage.videoInDay).toMatchObject({ used: expect.any(Number) as number, limit: 3000 })
  expect(usage.videoEver?.used).toBeGreaterThan(0)
})
