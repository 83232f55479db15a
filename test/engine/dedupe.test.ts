/** What the index on the platform holds is not sent again, whoever sent it, and whatever this machine still knows. */
import Database from 'better-sqlite3'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TwelvelabsApiClient } from 'twelvelabs-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions, PracticeServer } from '../../main/practice/server.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import type { ConcreteWay } from '../../shared/upload-way.ts'
import { makeOldClip } from './big-clip.ts'
import { recordedProbe } from './recorded-probe.ts'

const WAYS: ConcreteWay[] = ['multipart', 'direct', 'task']
let folder = ''
let server: PracticeServer
let engine: Engine
let errors: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-dedupe-'))
  errors = []
})
afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
  expect(errors).toEqual([])
})

async function startServer(options: PracticeOptions = {}): Promise<void> {
  server = await startPracticeServer({ stepMs: 30, ...options })
}

/** A machine by the name of its data folder; another name has an empty history. */
async function startMachine(name: string): Promise<void> {
  engine = Engine.open({
    dataDir: join(folder, name),
    pollMs: 100,
    // However busy the machine is, no batch here takes so long.
    catalogFreshMs: 600_000,
    log: (level, message) => (level === 'error' ? errors.push(message) : undefined),
  })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
}

/** Ends the machine and starts another, or the same anew. */
async function changeMachine(name: string): Promise<void> {
  await engine.close()
  await startMachine(name)
}

async function clip(name: string, bytes = 300_000): Promise<string> {
  const path = join(folder, name)
  await makeOldClip(path, bytes)
  return path
}

const indexId = (): string => server.indexes[0]?._id ?? ''
const nameOfIndex = 'Practice: search'

async function add(paths: string[], way: ConcreteWay = 'direct'): Promise<ItemId> {
  const [id] = (await engine.addPaths(paths, indexId(), way)).ids
  return id ?? expect.fail('nothing was added')
}

async function untilEnded(id: ItemId): Promise<ItemState> {
  const ended: (ItemState | undefined)[] = ['ready', 'refused', 'failed']
  for (;;) {
    const state = engine.row(id)?.state
    if (ended.includes(state)) return state ?? expect.fail('it has no row')
    await sleep(10)
  }
}

const problemsOf = (id: ItemId) => engine.row(id)?.problems ?? []
const sent = (): number => server.state().assets.length + server.state().tasks.length
const callsTo = (route: string): number => server.requests().filter((call) => call.route === route).length

