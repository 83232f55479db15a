/** What a person does to clips while they are under way, on the engine itself. */
import { appendFile, copyFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import { FIRST_VIEW } from '../../shared/first-view.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'
import { sha256 } from './hash.ts'

const CHUNK = 500_000
let folder = ''
let server: PracticeServer
let engine: Engine
const problems: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-actions-'))
  problems.length = 0
})
afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
  expect(problems).toEqual([])
})

async function start(options: PracticeOptions): Promise<void> {
  server = await startPracticeServer({ stepMs: 50, chunkSizeBytes: CHUNK, ...options })
  engine = Engine.open({
    dataDir: join(folder, 'data'),
    pollMs: 100,
    log: (level, message) => (level === 'error' ? problems.push(message) : undefined),
  })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
}

const long = new Date(Date.now() - 60_000)
async function clip(name: string, bytes?: number): Promise<string> {
  const path = join(folder, name)
  const source = await makeClip('h264')
  await (bytes === undefined ? copyFile(source, path) : makeBigClip(source, path, bytes))
  await utimes(path, long, long)
  return path
}

async function add(paths: string[], way: 'multipart' | 'direct' | 'task' = 'multipart'): Promise<ItemId[]> {
  return (await engine.addPaths(paths, server.indexes[0]?._id ?? '', way)).ids
}

async function until(id: ItemId | undefined, state: ItemState): Promise<void> {
  while (engine.row(id as ItemId)?.state !== state) await sleep(10)
}
const chunksThere = (): number => server.state().uploads[0]?.chunks.length ?? 0
const putsOf = () => server.state().uploads.flatMap((upload) => upload.chunks.map((chunk) => chunk.puts))

test('a cancelled upload that is tried again goes on where it was', async () => {
  await start({ uploadRate: 3_000_000 })
  const path = await clip('long.mp4', 8_000_000)
  const [id] = await add([path])
  while (chunksThere() < 5) await sleep(10)
  expect(await engine.call('cancel', { ids: [id as ItemId] })).toMatchObject({ changed: 1 })
  expect(engine.row(id as ItemId)?.state).toBe('cancelled')
  const there = chunksThere()
  await sleep(400)
  expect(chunksThere()).toBeLessThanOrEqual(there + 8)
  await engine.call('retry', { ids: [id as ItemId] })
  await until(id, 'ready')
  expect(server.state().assets.map((asset) => asset.sha256)).toEqual([await sha256(path)])
  expect(server.state().uploads).toHaveLength(1)
  expect(putsOf().filter((puts) => puts > 1).length).toBeLessThanOrEqual(8)
})

test('a cancellation that is taken back goes on where the upload was, without being examined again', async () => {
  await start({ uploadRate: 3_000_000 })
  const path = await clip('long.mp4', 8_000_000)
  const [id] = await add([path])
  while (chunksThere() < 5) await sleep(10)
  const query = { filter: 'all', search: 'long' } as const
  const { undo } = await engine.call('cancel', { query, except: [] })
  expect(engine.row(id as ItemId)?.state).toBe('cancelled')
  await engine.call('setSettings', { ffprobePath: join(folder, 'no ffprobe') })
  expect(undo && (await engine.call('undo', { id: undo }))).toEqual({ changed: 1 })
  expect(undo && (await engine.call('undo', { id: undo }))).toEqual({ changed: 0 })
  await until(id, 'ready')
  expect(server.state().uploads).toHaveLength(1)
  expect(putsOf().filter((puts) => puts > 1).length).toBeLessThanOrEqual(8)
})

test('clips that are cancelled no longer count among the bytes to send, and do again when that is taken back', async () => {
  await start({})
  await engine.call('setPaused', { paused: true })
  const ids = await add([await clip('a.mp4', 1_000_000), await clip('b.mp4', 4_000_000)])
  await Promise.all(ids.map((id) => until(id, 'waiting')))
  const { totals } = await engine.call('openView', FIRST_VIEW)
  expect(totals).toMatchObject({ bytesLeft: 5_000_000, bytesInRun: 5_000_000 })
  const { undo } = await engine.call('cancel', { ids: ids.slice(1) })
  const without = (await engine.call('openView', FIRST_VIEW)).totals
  expect(without).toMatchObject({ bytesLeft: 1_000_000, bytesInRun: 1_000_000 })
  await engine.call('undo', { id: undo ?? 0 })
  const again = (await engine.call('openView', FIRST_VIEW)).totals
  expect(again).toMatchObject({ bytesLeft: 5_000_000, bytesInRun: 5_000_000 })
})

