/** A folder held against an index: everything that is amiss is told, nothing is changed before it is asked for. */
import { createReadStream } from 'node:fs'
import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TwelvelabsApiClient } from 'twelvelabs-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import type { Checkup, CheckupProgress, FindingKind } from '../../shared/checkup.ts'
import type { ItemId, ItemState } from '../../shared/item.ts'
import { makeClip } from '../clips/make.ts'
import { makeOldClip } from './big-clip.ts'
import { ingest } from './ingest-run.ts'

let folder = ''
let footage = ''
let server: PracticeServer
let engine: Engine
let steps: CheckupProgress[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-doctor-'))
  footage = join(folder, 'footage')
  await mkdir(footage)
  steps = []
  server = await startPracticeServer({ stepMs: 30 })
  await startMachine('data')
})
afterEach(async () => {
  await engine.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function startMachine(name: string): Promise<void> {
  engine = Engine.open({
    dataDir: join(folder, name),
    pollMs: 100,
    log: () => undefined,
    onCheckUp: (progress) => steps.push(progress),
  })
  await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
}

const indexId = (): string => server.indexes[0]?._id ?? ''

/** A clip of its own size (bytes), so that all differ. */
async function clip(name: string, bytes: number): Promise<string> {
  const path = join(footage, name)
  await makeOldClip(path, bytes)
  return path
}

const ENDED: (ItemState | undefined)[] = ['ready', 'refused', 'failed', 'cancelled']

async function untilEnded(id: ItemId): Promise<ItemState | undefined> {
  while (!ENDED.includes(engine.row(id)?.state)) await sleep(10)
  return engine.row(id)?.state
}

async function send(path: string): Promise<ItemId> {
  const [id] = (await engine.addPaths([path], indexId(), 'direct')).ids
  if (id === undefined) throw new Error('nothing was added')
  await untilEnded(id)
  return id
}

const compare = (): Promise<Checkup> => engine.call('checkUp', { folder: footage, indexId: indexId() })

const kindsOf = ({ findings }: Checkup): Record<string, FindingKind> =>
  Object.fromEntries(findings.map(({ path, kind }) => [basename(path), kind] as const))

async function untilAllEnded(): Promise<void> {
  const { rows } = await engine.call('openView', {
    filter: 'all',
    search: '',
    sort: 'added',
    descending: false,
    offset: 0,
    limit: 100,
  })
  for (const { id } of rows) await untilEnded(id)
}

async function onPlatform(method: string, path: string): Promise<void> {
  const answer = await fetch(server.baseUrl + path, { method, headers: { 'x-api-key': server.apiKey } })
  expect(answer.ok, `${method} ${path}`).toBe(true)
}

const changing = () => server.requests().filter(({ method }) => method !== 'GET')

test('a folder with every kind of trouble is told of without a change, and mended without a byte too many', async () => {
  await send(await clip('sound.mp4', 300_000))
  const lost = await send(await clip('lost with its asset.mp4', 310_000))
  const left = await send(await clip('left as an asset.mp4', 320_000))
  const edited = await clip('edited.mp4', 330_000)
  await send(edited)
  const touched = await clip('touched.mp4', 340_000)
  await send(touched)
  await clip('new.mp4', 350_000)
  await copyFile(await makeClip('tooSmall'), join(footage, 'too small.mp4'))
  await send(join(footage, 'too small.mp4'))
  server.setFaults([{ kind: 'indexingFails', match: { filename: 'broken there.mp4' }, reason: 'No luck.' }])
  await send(await clip('broken there.mp4', 360_000))
  server.setFaults([])
  await onPlatform('DELETE', `/indexes/${indexId()}/indexed-assets/${engine.row(lost)?.indexedAssetId ?? ''}`)
  await onPlatform('DELETE', `/assets/${engine.row(lost)?.assetId ?? ''}`)
  await onPlatform('DELETE', `/indexes/${indexId()}/indexed-assets/${engine.row(left)?.indexedAssetId ?? ''}`)
  await appendFile(edited, Buffer.alloc(1000))
  await utimes(touched, new Date(), new Date())
  await writeFile(join(footage, 'notes.txt'), 'notes')

  server.resetLog()
  const before = await compare()
  expect(changing()).toEqual([])
  expect(kindsOf(before)).toEqual({
    'broken there.mp4': 'failed',
    'edited.mp4': 'changed',
    'left as an asset.mp4': 'notIndexed',
    'lost with its asset.mp4': 'missing',
    'new.mp4': 'missing',
    'too small.mp4': 'refused',
  })
  expect(before).toMatchObject({ clips: 8, inIndex: 2, underway: 0, passedOver: 1, strays: 0, problems: [] })
  expect(steps.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['folder', 'index', 'clips', 'assets']),
  )

  const all = {
    kinds: ['missing', 'notIndexed', 'changed', 'failed', 'refused'] as FindingKind[],
    except: [],
  }
  const { mended, problems } = await engine.call('mend', all)
  expect([mended.length, problems]).toEqual([5, []])
  await untilAllEnded()
  const after = await compare()
  expect(kindsOf(after)).toEqual({ 'too small.mp4': 'refused' })
  expect(after.inIndex).toBe(7)
  // What was there as an asset was indexed; the bytes of three clips were sent.
  const uploads = changing().filter(({ route }) => route === 'createAsset')
  expect(uploads).toHaveLength(3)
  const names = server.state().assets.map(({ filename }) => filename)
  expect(names.filter((name) => name === 'left as an asset.mp4')).toHaveLength(1)
})

test('a machine without a history finds what others sent, and assets that were never indexed', async () => {
  await send(await clip('A001.mp4', 300_000))
  const client = new TwelvelabsApiClient({ apiKey: server.apiKey, baseUrl: server.baseUrl })
  const alone = await clip('uploaded only.mp4', 310_000)
  const { id: assetId = '' } = await client.assets.create({
    method: 'direct',
    file: createReadStream(alone),
  })
  while ((await client.assets.retrieve(assetId)).status !== 'ready') await sleep(20)
  await clip('never sent.mp4', 320_000)
  await engine.close()
  await startMachine('another')
  const checkup = await compare()
  expect(kindsOf(checkup)).toEqual({ 'never sent.mp4': 'missing', 'uploaded only.mp4': 'notIndexed' })
  expect(checkup.inIndex).toBe(1)
  server.resetLog()
  const [asset] = checkup.findings.filter(({ kind }) => kind === 'notIndexed')
  const { mended } = await engine.call('mend', { kinds: ['missing', 'notIndexed'], except: [] })
  expect(mended).toHaveLength(2)
  await untilAllEnded()
  expect(changing().filter(({ route }) => route === 'createAsset')).toHaveLength(1)
  expect((await compare()).findings).toEqual([])
  expect(asset?.detail).toContain('not in this index')
})

test('an upload that was begun and left is told of, and goes on where it was', async () => {
  await engine.call('setSettings', { directUpToBytes: 0, bytesPerSecond: 6_000_000, connectionsMost: 2 })
  const path = await clip('long.mp4', 30_000_000)
  const [id] = (await engine.addPaths([path], indexId(), 'multipart')).ids
  if (id === undefined) throw new Error('nothing was added')
  while ((engine.row(id)?.bytesSent ?? 0) < 11_000_000) await sleep(20)
  await engine.call('cancel', { ids: [id] })
  const checkup = await compare()
  expect(kindsOf(checkup)).toEqual({ 'long.mp4': 'openUpload' })
  expect(checkup.findings[0]?.detail).toMatch(/^[1-4] of 6 chunks are on the platform$/)
  await engine.call('setSettings', { bytesPerSecond: 0 })
  expect(await engine.call('mend', { kinds: ['openUpload'], except: [0] })).toMatchObject({ mended: [] })
  expect(await engine.call('mend', { kinds: ['openUpload'], except: [] })).toMatchObject({ mended: [id] })
  expect(await untilEnded(id)).toBe('ready')
  expect(server.state().uploads).toHaveLength(1)
})

test('what was deleted on the platform is known to be gone, so that nothing is refused for it', async () => {
  const first = await send(await clip('A001.mp4', 300_000))
  const ids = engine.row(first)
  await onPlatform('DELETE', `/indexes/${indexId()}/indexed-assets/${ids?.indexedAssetId ?? ''}`)
  await onPlatform('DELETE', `/assets/${ids?.assetId ?? ''}`)
  expect(kindsOf(await compare())).toEqual({ 'A001.mp4': 'missing' })
  await engine.call('mend', { kinds: ['missing'], except: [] })
  expect(await untilEnded(first)).toBe('ready')
  expect((await compare()).inIndex).toBe(1)
})

test('the report is CSV that a spreadsheet reads and cannot be made to compute', async () => {
  await clip('=HYPERLINK("x"),1.mp4', 300_000)
  await engine.call('checkUp', { folder: footage, indexId: indexId() })
  const { csv } = await engine.call('checkUpCsv', {})
  expect(csv.startsWith('\uFEFFfinding,path,bytes,detail\r\n')).toBe(true)
  expect(csv).toContain(
    `missing,"${join(footage, '=HYPERLINK(""x""),1.mp4')}",300000,It was never sent to this index\r\n`,
  )
})

test('a folder that is not there, an index that is gone and a stop each end it with one sentence', async () => {
  const ask = (of: string, id = indexId()) => engine.call('checkUp', { folder: of, indexId: id })
  await expect(ask(join(folder, 'nowhere'))).rejects.toMatchObject({ failure: { code: 'source_missing' } })
  await expect(ask(footage, '0'.repeat(24))).rejects.toMatchObject({ failure: { code: 'index_missing' } })
  await clip('A001.mp4', 300_000)
  const first = ask(footage)
  const stopped = expect(first).rejects.toMatchObject({ failure: { code: 'checkup_stopped' } })
  await engine.call('stopCheckUp', {})
  await stopped
})

test('the command line compares, writes the CSV, mends, and says by its status whether all is well', async () => {
  await clip('A001.mp4', 300_000)
  const csv = join(folder, 'report.csv')
  const run = (...more: string[]) => {
    const args = [footage, '--index', indexId(), '--data-dir', join(folder, 'cli'), '--compare', ...more]
    return ingest(server, args)
  }
  const first = await run('--csv', csv)
  expect(first.status).toBe(1)
  expect(await readFile(csv, 'utf8')).toContain('A001.mp4')
  expect(changing()).toEqual([])
  expect((await run('--mend')).status).toBe(0)
  const last = await run()
  expect(last).toMatchObject({ status: 0, told: [{ clips: 1, inIndex: 1 }] })
})