async function onPlatform(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(server.baseUrl + path, {
    method,
    headers: { 'x-api-key': server.apiKey, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.ok, `${method} ${path}`).toBe(true)
  return answer.status === 204 ? null : await answer.json()
}

async function deleteFromIndex(): Promise<void> {
  for (const { _id } of server.state().indexedAssets)
    await onPlatform('DELETE', `/indexes/${indexId()}/indexed-assets/${_id}`)
}

/** Puts a clip into the index with the official client, which writes nothing beside it. */
async function putThereByOthers(path: string): Promise<string> {
  const client = new TwelvelabsApiClient({ apiKey: server.apiKey, baseUrl: server.baseUrl })
  const asset = await client.assets.create({ method: 'direct', file: createReadStream(path) })
  const assetId = asset.id ?? expect.fail('no asset came')
  while ((await client.assets.retrieve(assetId)).status !== 'ready') await sleep(20)
  await client.indexes.indexedAssets.create(indexId(), { assetId })
  return assetId
}

test.each(WAYS)('another machine sends nothing of what was sent by %s, under whatever name', async (way) => {
  await startServer()
  await startMachine('first')
  const path = await clip('A001.mp4')
  expect(await untilEnded(await add([path], way))).toBe('ready')
  await changeMachine('second')
  const copy = join(folder, 'renamed.mp4')
  await copyFile(path, copy)
  const long = new Date(Date.now() - 60_000)
  await utimes(copy, long, long)
  const before = sent()
  const id = await add([copy], way)
  expect(await untilEnded(id)).toBe('refused')
  const [problem] = problemsOf(id)
  expect(problem?.code).toBe('already_indexed')
  expect(problem?.message).toMatch(
    new RegExp(
      `^renamed\\.mp4 is already in the index ${nameOfIndex} since \\d+ \\w+ \\d{4} \\(as A001\\.mp4\\), so it was not sent again\\.`,
    ),
  )
  expect(sent()).toBe(before)
})

test('a clip that others put there is offered as probable, by its name, size and length', async () => {
  await startServer()
  const path = await clip('A001.mp4')
  await putThereByOthers(path)
  await startMachine('own')
  const id = await add([path])
  expect(await untilEnded(id)).toBe('refused')
  expect(problemsOf(id).map(({ code }) => code)).toEqual(['probably_indexed'])
  expect(problemsOf(id)[0]?.message).toContain(`is probably already in the index ${nameOfIndex}`)
  expect(sent()).toBe(1)
})

test('a clip of the same size under another name that others put there is sent', async () => {
  await startServer()
  const path = await clip('A001.mp4')
  await putThereByOthers(path)
  await startMachine('own')
  const other = join(folder, 'B002.mp4')
  await copyFile(path, other)
  expect(await untilEnded(await add([other]))).toBe('ready')
})

test('what was deleted from the index since it was read is sent', async () => {
  await startServer()
  await startMachine('first')
  const path = await clip('A001.mp4')
  expect(await untilEnded(await add([path]))).toBe('ready')
  await changeMachine('second')
  const id = await add([path])
  expect(await untilEnded(id)).toBe('refused')
  await deleteFromIndex()
  await engine.call('remove', { ids: [id] })
  expect(await untilEnded(await add([path]))).toBe('ready')
  expect(sent()).toBe(2)
})

test('"Upload anyway" sends what the index holds', async () => {
  await startServer()
  await startMachine('first')
  const path = await clip('A001.mp4')
  await untilEnded(await add([path]))
  await changeMachine('second')
  const id = await add([path])
  expect(await untilEnded(id)).toBe('refused')
  await engine.call('uploadAnyway', { ids: [id] })
  while (engine.row(id)?.state !== 'ready') await sleep(10)
  expect(server.state().indexedAssets).toHaveLength(2)
})

test('a ready clip that was removed from the list is recognised when it is dropped again', async () => {
  await startServer()
  await startMachine('own')
  const path = await clip('A001.mp4')
  const first = await add([path])
  expect(await untilEnded(first)).toBe('ready')
  await engine.call('remove', { ids: [first] })
  const id = await add([path])
  expect(await untilEnded(id)).toBe('refused')
  expect(sent()).toBe(1)
})

test('a retry is not stopped by what the same clip has left on the platform', async () => {
  await startServer()
  server.setFaults([{ kind: 'indexingFails', times: 1 }])
  await startMachine('own')
  const id = await add([await clip('A001.mp4')])
  expect(await untilEnded(id)).toBe('failed')
  await engine.call('retry', { ids: [id] })
  while (engine.row(id)?.state !== 'ready') await sleep(10)
  expect(callsTo('createAsset')).toBe(1)
})

test('a clip that was examined while the platform was away is asked for before its first byte', async () => {
  await startServer()
  await startMachine('first')
  const path = await clip('A001.mp4')
  await untilEnded(await add([path]))
  await changeMachine('second')
  await engine.call('listIndexes', {})
  await server.goOffline()
  const id = await add([path])
  while (!['waiting', 'uploading'].includes(engine.row(id)?.state ?? '')) await sleep(10)
  await server.goOnline()
  expect(await untilEnded(id)).toBe('refused')
  expect(sent()).toBe(1)
})

const reads = (): number =>
  server.requests().filter(({ route, path }) => route === 'listIndexedAssets' && path.includes('created_at'))
    .length

/** Fills the index of others, page by page of 50. */
async function fillIndex(count: number): Promise<void> {
  const asset_id = await putThereByOthers(await clip('other.mp4', 290_000))
  for (let n = 1; n < count; n++)
    await onPlatform('POST', `/indexes/${indexId()}/indexed-assets`, { asset_id })
}

/** As if what a machine knows of the index had been read an hour ago. */
function makeStale(machine: string): void {
  const db = new Database(join(folder, machine, 'reeldrop.sqlite'))
  expect(db.prepare('UPDATE catalogs SET read_at = read_at - 3600000').run().changes).toBe(1)
  db.close()
}

async function addBatch(name: string, bytes: number): Promise<void> {
  await mkdir(join(folder, name))
  for (const at of [0, 1, 2, 3]) await clip(join(name, `${name} ${at}.mp4`), bytes + at * 1000)
  const { ids } = await engine.addPaths([join(folder, name)], indexId(), 'direct')
  for (const id of ids) expect(await untilEnded(id)).toBe('ready')
}

test('an index of 500 is read in ten calls once, and a later batch costs one more', async () => {
  await startServer({ stepMs: 5 })
  await fillIndex(500)
  await startMachine('own')
  await addBatch('first', 300_000)
  expect(reads()).toBe(10)
  await engine.close()
  makeStale('own')
  await startMachine('own')
  await addBatch('second', 350_000)
  expect(reads()).toBe(11)
})

test('a read that was cut short is done again from its beginning', async () => {
  await startServer({ stepMs: 5 })
  const path = await clip('A001.mp4')
  await putThereByOthers(path)
  await fillIndex(120)
  server.setFaults([{ kind: 'stall', match: { route: 'listIndexedAssets' }, after: 2 }])
  await startMachine('own')
  const id = await add([path])
  while (reads() < 3) await sleep(10)
  server.setFaults([])
  await changeMachine('own')
  expect(await untilEnded(id)).toBe('refused')
  expect(problemsOf(id).map(({ code }) => code)).toEqual(['probably_indexed'])
  expect(reads()).toBe(6)
})

test('a slow list does not hold up what is examined, but nothing is sent before it was read', async () => {
  await startServer()
  server.setFaults([{ kind: 'stall', match: { route: 'listIndexedAssets' }, times: 1 }])
  await startMachine('own')
  await mkdir(join(folder, 'many'))
  for (let at = 0; at < 12; at++) await clip(`many/${at}.mp4`, 300_000 + at * 1000)
  // What is measured is the wait for the list, not ffprobe.
  await engine.call('setSettings', { ffprobePath: await recordedProbe(folder, join(folder, 'many/0.mp4')) })
  const begun = performance.now()
  const { ids } = await engine.addPaths([join(folder, 'many')], indexId(), 'direct')
  const examined = (): boolean =>
    ids.every((id) => ['waiting', 'uploading'].includes(engine.row(id)?.state ?? ''))
  while (!examined()) await sleep(10)
  expect(performance.now() - begun).toBeLessThan(9000)
  expect(sent()).toBe(0)
})

test('clips of one fingerprint that differ where it does not look are both sent', async () => {
  await startServer()
  const path = await clip('A001.mp4', 2_000_000)
  const other = join(folder, 'B002.mp4')
  await copyFile(path, other)
  const file = await open(other, 'r+')
  // Between the samples of 64 KiB, which are about 215 kB apart.
  await file.write(Buffer.from('another'), 0, 7, 1_000_000 - (1_000_000 % 215_000) + 150_000)
  await file.close()
  const long = new Date(Date.now() - 60_000)
  await utimes(other, long, long)
  await startMachine('own')
  const ids = [await add([path]), await add([other])]
  for (const id of ids) expect(await untilEnded(id)).toBe('ready')
  expect(new Set(server.state().assets.map(({ sha256 }) => sha256)).size).toBe(2)
})