test('what was discarded from the review and is taken back is sent when it is started', async () => {
  await start({})
  await engine.call('setSettings', { reviewAbove: 0 })
  await engine.call('addPaths', { paths: [await clip('a.mp4')], indexId: server.indexes[0]?._id ?? '' })
  const { undo } = await engine.call('endReview', { start: false })
  const query = { filter: 'all', search: '', sort: 'added', descending: true, offset: 0, limit: 10 } as const
  expect((await engine.call('openView', query)).matching).toBe(0)
  await engine.call('undo', { id: undo ?? 0 })
  const [row] = (await engine.call('openView', query)).rows
  expect(row?.inReview).toBe(true)
  await engine.call('endReview', { start: true })
  expect((await engine.call('openView', query)).totals.review).toBeNull()
  await until(row?.id, 'ready')
})

test('a clip that is cancelled while the platform processes it is not sent again when it is tried again', async () => {
  await start({ stepMs: 800 })
  const [id] = await add([await clip('a.mp4')], 'direct')
  await until(id, 'processing')
  await engine.call('cancel', { ids: [id as ItemId] })
  await engine.call('retry', { ids: [id as ItemId] })
  await until(id, 'ready')
  expect(server.requests().filter((request) => request.route === 'createAsset')).toHaveLength(1)
  expect(server.state().indexedAssets).toHaveLength(1)
})

test('a paused queue sends nothing until it is resumed, over a restart too', async () => {
  await start({})
  await engine.call('setPaused', { paused: true })
  const [id] = await add([await clip('a.mp4')])
  await until(id, 'waiting')
  await engine.close()
  engine = Engine.open({ dataDir: join(folder, 'data'), pollMs: 100, log: () => undefined })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
  await sleep(500)
  expect(engine.row(id as ItemId)?.state).toBe('waiting')
  expect(server.state().uploads).toEqual([])
  await engine.call('setPaused', { paused: false })
  await until(id, 'ready')
})

test('one paused clip waits while the others go on', async () => {
  await start({ uploadRate: 2_000_000 })
  const [slow, other] = await add([await clip('slow.mp4', 4_000_000), await clip('other.mp4', 600_000)])
  await until(slow, 'uploading')
  await engine.call('setItemsPaused', { ids: [slow as ItemId], paused: true })
  await until(other, 'ready')
  expect(engine.row(slow as ItemId)?.state).toBe('uploading')
  await engine.call('setItemsPaused', { ids: [slow as ItemId], paused: false })
  await until(slow, 'ready')
})

test('a refused clip goes up when the person says so, and the platform has the last word', async () => {
  await start({})
  const path = join(folder, 'short.mp4')
  await copyFile(await makeClip('tooShort'), path)
  await utimes(path, long, long)
  const [id] = await add([path], 'task')
  await until(id, 'refused')
  expect(server.state().tasks).toEqual([])
  await engine.call('uploadAnyway', { ids: [id as ItemId] })
  while ((engine.row(id as ItemId)?.problems.length ?? 0) < 2) await sleep(10)
  expect(engine.row(id as ItemId)?.problems.map((problem) => problem.code)).toEqual([
    'video_duration_too_short',
    'video_duration_too_short',
  ])
})

test('the same content under another name is not sent twice, and says which clip it is', async () => {
  await start({})
  const ids = await add([await clip('a.mp4'), await clip('b.mp4')])
  const inState = (state: ItemState) => ids.map((id) => engine.row(id)).find((row) => row?.state === state)
  // They are examined side by side: which of the two is the first is open.
  while (!inState('ready') || !inState('refused')) await sleep(10)
  expect(inState('refused')?.problems[0]).toMatchObject({ code: 'already_indexed' })
  expect(inState('refused')?.problems[0]?.message).toContain(inState('ready')?.name)
  expect(server.state().assets).toHaveLength(1)
})

test('a new key ends the wait of the whole queue', async () => {
  await start({})
  server.setFaults([{ kind: 'keyRevoked', match: { method: 'POST' } }])
  const [id] = await add([await clip('a.mp4')])
  while (engine.hold === null) await sleep(10)
  expect(engine.hold.code).toBe('api_key_invalid')
  expect(engine.row(id as ItemId)?.failure).toBeNull()
  server.setFaults([])
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
  await until(id, 'ready')
  expect(engine.hold).toBeNull()
})

test('an index with Pegasus alone is refused before anything is taken in', async () => {
  await start({})
  const path = await clip('a.mp4')
  await expect(engine.addPaths([path], server.indexes[2]?._id ?? '')).rejects.toThrow(/takes no new videos/)
})

