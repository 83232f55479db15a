/** The switches of a practice server: answers the sources disagree on, states it skips, what it keeps of the bytes. */
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { TwelveLabs } from 'twelvelabs-js'
import { bundledFfprobe, Prober } from '../../main/practice/probe.ts'
import type { PracticeOptions } from '../../main/practice/options.ts'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { beginUpload, call, chunkOf, form, put, report, settled, urlOf } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer | null = null
const start = async (options: PracticeOptions) =>
  (server = await startPracticeServer({ stepMs: 5, ...options }))
afterEach(async () => {
  vi.unstubAllEnvs()
  await server?.close()
})

const indexId = (server: PracticeServer) => server.indexes[0]?._id ?? ''
const sendTask = (server: PracticeServer) =>
  call(server, 'POST', '/tasks', form({ index_id: indexId(server) }, { field: 'video_file', path: clip() }))

test('the success codes that the sources disagree on can be the other ones, and the official client takes them', async () => {
  const server = await start({ emptyStatus: 200, taskCreatedStatus: 200 })
  vi.stubEnv('TWELVELABS_BASE_URL', server.baseUrl)
  const client = new TwelveLabs({ apiKey: server.apiKey })
  const { id } = await client.tasks.create({ indexId: indexId(server), videoFile: createReadStream(clip()) })
  expect(id).toMatch(/^[0-9a-f]{24}$/)
  await client.indexes.update(indexId(server), { indexName: 'renamed' })
  expect(server.requests().map(({ status }) => status)).toEqual([200, 200])
})

test('states can be skipped', async () => {
  const server = await start({ skipStates: ['validating', 'pending', 'queued'] })
  server.holdSteps('indexing')
  const { body } = await sendTask(server)
  const status = async () => (await call(server, 'GET', `/tasks/${String(body._id)}`)).body.status
  // Long enough for all the states that come before.
  await sleep(200)
  expect(await status()).toBe('uploading')
  server.releaseSteps()
  server.holdSteps('ready')
  await expect.poll(status).toBe('indexing')
  server.releaseSteps()
  await expect.poll(status).toBe('ready')
})

test('a sink takes everything for a fine clip, keeps nothing, and gives ETags that do not look like MD5', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'practice-sink-'))
  const server = await start({ sink: true, chunkSizeBytes: 1000, dataDir })
  const bytes = randomBytes(1500)
  const upload = await beginUpload(server, bytes.length)
  for (const index of [1, 2]) {
    const chunk = chunkOf(bytes, upload, index)
    const etag = (await put(urlOf(upload, index), chunk)).headers.get('etag') ?? ''
    expect(etag).not.toMatch(/^"[0-9a-f]{32}"$/)
    expect((await report(server, upload, [{ index, etag, size: chunk.length }])).status).toBe(200)
  }
  const asset = await settled(server, `/assets/${upload.asset_id}`)
  expect(asset).toMatchObject({ status: 'ready', size: 1500 })
  // Nothing was looked at, so nothing is told that would have to be invented.
  expect([asset.duration, asset.technical_metadata]).toEqual([undefined, undefined])
  const indexed = `/indexes/${indexId(server)}/indexed-assets`
  const { body } = await call(server, 'POST', indexed, { asset_id: upload.asset_id })
  const { system_metadata } = await settled(server, `${indexed}/${String(body._id)}`)
  expect(system_metadata).toEqual({ filename: 'clip.mp4' })
  expect(server.state().assets[0]?.sha256).toBeNull()
  expect(readdirSync(dataDir)).toEqual([])
  rmSync(dataDir, { recursive: true })
})

test('nothing stays on the disk of an upload that broke, of a refused task, or of a deleted asset', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'practice-kept-'))
  const server = await start({ dataDir })
  const send = (path: string) =>
    call(server, 'POST', '/assets', form({ method: 'direct' }, { field: 'file', path }))
  server.setFaults([{ kind: 'reset', afterBytes: 20_000, times: 1 }])
  await expect(send(clip())).rejects.toThrow()
  const short = form({ index_id: indexId(server) }, { field: 'video_file', path: clip({ seconds: 3 }) })
  expect((await call(server, 'POST', '/tasks', short)).status).toBe(400)
  const { body } = await send(clip())
  await settled(server, `/assets/${String(body._id)}`)
  await expect.poll(() => readdirSync(dataDir)).toHaveLength(1)
  await call(server, 'DELETE', `/assets/${String(body._id)}`)
  await expect.poll(() => readdirSync(dataDir)).toEqual([])
  expect(server.state().assets).toEqual([])
  rmSync(dataDir, { recursive: true })
})

test('a clip whose index is deleted while it is looked at is refused, and nothing is indexed of it', async () => {
  const own = new Prober(bundledFfprobe())
  const prober = {
    probe: async (path: string) => {
      const media = await own.probe(path)
      await call(server, 'DELETE', `/indexes/${indexId(server)}`)
      return media
    },
    close: () => own.close(),
  }
  const server = await start({ prober })
  expect((await sendTask(server)).status).toBe(404)
  expect(server.state()).toMatchObject({ tasks: [], indexedAssets: [] })
})

test('the upload rate is shared by all connections', async () => {
  const server = await start({ uploadRate: 2_000_000, chunkSizeBytes: 250_000 })
  const bytes = randomBytes(1_000_000)
  const upload = await beginUpload(server, bytes.length)
  const began = performance.now()
  await Promise.all([1, 2, 3, 4].map((index) => put(urlOf(upload, index), chunkOf(bytes, upload, index))))
  expect(performance.now() - began).toBeGreaterThan(450)
})

test('big files get bigger chunks, at most a thousand of them', async () => {
  const server = await start({})
  const small = await beginUpload(server, 100 * 2 ** 20)
  expect([small.chunk_size, small.total_chunks]).toEqual([5 * 2 ** 20, 20])
  expect(small.upload_urls).toHaveLength(10)
  const big = await beginUpload(server, 10 * 2 ** 30)
  expect([big.chunk_size, big.total_chunks]).toEqual([11 * 2 ** 20, 931])
})

test('offline, every connection is refused and those that were open end; online again, nothing is forgotten', async () => {
  const server = await start({ uploadRate: 100_000 })
  const upload = await beginUpload(server, 1_000_000)
  const sending = put(urlOf(upload, 1), randomBytes(1_000_000))
  sending.catch(() => undefined)
  await expect.poll(() => server.requests().at(-1)?.bytesIn ?? 0).toBeGreaterThan(0)
  await server.goOffline()
  await expect(sending).rejects.toThrow()
  await expect(call(server, 'GET', '/indexes')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  await server.goOnline()
  const status = await call(server, 'GET', `/assets/multipart-uploads/${upload.upload_id}`)
  expect(status.body).toMatchObject({ status: 'active', chunks_completed: 0 })
})

test("every answer tells the time of the server's own clock", async () => {
  const now = Date.parse('2026-11-01T12:00:00Z')
  const server = await start({ now: () => now })
  expect((await call(server, 'GET', '/indexes')).headers.get('date')).toBe('Sun, 01 Nov 2026 12:00:00 GMT')
})

test('a missing ffprobe fails the asset instead of leaving it in processing', async () => {
  const server = await start({ ffprobePath: '/nowhere/ffprobe' })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { body } = await call(
    server,
    'POST',
    '/assets',
    form({ method: 'direct' }, { field: 'file', path: clip() }),
  )
  expect(await settled(server, `/assets/${String(body._id)}`)).toMatchObject({ status: 'failed' })
  vi.restoreAllMocks()
})
