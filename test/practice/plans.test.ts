/** Plans limit calls by category and minutes of video, and tell so in headers. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { PracticeOptions } from '../../main/practice/options.ts'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { call, directAsset, form, settled } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer | null = null
let now = Date.parse('2026-11-01T12:00:00Z')
const start = async (options: PracticeOptions) =>
  (server = await startPracticeServer({ now: () => now, ...options }))
afterEach(() => server?.close())

const many = (count: number, once: () => ReturnType<typeof call>) =>
  Promise.all(Array.from({ length: count }, once))
const statuses = (answers: { status: number }[]) => [...new Set(answers.map(({ status }) => status))].sort()

test.each([
  ['free', 60],
  ['tier2', 120],
  ['tier3', 240],
] as const)('%s lets %d calls a minute through, counted apart for Upload and Index', async (plan, limit) => {
  const server = await start({ plan })
  const index = () => call(server, 'GET', '/indexes')
  expect(statuses(await many(limit, index))).toEqual([200])
  const refused = await index()
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  expect(Number(refused.headers.get('x-ratelimit-limit'))).toBe(limit)
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
  expect(Number(refused.headers.get('x-ratelimit-reset'))).toBe(Math.ceil((now + 60_000) / 1000))
  expect((await call(server, 'GET', '/tasks')).status).toBe(429)
  expect((await call(server, 'GET', '/assets')).status).toBe(200)
  now += 60_000
  expect((await index()).status).toBe(200)
})

test('the limit of a day holds when the minutes do not', async () => {
  const server = await start({ plan: 'free' })
  for (let minute = 0; minute < 50; minute += 1) {
    expect(statuses(await many(60, () => call(server, 'GET', '/assets')))).toEqual([200])
    now += 60_000
  }
  expect((await call(server, 'GET', '/assets')).status).toBe(429)
  now += 24 * 3_600_000
  expect((await call(server, 'GET', '/assets')).status).toBe(200)
})

test('a plan can be made smaller and its day shorter', async () => {
  const upload = { requestsPerMinute: 60, requestsPerDay: 3 }
  const server = await start({ plan: 'tier1', planLimits: { upload }, planTimes: { dayMs: 5000 } })
  const list = () => call(server, 'GET', '/assets')
  expect(statuses(await many(3, list))).toEqual([200])
  const refused = await list()
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('x-ratelimit-reset'))).toBe(now / 1000 + 5)
  now += 5000
  expect((await list()).status).toBe(200)
  expect((await call(server, 'GET', '/indexes')).headers.get('x-ratelimit-limit')).toBe('60')
})

test('the headers come in the other documented family, as Retry-After, or not at all', async () => {
  const page = await start({ plan: 'tier1', rateHeaders: 'page' })
  expect((await call(page, 'GET', '/assets')).headers.get('x-ratelimit-request-remaining')).toBe('59')
  await page.close()
  const upload = { requestsPerMinute: 1, requestsPerDay: 9 }
  const after = await start({ plan: 'tier1', planLimits: { upload }, rateHeaders: 'retryAfter' })
  expect((await call(after, 'GET', '/assets')).headers.get('retry-after')).toBeNull()
  const refused = await call(after, 'GET', '/assets')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  await after.close()
  const none = await start({ plan: 'tier1', rateHeaders: 'none' })
  expect([...(await call(none, 'GET', '/assets')).headers.keys()].join()).not.toContain('ratelimit')
})

test('without a plan nothing is limited', async () => {
  const server = await start({})
  expect(statuses(await many(100, () => call(server, 'GET', '/indexes')))).toEqual([200])
})

test('the Free plan keeps an index for 90 days, a Developer plan for ever', async () => {
  const expiry = async (server: PracticeServer) =>
    (await call(server, 'GET', `/indexes/${server.indexes[0]?._id ?? ''}`)).body.expires_at
  const free = await start({ plan: 'free' })
  expect(await expiry(free)).toBe(new Date(now + 90 * 86_400_000).toISOString())
  await free.close()
  expect(await expiry(await start({ plan: 'tier1' }))).toBeNull()
})

test('the Free plan runs five tasks at once', async () => {
  const server = await start({ plan: 'free', stepMs: 60_000 })
  const fields = { index_id: server.indexes[0]?._id ?? '' }
  const task = () => call(server, 'POST', '/tasks', form(fields, { field: 'video_file', path: clip() }))
  expect(statuses(await many(5, task))).toEqual([201])
  expect(await task()).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
})

test('the Free plan ends at 600 minutes of video in all, and 600 minutes an hour before', async () => {
  const server = await start({ plan: 'free', stepMs: 1 })
  const asset = await directAsset(server, clip({ size: '360x360', seconds: 3700, more: ['-r', '1/10'] }))
  const indexOne = async () => {
    const path = `/indexes/${server.indexes[0]?._id ?? ''}/indexed-assets`
    const answer = await call(server, 'POST', path, { asset_id: asset._id })
    if (answer.status === 202) {
      await settled(server, `${path}/${String(answer.body._id)}`)
      await call(server, 'DELETE', `${path}/${String(answer.body._id)}`)
    }
    now += 60_000
    return [answer.status, answer.body.code]
  }
  for (let hours = 0; hours < 9; hours += 1) expect(await indexOne()).toEqual([202, undefined])
  expect(await indexOne()).toEqual([429, 'too_many_requests'])
  now += 3_600_000
  expect(await indexOne()).toEqual([400, 'usage_limit_exceeded'])
})

test('a task by URL counts once its length is known, and fails past the plan', async () => {
  const server = await start({ plan: 'free', stepMs: 1 })
  const bytes = readFileSync(clip({ size: '360x360', seconds: 3700, more: ['-r', '1/10'] }))
  const web = createServer((_request, response) => response.end(bytes))
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const address = web.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/long.mp4`
  const ends: unknown[] = []
  for (let hours = 0; hours < 10; hours += 1) {
    const fields = { index_id: server.indexes[0]?._id ?? '', video_url: url }
    const { body } = await call(server, 'POST', '/tasks', form(fields))
    ends.push((await settled(server, `/tasks/${String(body._id)}`)).status)
    now += 60_000
  }
  web.close()
  expect(ends).toEqual([...Array<string>(9).fill('ready'), 'failed'])
})
