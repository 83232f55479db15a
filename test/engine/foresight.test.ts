/** What is known before a byte leaves: where a refused clip would pass, what takes long, what the plan does not reach. */
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import { longClip } from '../clips/make.ts'
import { makeBigClip, makeOldClip } from './big-clip.ts'

let folder = ''
let server: PracticeServer
let engine: Engine

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-foresight-'))
  server = await startPracticeServer({ stepMs: 30 })
  engine = Engine.open({ dataDir: join(folder, 'data'), pollMs: 100, log: () => undefined })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
  await engine.call('listIndexes', {})
  await engine.call('setPaused', { paused: true })
})
afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function examined(path: string, index: number, reviewAbove: number | null = null): Promise<ItemId> {
  const before = new Date(Date.now() - 60_000)
  await utimes(path, before, before)
  const [id] = (await engine.addPaths([path], server.indexes[index]?._id ?? '', 'multipart', reviewAbove)).ids
  const open: (ItemState | undefined)[] = ['found', 'settling']
  while (open.includes(engine.row(id as ItemId)?.state)) await sleep(10)
  return id as ItemId
}

const codes = (id: ItemId) => engine.row(id)?.problems.map(({ code, severity }) => `${severity} ${code}`)

test('a clip too long for one index names those of the account that take it, and goes there without a second probe', async () => {
  const path = join(folder, 'lecture.mp4')
  await makeBigClip(await longClip(3700), path, 2_000_000)
  const id = await examined(path, 1)
  expect(codes(id)).toEqual(['refuse video_duration_too_long'])
  const [search] = server.indexes
  const places = await engine.call('wouldPass', { id })
  expect(places).toEqual({ indexes: [{ id: search?._id, name: search?.index_name }], newIndex: true })
  await engine.call('moveToIndex', { ids: [id], indexId: search?._id ?? '' })
  while (engine.row(id)?.state !== 'waiting') await sleep(10)
  expect(await engine.call('wouldPass', { id })).toEqual({ indexes: [], newIndex: false })
})

test('what takes hours at the present speed is warned of, and goes all the same', async () => {
  await engine.call('setSettings', { bytesPerSecond: 1000 })
  const short = join(folder, 'short.mp4')
  const long = join(folder, 'long.mp4')
  await makeOldClip(short, 1_000_000)
  await makeOldClip(long, 15_000_000)
  expect(codes(await examined(short, 0))).toEqual([])
  const id = await examined(long, 0)
  expect(codes(id)).toEqual(['warn upload_takes_long'])
  expect(engine.row(id)?.problems[0]?.message).toMatch(
    /^long\.mp4 takes about 4 h to send at the present speed/,
  )
  expect(engine.row(id)?.state).toBe('waiting')
})

test('whoever asks after a change of the settings is told what lies ahead by the new ones', async () => {
  const path = join(folder, 'interview.mp4')
  await makeOldClip(path, 1_000_000)
  await examined(path, 0, 0)
  const all = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  const cost = async () => (await engine.call('openView', all)).totals.review?.costUsd
  await engine.call('setSettings', { plan: 'off' })
  expect(await cost()).toBeNull()
  await engine.call('setSettings', { plan: 'tier1' })
  expect(await cost()).toBeGreaterThan(0)
})

test('the clip at which the minutes of the plan end is warned of, and the review says by how much', async () => {
  await engine.call('setSettings', { plan: 'free' })
  const source = await longClip(3700)
  const found: (string[] | undefined)[] = []
  for (let n = 0; n < 10; n++) {
    const path = join(folder, `part ${n}.mp4`)
    await makeBigClip(source, path, 2_000_000 + n * 16)
    found.push(codes(await examined(path, 0, 0)))
  }
  expect(found).toEqual([...Array.from({ length: 9 }, () => []), ['warn plan_minutes_short']])
  const all = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  const { review } = (await engine.call('openView', all)).totals
  expect(review).toMatchObject({ passing: 10, warned: 1 })
  expect(review?.minutesOverPlan).toBeCloseTo((10 * 3700) / 60 - 600, 0)
})
