/** Faults that befall one clip, known by its file name. */
import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { beginUpload, call, directAsset, form, put, settled, urlOf } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer
beforeAll(async () => {
  server = await startPracticeServer({ stepMs: 5 })
})
afterAll(() => server.close())
afterEach(() => {
  server.setFaults([])
})

const indexId = () => server.indexes[0]?._id ?? ''

test('a fault strikes the requests about one clip by its name', async () => {
  const bytes = randomBytes(1000)
  const [a, b] = [await beginUpload(server, 1000, 'a.mp4'), await beginUpload(server, 1000, 'b.mp4')]
  server.setFaults([{ kind: 'status', status: 503, match: { filename: '^a' } }])
  expect((await put(urlOf(a, 1), bytes)).status).toBe(503)
  expect((await call(server, 'GET', `/assets/multipart-uploads/${a.upload_id}`)).status).toBe(503)
  expect((await put(urlOf(b, 1), bytes)).status).toBe(200)
  expect((await call(server, 'GET', '/indexes')).status).toBe(200)
})

test('an asset fails by its name, with a reason or without', async () => {
  server.setFaults([
    { kind: 'assetFails', match: { filename: '^a' }, reason: 'No luck.' },
    { kind: 'assetFails', match: { filename: '^b' }, reason: null },
  ])
  expect(await directAsset(server, clip(), 'a.mp4')).toMatchObject({
    status: 'failed',
    error: { message: 'No luck.' },
  })
  const silent = await directAsset(server, clip(), 'b.mp4')
  expect([silent.status, silent.error]).toEqual(['failed', undefined])
  expect((await directAsset(server, clip(), 'c.mp4')).status).toBe('ready')
})

test('indexing fails without a reason unless one is given, for tasks and for indexed assets', async () => {
  const asset = await directAsset(server, clip(), 'b.mp4')
  server.setFaults([
    { kind: 'indexingFails', match: { filename: '^a' } },
    { kind: 'indexingFails', match: { filename: '^b' }, reason: 'Out of tape.' },
  ])
  const file = { field: 'video_file', path: clip(), name: 'a.mp4' }
  const task = await call(server, 'POST', '/tasks', form({ index_id: indexId() }, file))
  const failed = await settled(server, `/tasks/${String(task.body._id)}`)
  expect([failed.status, failed.error]).toEqual(['failed', undefined])
  const path = `/indexes/${indexId()}/indexed-assets`
  const { body } = await call(server, 'POST', path, { asset_id: asset._id })
  expect(await settled(server, `${path}/${String(body._id)}`)).toMatchObject({
    status: 'failed',
    error: { message: 'Out of tape.' },
  })
})

test('an asset can report another size than came in, and another duration than the clip has', async () => {
  const told = async (name: string) => {
    const { size, duration, technical_metadata } = await directAsset(server, clip(), name)
    return { size, duration, technical_metadata }
  }
  server.setFaults([
    { kind: 'sizeDiffers', match: { filename: '^a' }, byBytes: -100 },
    { kind: 'durationDiffers', match: { filename: '^b' }, bySeconds: -2 },
  ])
  const size = statSync(clip()).size
  expect(await told('a.mp4')).toMatchObject({
    size: size - 100,
    duration: 4.5,
    technical_metadata: { file_size_bytes: size - 100 },
  })
  expect(await told('b.mp4')).toMatchObject({
    size,
    duration: 2.5,
    technical_metadata: { video_duration_seconds: 2.5 },
  })
  expect(await told('c.mp4')).toMatchObject({ size, duration: 4.5 })
})
