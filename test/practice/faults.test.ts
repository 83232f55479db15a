/** Each fault does what it says, as often as it says, and where it says. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, afterAll, expect, test } from 'vitest'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { beginUpload, call, chunkOf, form, md5, put, report, Upload, urlOf } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer
beforeAll(async () => {
  server = await startPracticeServer({ stepMs: 5, chunkSizeBytes: 1_000_000 })
})
afterAll(() => server.close())
afterEach(() => {
  server.setFaults([])
})

const indexId = () => server.indexes[0]?._id ?? ''
const list = () => call(server, 'GET', '/indexes')
const task = (name: string) =>
  call(server, 'POST', '/tasks', form({ index_id: indexId() }, { field: 'video_file', path: clip(), name }))
/** Bytes that came in with the last PUT. */
const received = () => server.requests().findLast(({ method }) => method === 'PUT')?.bytesIn ?? 0

test('a status is answered as often as it says, with its code and headers', async () => {
  server.setFaults([
    { kind: 'status', status: 429, retryAfter: 7, headers: { 'X-Ratelimit-Remaining': '0' }, times: 2 },
  ])
  const first = await list()
  expect(first).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  expect([first.headers.get('retry-after'), first.headers.get('x-ratelimit-remaining')]).toEqual(['7', '0'])
  expect((await list()).status).toBe(429)
  expect((await list()).status).toBe(200)
  expect(server.faultsStruck()).toEqual([2])
})

test('a status comes without a body or as a page of HTML', async () => {
  server.setFaults([
    { kind: 'status', status: 429, emptyBody: true, times: 1 },
    { kind: 'status', status: 502, html: true, times: 1, after: 1 },
    { kind: 'status', status: 200, html: true, times: 1, after: 2 },
  ])
  expect(await list()).toMatchObject({ status: 429, text: '' })
  for (const status of [502, 200]) {
    const page = await list()
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html'])
  }
})

test('a status comes in the nested shape for newer calls, and in XML from the storage', async () => {
  const upload = await beginUpload(server, 10)
  server.setFaults([{ kind: 'status', status: 422, code: 'odd', nested: true }])
  expect((await list()).body).toMatchObject({ error: { code: 'odd' } })
  const refused = await put(urlOf(upload, 1), randomBytes(10))
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('<Code>odd</Code>')])
})

test('a rule strikes only its route, its method, its path, and only after the matches it lets pass', async () => {
  server.setFaults([
    { kind: 'status', status: 503, match: { route: 'listTasks' }, after: 1 },
    { kind: 'status', status: 504, match: { method: 'get', path: '/indexes/[0-9a-f]+$' } },
  ])
  expect((await list()).status).toBe(200)
  expect((await call(server, 'GET', '/tasks')).status).toBe(200)
  expect((await call(server, 'GET', '/tasks')).status).toBe(503)
  expect((await call(server, 'GET', `/indexes/${indexId()}`)).status).toBe(504)
})

test('a reset destroys the connection in the middle of a chunk, of which nothing is kept', async () => {
  const bytes = randomBytes(1_000_000)
  const upload = await beginUpload(server, bytes.length)
  server.setFaults([{ kind: 'reset', afterBytes: 300_000, match: { route: 'putChunk' }, times: 1 }])
  await expect(put(urlOf(upload, 1), bytes)).rejects.toThrow()
  expect(received()).toBeGreaterThanOrEqual(300_000)
  expect(received()).toBeLessThan(1_000_000)
  expect(server.state().uploads.at(-1)?.chunks).toEqual([])
  expect((await put(urlOf(upload, 1), bytes)).status).toBe(200)
})

test('a reset without a body destroys the connection at once', async () => {
  server.setFaults([{ kind: 'reset' }])
  await expect(list()).rejects.toThrow()
})

test('a stall takes some bytes and then neither reads nor answers', async () => {
  const bytes = randomBytes(1_000_000)
  const upload = await beginUpload(server, bytes.length)
  server.setFaults([{ kind: 'stall', afterBytes: 100_000 }])
  const signal = AbortSignal.timeout(300)
  await expect(fetch(urlOf(upload, 1), { method: 'PUT', body: bytes, signal })).rejects.toThrow(/timeout/)
  expect(received()).toBeLessThan(1_000_000)
  await expect(fetch(server.baseUrl, { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/)
})

test('a slow link takes the time that its bytes per second need', async () => {
  const bytes = randomBytes(1_000_000)
  const upload = await beginUpload(server, bytes.length)
  server.setFaults([{ kind: 'slow', bytesPerSecond: 2_000_000, match: { route: 'putChunk' } }])
  const start = performance.now()
  expect((await put(urlOf(upload, 1), bytes)).status).toBe(200)
  expect(performance.now() - start).toBeGreaterThan(450)
})

test('a dropped reply leaves what was asked done', async () => {
  server.setFaults([{ kind: 'dropReply', match: { route: 'createIndex' }, times: 1 }])
  const body = {
    index_name: 'made all the same',
    models: [{ model_name: 'marengo3.0', model_options: ['visual'] }],
  }
  await expect(call(server, 'POST', '/indexes', body)).rejects.toThrow()
  const { body: found } = await call(server, 'GET', '/indexes?index_name=made%20all%20the%20same')
  expect(found.page_info).toMatchObject({ total_results: 1 })
})

test('malformed JSON is a success that cannot be read', async () => {
  server.setFaults([{ kind: 'malformedJson' }])
  const answer = await list()
  expect(answer.status).toBe(200)
  expect(() => JSON.parse(answer.text) as unknown).toThrow(SyntaxError)
})

test('a wrong ETag is refused when it is reported, and a missing one is missing', async () => {
  const bytes = randomBytes(1_500_000)
  const upload = await beginUpload(server, bytes.length)
  server.setFaults([
    { kind: 'wrongEtag', times: 1 },
    { kind: 'noEtag', after: 1 },
  ])
  const first = chunkOf(bytes, upload, 1)
  const etag = (await put(urlOf(upload, 1), first)).headers.get('etag') ?? ''
  expect(etag).not.toBe(`"${md5(first)}"`)
  expect((await report(server, upload, [{ index: 1, etag, size: first.length }])).status).toBe(400)
  const second = await put(urlOf(upload, 2), chunkOf(bytes, upload, 2))
  expect([second.status, second.headers.get('etag')]).toEqual([200, null])
})

test('an expired URL is refused in XML, and a fresh one works', async () => {
  const bytes = randomBytes(1000)
  const upload = await beginUpload(server, bytes.length)
  server.setFaults([{ kind: 'expiredUrl', times: 1 }])
  const refused = await put(urlOf(upload, 1), bytes)
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('expired')])
  expect((await put(urlOf(upload, 1), bytes)).status).toBe(200)
})

