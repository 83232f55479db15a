/** Mistakes of a client are refused as a careful server would. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { beginUpload, call, chunkOf, form, md5, put, report, sha256, Upload, urlOf } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer
let now = Date.parse('2026-11-01T12:00:00Z')
beforeAll(async () => {
  server = await startPracticeServer({ stepMs: 5, chunkSizeBytes: 1000, now: () => now })
})
afterAll(() => server.close())

const code = async (method: string, path: string, body?: unknown) => {
  const answer = await call(server, method, path, body)
  return [answer.status, answer.body.code]
}
const model = { model_name: 'marengo3.0', model_options: ['visual'] }

describe('parameters', () => {
  const unknownId = 'f'.repeat(24)
  const CASES: [what: string, request: [string, string, unknown?], expected: [number, string]][] = [
    ['a missing one', ['POST', '/indexes', { index_name: 'x' }], [400, 'parameter_not_provided']],
    [
      'an unknown one',
      ['POST', '/indexes', { index_name: 'x', models: [model], colour: 1 }],
      [400, 'parameter_unknown'],
    ],
    [
      'a model that is gone',
      ['POST', '/indexes', { index_name: 'x', models: [{ ...model, model_name: 'pegasus1.2' }] }],
      [400, 'parameter_invalid'],
    ],
    ['an unknown query parameter', ['GET', '/tasks?colour=red'], [400, 'parameter_unknown']],
    ['a page of over 50', ['GET', '/tasks?page_limit=51'], [400, 'parameter_invalid']],
    ['page 0', ['GET', '/indexes?page=0'], [400, 'parameter_invalid']],
    ['a status that does not exist', ['GET', '/tasks?status=done'], [400, 'parameter_invalid']],
    ['a form where JSON belongs', ['POST', '/indexes', form({})], [400, 'content_type_invalid']],
    ['JSON where a form belongs', ['POST', '/assets', {}], [400, 'content_type_invalid']],
    [
      'a file that is missing',
      ['POST', '/assets', form({ method: 'direct' })],
      [400, 'parameter_not_provided'],
    ],
    [
      'metadata that is not flat',
      ['POST', '/assets', form({ method: 'url', url: 'http://x', user_metadata: '{"a":[]}' })],
      [400, 'parameter_invalid'],
    ],
    [
      'a size of 0',
      ['POST', '/assets/multipart-uploads', { filename: 'a', type: 'video', total_size: 0 }],
      [400, 'parameter_invalid'],
    ],
    [
      'over 10 GB',
      ['POST', '/assets/multipart-uploads', { filename: 'a', type: 'video', total_size: 11e9 }],
      [400, 'video_filesize_too_large'],
    ],
    ['no identifier', ['GET', '/indexes/abc'], [400, 'parameter_invalid']],
    ['an unknown identifier', ['GET', `/assets/${unknownId}`], [404, 'resource_not_exist']],
    ['an unknown path', ['GET', '/nothing'], [404, 'not_found']],
  ]
  test.each(CASES)('%s is refused', async (_what, [method, path, body], expected) => {
    expect(await code(method, path, body)).toEqual(expected)
  })

  test('a page past the end is empty and still tells the totals', async () => {
    const { body } = await call(server, 'GET', '/indexes?page=9&page_limit=2')
    expect(body).toEqual({
      data: [],
      page_info: { page: 9, limit_per_page: 2, total_page: 2, total_results: 3 },
    })
  })

  test('user metadata filters in both forms', async () => {
    const file = { field: 'video_file', path: clip() }
    const indexId = server.indexes[0]?._id ?? ''
    await call(
      server,
      'POST',
      '/tasks',
      form({ index_id: indexId, user_metadata: '{"fp":"a1","n":2,"ok":true}' }, file),
    )
    const found = async (query: string) =>
      (await call(server, 'GET', `/indexes/${indexId}/indexed-assets?${query}`)).body.page_info
    const one = { total_results: 1 }
    expect(await found('fp=a1&n=2&ok=true&page_limit=50')).toMatchObject(one)
    expect(await found(`user_metadata=${encodeURIComponent('{"fp":"a1","n":2}')}`)).toMatchObject(one)
    expect(await found('fp=a2')).toMatchObject({ total_results: 0 })
  })

  test('every answer names the version', async () => {
    expect((await call(server, 'GET', '/indexes')).headers.get('x-api-version')).toBe('v1.3')
  })
})

describe('chunks', () => {
  const bytes = randomBytes(2500)

  test('the bytes of all chunks, sent in any order, make up the file', async () => {
    const upload = await beginUpload(server, bytes.length)
    for (const index of [3, 1, 2]) {
      const chunk = chunkOf(bytes, upload, index)
      const etag = (await put(urlOf(upload, index), chunk)).headers.get('etag') ?? ''
      expect(etag).toBe(`"${md5(chunk)}"`)
      const { body } = await report(server, upload, [{ index, etag, size: chunk.length }])
      expect('url' in body).toBe(index === 2)
    }
    await expect
      .poll(() => server.state().assets.find(({ _id }) => _id === upload.asset_id)?.sha256)
      .toBe(sha256(bytes))
  })

  test('a report is refused with a wrong proof, a wrong size, or for bytes that never came', async () => {
    const upload = await beginUpload(server, bytes.length)
    const etag = (await put(urlOf(upload, 1), chunkOf(bytes, upload, 1))).headers.get('etag') ?? ''
    for (const wrong of [
      { index: 1, etag: '"wrong"', size: 1000 },
      { index: 1, etag, size: 999 },
      { index: 2, etag, size: 1000 },
      { index: 4, etag, size: 1000 },
    ])
      expect(await report(server, upload, [wrong])).toMatchObject({
        status: 400,
        body: { code: 'parameter_invalid' },
      })
    const right = [{ index: 1, etag, size: 1000 }]
    expect((await report(server, upload, right)).body).toMatchObject({
      processed_chunks: 1,
      duplicate_chunks: 0,
    })
    expect((await report(server, upload, right)).body).toMatchObject({
      processed_chunks: 0,
      duplicate_chunks: 1,
      total_completed: 1,
    })
    const status = await call(server, 'GET', `/assets/multipart-uploads/${upload.upload_id}`)
    expect(status.body).toMatchObject({
      status: 'active',
      chunks_completed: 1,
      chunks_pending: 2,
      uploaded_size: 1000,
    })
  })

  test('a presigned URL is refused with a key, with a wrong length, a second time, and after its hour', async () => {
    const upload = await beginUpload(server, bytes.length)
    const first = chunkOf(bytes, upload, 1)
    const refused = async (answer: Promise<Response>) => {
      const { status, headers } = await answer
      expect(headers.get('content-type')).toContain('xml')
      return status
    }
    expect(await refused(put(urlOf(upload, 1), first, { 'x-api-key': server.apiKey }))).toBe(400)
    expect(await refused(put(urlOf(upload, 1), first.subarray(1)))).toBe(400)
    expect(await refused(put(`${urlOf(upload, 1)}0`, first))).toBe(403)
    expect((await put(urlOf(upload, 1), first)).status).toBe(200)
    expect(await refused(put(urlOf(upload, 1), first))).toBe(403)
    now += 3_600_000
    expect(await refused(put(urlOf(upload, 2), chunkOf(bytes, upload, 2)))).toBe(403)
    const fresh = await call(server, 'POST', `/assets/multipart-uploads/${upload.upload_id}/presigned-urls`, {
      start: 2,
      count: 1,
    })
    expect(fresh.body).toMatchObject({ start_index: 2, count: 1 })
  })

  test('a session is expired after a day: it gives no URLs and takes neither bytes nor reports', async () => {
    const upload = await beginUpload(server, bytes.length)
    const path = `/assets/multipart-uploads/${upload.upload_id}`
    const urls = (start: number) => call(server, 'POST', `${path}/presigned-urls`, { start, count: 1 })
    const first = chunkOf(bytes, upload, 1)
    const etag = (await put(urlOf(upload, 1), first)).headers.get('etag') ?? ''
    now += 24 * 3_600_000 - 1
    const late = Upload.shape.upload_urls.parse((await urls(2)).body.upload_urls)
    now += 1
    expect((await call(server, 'GET', path)).body.status).toBe('expired')
    expect((await urls(1)).status).toBe(400)
    expect((await report(server, upload, [{ index: 1, etag, size: first.length }])).status).toBe(400)
    expect((await put(late[0]?.url ?? '', chunkOf(bytes, upload, 2))).status).toBe(404)
  })
})

describe('inspection', () => {
  test('tells the chunks, how often each was sent, and the requests without signatures', async () => {
    const bytes = randomBytes(1500)
    const upload = await beginUpload(server, bytes.length, 'seen.mp4')
    await call(server, 'POST', '/practice/reset-log')
    await put(urlOf(upload, 1), chunkOf(bytes, upload, 1))
    const { body } = await call(server, 'GET', '/practice/state')
    expect(body.uploads).toContainEqual(
      expect.objectContaining({
        filename: 'seen.mp4',
        chunks: [{ index: 1, size: 1000, puts: 1, reported: false }],
      }),
    )
    const log = await call(server, 'GET', '/practice/requests')
    expect(log.body.requests).toEqual([
      expect.objectContaining({
        method: 'PUT',
        path: `/storage/${upload.upload_id}/1`,
        status: 200,
        bytesIn: 1000,
      }),
    ])
  })

  test('needs the key', async () => {
    expect((await fetch(new URL('/practice/state', server.baseUrl))).status).toBe(401)
  })
})