test('a file of another ending is a clip of a drop once the ending is named, and what it holds still decides', async () => {
  await start({})
  const paths = [await clip('take.dat'), join(folder, 'table.dat')]
  await writeFile(join(folder, 'table.dat'), 'not a clip')
  await utimes(join(folder, 'table.dat'), long, long)
  const indexId = server.indexes[0]?._id ?? ''
  const drop = () => engine.call('addPaths', { paths, indexId })
  expect(await drop()).toMatchObject({ added: 0, passedOver: 2 })
  await expect(engine.call('setSettings', { moreExtensions: ['dat'] })).rejects.toThrow(/moreExtensions/)
  await engine.call('setSettings', { moreExtensions: ['.dat'] })
  const [take, table] = (await engine.addPaths(paths, indexId)).ids
  await until(take, 'ready')
  await until(table, 'refused')
  expect(await drop()).toMatchObject({ added: 0, alreadyHere: 2 })
})

test('removing ended clips takes them out of the list and leaves the others', async () => {
  await start({ uploadRate: 500_000 })
  const [slow] = await add([await clip('slow.mp4', 3_000_000)])
  await until(slow, 'uploading')
  expect(await engine.call('remove', { ids: [slow as ItemId] })).toEqual({ changed: 0, undo: null })
  await engine.call('cancel', { ids: [slow as ItemId] })
  expect(await engine.call('remove', { ids: [slow as ItemId] })).toMatchObject({ changed: 1 })
  const query = { filter: 'all', search: '', sort: 'added', descending: true, offset: 0, limit: 10 } as const
  expect((await engine.call('openView', query)).matching).toBe(0)
})

test('moved to another index, clips are judged there at once, without being probed again', async () => {
  await start({})
  await engine.call('setPaused', { paused: true })
  const [search, both] = server.indexes.map(({ _id }) => _id)
  const [good] = await add([await clip('a.mp4')])
  await copyFile(await makeClip('tooShort'), join(folder, 'short.mp4'))
  await utimes(join(folder, 'short.mp4'), long, long)
  const [bad] = await add([join(folder, 'short.mp4')])
  await until(good, 'waiting')
  await until(bad, 'refused')
  expect(engine.row(bad as ItemId)?.problems[0]?.model).toBe('Marengo 3.0')
  // There is no ffprobe any more: one that was run would fail.
  await engine.call('setSettings', { ffprobePath: join(folder, 'no ffprobe') })
  expect(await engine.call('movable', { indexId: search ?? '' })).toEqual({ clips: 2 })
  expect(await engine.call('moveAll', { from: search ?? '', to: both ?? '' })).toEqual({ changed: 2 })
  await until(good, 'waiting')
  await until(bad, 'refused')
  expect(engine.row(good as ItemId)?.indexId).toBe(both)
  expect(engine.row(bad as ItemId)?.problems[0]?.model).toBe('Marengo 3.0, Pegasus 1.2')
  await engine.call('setPaused', { paused: false })
  await until(good, 'ready')
  expect(server.state().indexedAssets.map((asset) => asset.index_id)).toEqual([both])
})

test('clips that were refused for the same reason are settled together, and the others left alone', async () => {
  await start({})
  await engine.call('setPaused', { paused: true })
  const names = ['a.mp4', 'b.mp4', 'c.mp4']
  for (const [at, name] of names.entries()) {
    await copyFile(await makeClip(at < 2 ? 'tooShort' : 'tooSmall'), join(folder, name))
    await appendFile(join(folder, name), Buffer.from([0, 0, 0, 9, 0x66, 0x72, 0x65, 0x65, at]))
    await utimes(join(folder, name), long, long)
  }
  const ids = await add(names.map((name) => join(folder, name)))
  for (const id of ids) await until(id, 'refused')
  const alike = { indexId: server.indexes[0]?._id ?? '', code: 'video_duration_too_short' }
  expect(await engine.call('countAlike', alike)).toEqual({ clips: 2 })
  expect(await engine.call('settleAlike', { ...alike, what: 'remove' })).toMatchObject({ changed: 2 })
  expect(ids.map((id) => engine.row(id)?.name ?? null)).toEqual([null, null, 'c.mp4'])
  const small = { ...alike, code: 'video_resolution_too_low' }
  expect(await engine.call('settleAlike', { ...small, what: 'upload' })).toEqual({ changed: 1, undo: null })
  expect(engine.row(ids[2] as ItemId)?.state).toBe('waiting')
})