test('a chunk that fails has its ETag, but its report does not count until it is sent again', async () => {
  const bytes = randomBytes(1_500_000)
  const upload = await beginUpload(server, bytes.length)
  server.setFaults([{ kind: 'chunkFails', match: { path: '/2$' }, times: 1 }])
  const path = `/assets/multipart-uploads/${upload.upload_id}`
  const send = async (index: number, url = urlOf(upload, index)) => {
    const chunk = chunkOf(bytes, upload, index)
    const etag = (await put(url, chunk)).headers.get('etag') ?? ''
    return { index, etag, size: chunk.length }
  }
  const sent = [await send(1), await send(2)]
  expect(sent[1]?.etag).toBe(`"${md5(chunkOf(bytes, upload, 2))}"`)
  expect((await report(server, upload, sent)).body).toMatchObject({
    processed_chunks: 1,
    duplicate_chunks: 0,
    total_completed: 1,
  })
  expect((await call(server, 'GET', path)).body).toMatchObject({
    status: 'active',
    chunks_completed: 1,
    chunks_failed: 1,
    chunks_pending: upload.total_chunks - 2,
    uploaded_chunks: [
      { index: 1, status: 'completed' },
      { index: 2, status: 'failed', uploaded_at: null, error: 'Upload timeout' },
    ],
  })
  const fresh = await call(server, 'POST', `${path}/presigned-urls`, { start: 2, count: 1 })
  const [url] = Upload.shape.upload_urls.parse(fresh.body.upload_urls)
  const again = await send(2, url?.url)
  expect((await report(server, upload, [again])).body).toMatchObject({
    processed_chunks: 1,
    total_completed: 2,
  })
})

test('a host that no DNS knows is named in presigned URLs alone', async () => {
  server.setFaults([{ kind: 'unknownHost', times: 1 }])
  const lost = await beginUpload(server, 1000)
  expect(new URL(urlOf(lost, 1)).hostname).toBe('no-such-host.invalid')
  expect(new URL(urlOf(await beginUpload(server, 1000), 1)).hostname).toBe('127.0.0.1')
})

test('a revoked key is refused everywhere but at the storage', async () => {
  const upload = await beginUpload(server, 1000)
  server.setFaults([{ kind: 'keyRevoked' }])
  expect(await list()).toMatchObject({ status: 401, body: { code: 'api_key_invalid' } })
  expect((await put(urlOf(upload, 1), randomBytes(1000))).status).toBe(200)
})

test('an index that is gone is not found where it is named, and nowhere else', async () => {
  server.setFaults([{ kind: 'indexGone' }])
  const gone = { status: 404, body: { code: 'resource_not_exist' } }
  expect(await call(server, 'GET', `/indexes/${indexId()}`)).toMatchObject(gone)
  expect(await task('a.mp4')).toMatchObject(gone)
  expect((await list()).status).toBe(200)
})

test('a usage limit stops what would use it', async () => {
  server.setFaults([{ kind: 'usageLimit' }])
  expect(await task('a.mp4')).toMatchObject({ status: 400, body: { code: 'usage_limit_exceeded' } })
  server.setFaults([{ kind: 'usageLimit', code: 'insufficient_funds' }])
  expect(await task('a.mp4')).toMatchObject({ status: 400, body: { code: 'insufficient_funds' } })
  expect((await list()).status).toBe(200)
})

test('faults are replaced over HTTP, and unknown ones refused', async () => {
  expect((await call(server, 'POST', '/practice/faults', [{ kind: 'status', status: 500 }])).status).toBe(204)
  expect((await list()).status).toBe(500)
  expect((await call(server, 'POST', '/practice/faults', [{ kind: 'gremlins' }])).status).toBe(400)
  expect((await call(server, 'POST', '/practice/faults', [])).status).toBe(204)
  expect((await list()).status).toBe(200)
})
