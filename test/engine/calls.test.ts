/**
 * Calls to the platform are scarcer than bandwidth: how many a batch takes, and how soon an end is noticed all the same.
 * With REELDROP_FULL=1 with as many clips as a large batch has.
 */
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import type { ItemId } from '../../shared/item.ts'
import type { UploadWay } from '../../shared/upload-way.ts'
import { longClip } from '../clips/make.ts'
import { makeSparseClip } from './big-clip.ts'
import { recordedProbe } from './recorded-probe.ts'
import { FULL } from './scale.ts'

const BATCH = FULL ? 500 : 100
const TASKS = FULL ? 1000 : 200

let folder = ''
let server: PracticeServer
let engine: Engine

afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function start(options: PracticeOptions, pollMs: number): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-calls-'))
  server = await startPracticeServer({ sink: true, ...options })
  engine = Engine.open({ dataDir: join(folder, 'data'), pollMs, log: () => undefined })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
  // Calls are counted here, and all clips are the same but for their size.
  await engine.call('setSettings', { ffprobePath: await recordedProbe(folder, await longClip(20)) })
}

async function footage(count: number, bytes: number): Promise<string> {
  const clips = join(folder, 'clips')
  await mkdir(clips)
  const source = await longClip(20)
  const before = new Date(Date.now() - 60_000)
  for (let n = 0; n < count; n++) {
    const path = join(clips, `clip ${n}.mp4`)
    await makeSparseClip(source, path, bytes + n * 16)
    await utimes(path, before, before)
  }
  return clips
}

async function add(clips: string, way: UploadWay): Promise<ItemId[]> {
  return (await engine.addPaths([clips], server.indexes[0]?._id ?? '', way)).ids
}

const inState = (ids: readonly ItemId[], state: string): number =>
  ids.filter((id) => engine.row(id)?.state === state).length
const calls = () => server.requests()

test(`${BATCH} clips of 5 MB take at most 3.2 calls each from the first byte to ready, polling included`, async () => {
  await start({ stepMs: 1500 }, 5000)
  const ids = await add(await footage(BATCH, 5_000_000), 'auto')
  while (inState(ids, 'ready') < ids.length) await sleep(250)
  const each = calls().length / ids.length
  console.log(`${each.toFixed(2)} calls a clip`)
  expect(each).toBeLessThanOrEqual(3.2)
})

test(`${TASKS} tasks that are being indexed are polled six times a minute, and each end is noticed within 90 s`, async () => {
  // A tenth of the usual times: 6 calls in 6 s, noticed within 9 s. None goes on before all are there.
  await start({ stepMs: 1000, skipStates: ['validating', 'pending', 'queued'] }, 500)
  await engine.call('setPaused', { paused: true })
  const ids = await add(await footage(TASKS, 30_000), 'task')
  while (inState(ids, 'waiting') < ids.length) await sleep(200)
  server.holdSteps('ready')
  await engine.call('setPaused', { paused: false })
  while (inState(ids, 'indexing') < ids.length) await sleep(100)
  const from = Date.now()
  await sleep(9000)
  const polls = calls().filter((call) => call.method === 'GET' && call.time >= from).length
  expect(polls).toBeLessThanOrEqual(9)
  await looksSpeedUp()
  server.releaseSteps()
  while (server.state().tasks.some((task) => task.status !== 'ready')) await sleep(50)
  const ended = Date.now()
  while (inState(ids, 'ready') < ids.length) await sleep(50)
  expect(Date.now() - ended).toBeLessThan(9000)
})

/** Nothing changed for long, so that the next poll would be seconds away; a person who looks is told at once. */
async function looksSpeedUp(): Promise<void> {
  const polled = () => calls().filter((call) => call.method === 'GET').length
  const before = polled()
  while (polled() === before) await sleep(20)
  await sleep(1200)
  const quiet = polled()
  const query = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 1 } as const
  const from = Date.now()
  await engine.call('openView', query)
  while (polled() === quiet) await sleep(20)
  expect(Date.now() - from).toBeLessThan(1000)
}

test('of 50 clips that have long been indexed each end is noticed within 15 s', async () => {
  // A tenth of the usual times, and some for the machine.
  await start({ stepMs: 50 }, 500)
  server.holdSteps('ready')
  const ids = await add(await footage(50, 30_000), 'task')
  while (inState(ids, 'indexing') < ids.length) await sleep(50)
  await sleep(5000)
  const from = Date.now()
  server.releaseSteps()
  while (inState(ids, 'ready') < ids.length) await sleep(20)
  // How long it takes to note 50 ends is the machine's own matter; the call that tells of them is ours.
  const told = calls().find(({ method, time }) => method === 'GET' && time >= from)
  expect((told?.time ?? Infinity) - from).toBeLessThan(1700)
})
