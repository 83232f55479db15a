/** Streams of the practice server: real ones, behind signed addresses. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { call, form } from './api.ts'

const Task = z.object({
  status: z.string(),
  hls: z.object({
    status: z.string(),
    video_url: z.string().optional(),
    thumbnail_urls: z.array(z.string()).optional(),
  }),
})

let server: PracticeServer
let task: z.infer<typeof Task>
beforeAll(async () => {
  server = await startPracticeServer({ stepMs: 10 })
  const fields = { index_id: server.indexes[0]?._id ?? '', enable_video_stream: 'true' }
  const file = { field: 'video_file', path: await makeClip('h264') }
  const { body } = await call(server, 'POST', '/tasks', form(fields, file))
  do {
    task = Task.parse((await call(server, 'GET', `/tasks/${String(body['_id'])}`)).body)
    await sleep(20)
  } while (task.status !== 'ready')
})
afterAll(() => server.close())

const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers })

test('a stream is a playlist whose parts are there, and thumbnails are JPEGs', async () => {
  const url = task.hls.video_url ?? ''
  const playlist = await (await get(url)).text()
  expect(playlist).toMatch(/^#EXTM3U/)
  const parts = playlist.split('\n').filter((line) => line.endsWith('.m4s'))
  expect(parts.length).toBeGreaterThan(1)
  for (const part of ['init.mp4', ...parts]) {
    const answer = await get(new URL(part, url).href)
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
  }
  expect(task.hls.thumbnail_urls).toHaveLength(3)
  const picture = new Uint8Array(await (await get(task.hls.thumbnail_urls?.[0] ?? '')).arrayBuffer())
  expect([...picture.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
})

test('a wrong signature, a key and a file of another folder are refused', async () => {
  const url = task.hls.video_url ?? ''
  expect((await get(url.replace(/\/[0-9a-f]{32}\//, `/${'0'.repeat(32)}/`))).status).toBe(403)
  expect((await get(url, { 'x-api-key': server.apiKey })).status).toBe(400)
  expect((await get(url.replace('stream.m3u8', 'other.m3u8'))).status).toBe(404)
  expect((await get(url.replace('stream.m3u8', '..%2f1'))).status).toBe(404)
})
