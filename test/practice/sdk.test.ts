/** The official client, unchanged and pointed at the practice server, must work for every call of the upload path. */
import { createReadStream, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { TwelveLabs, TwelvelabsApiError } from 'twelvelabs-js'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { sha256 } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer
let client: TwelveLabs
let web: Server
let webUrl = ''
const small = clip({ sound: true })

beforeAll(async () => {
  server = await startPracticeServer({ stepMs: 40, chunkSizeBytes: 64 * 1024, initialUrls: 2 })
  vi.stubEnv('TWELVELABS_BASE_URL', server.baseUrl)
  client = new TwelveLabs({ apiKey: server.apiKey })
  web = createServer((request, response) => {
    if (request.url === '/missing.mp4') response.writeHead(404).end()
    else response.end(readFileSync(small))
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const address = web.address()
  webUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(async () => {
  vi.unstubAllEnvs()
  web.close()
  await server.close()
})
beforeEach(() => {
  // The client's multipart helper talks to the console all the time.
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

const indexId = (at: number): string => server.indexes[at]?._id ?? ''
const given = (text: string | undefined): string => text ?? expect.fail('no identifier came')

async function all<T>(page: Promise<AsyncIterable<T>> | AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of await page) items.push(item)
  return items
}

/** The refusal as the client shows it: status and code. */
async function refusal(call: PromiseLike<unknown>): Promise<{ status: number | undefined; code: unknown }> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof TwelvelabsApiError)) throw error
    const body: unknown = error.body
    return {
      status: error.statusCode,
      code: typeof body === 'object' && body !== null && 'code' in body ? body.code : null,
    }
  }
  return expect.fail('the call was not refused')
}

async function readyAsset(path = small): Promise<string> {
  const id = given((await client.assets.create({ method: 'direct', file: createReadStream(path) })).id)
  await vi.waitFor(
    async () => expect((await client.assets.retrieve(id)).status).not.toBe('processing'),
    30_000,
  )
  return id
}

async function indexed(assetId: string, at = 0, more: { enableVideoStream?: boolean } = {}): Promise<string> {
  const id = given((await client.indexes.indexedAssets.create(indexId(at), { assetId, ...more })).id)
  const status = async () => (await client.indexes.indexedAssets.retrieve(indexId(at), id)).status
  await vi.waitFor(async () => expect(await status()).toBe('ready'), 30_000)
  return id
}

describe('indexes', () => {
  test('the three starting indexes are listed, in both orders, page by page', async () => {
    const oldest = await all(client.indexes.list({ sortOption: 'asc', pageLimit: 1 }))
    expect(oldest.slice(0, 3).map(({ id }) => id)).toEqual([0, 1, 2].map(indexId))
    const families = await all(client.indexes.list({ modelFamily: 'pegasus', modelOptions: 'visual,audio' }))
    expect(families.map(({ id }) => id)).toEqual([indexId(2), indexId(1)])
  })

  test('an index is created, found by name, renamed and deleted', async () => {
    const models = [{ modelName: 'marengo3.0' as const, modelOptions: ['visual', 'audio'] }]
    const id = given(
      (await client.indexes.create({ indexName: 'dailies', models, addons: ['thumbnail'] })).id,
    )
    expect(await client.indexes.retrieve(id)).toMatchObject({ indexName: 'dailies', models, videoCount: 0 })
    expect(await refusal(client.indexes.create({ indexName: 'dailies', models }))).toEqual({
      status: 400,
      code: 'index_name_already_exists',
    })
    await client.indexes.update(id, { indexName: 'rushes' })
    expect(await all(client.indexes.list({ indexName: 'dailies' }))).toEqual([])
    expect((await all(client.indexes.list({ indexName: 'rushes' }))).map((index) => index.id)).toEqual([id])
    await client.indexes.delete(id)
    expect(await refusal(client.indexes.retrieve(id))).toEqual({ status: 404, code: 'resource_not_exist' })
  })

  test('a wrong key is refused on every call', async () => {
    const stranger = new TwelveLabs({ apiKey: 'tlk_wrong' })
    const refused = { status: 401, code: 'api_key_invalid' }
    expect(await refusal(stranger.indexes.list())).toEqual(refused)
    expect(await refusal(stranger.tasks.retrieve(indexId(0)))).toEqual(refused)
  })
})

describe('assets', () => {
  test('a direct upload is processing, then ready with what was measured', async () => {
    const created = await client.assets.create({
      method: 'direct',
      file: createReadStream(small),
      filename: 'Größe 🎬.mp4',
      enableHls: true,
      userMetadata: JSON.stringify({ shoot: 'A', take: 3 }),
    })
    expect(created).toMatchObject({ status: 'processing', method: 'direct', filename: 'Größe 🎬.mp4' })
    const id = given(created.id)
    await vi.waitFor(async () => expect((await client.assets.retrieve(id)).status).toBe('ready'), 30_000)
    const bytes = readFileSync(small)
    expect(await client.assets.retrieve(id)).toMatchObject({
      size: bytes.length,
      duration: 4.5,
      userMetadata: { shoot: 'A', take: 3 },
      technicalMetadata: { videoWidth: 640, videoHeight: 360, videoCodec: 'h264', hasAudio: true },
      hls: { status: 'ready' },
    })
    expect(server.state().assets.find((asset) => asset._id === id)?.sha256).toBe(sha256(bytes))
  })

  test('an upload by URL is fetched, and fails where there is nothing', async () => {
    const good = given((await client.assets.create({ method: 'url', url: `${webUrl}/there.mp4` })).id)
    const bad = given((await client.assets.create({ method: 'url', url: `${webUrl}/missing.mp4` })).id)
    await vi.waitFor(async () => expect((await client.assets.retrieve(good)).status).toBe('ready'), 30_000)
    expect((await client.assets.retrieve(good)).filename).toBe('there.mp4')
    await vi.waitFor(async () => expect((await client.assets.retrieve(bad)).status).toBe('failed'), 30_000)
    expect((await client.assets.retrieve(bad)).error?.message).toContain('404')
  })

  test('a file that is no video fails after a success of the upload', async () => {
    const file = new File(['not a video at all'], 'fake.mp4')
    const created = await client.assets.create({ method: 'direct', file })
    const id = given(created.id)
    expect(created.status).toBe('processing')
    await vi.waitFor(async () => expect((await client.assets.retrieve(id)).status).toBe('failed'), 30_000)
  })

  test('assets are listed newest first, by id, by part of the name and by type', async () => {
    const ids = [await readyAsset(), await readyAsset(), await readyAsset()]
    const listed = await all(client.assets.list({ assetIds: ids, pageLimit: 2 }))
    expect(listed.map(({ id }) => id)).toEqual(ids.toReversed())
    expect(listed.every(({ status }) => status === 'ready')).toBe(true)
    expect(await all(client.assets.list({ assetIds: ids, assetTypes: ['audio', 'image'] }))).toEqual([])
    expect(
      await all(client.assets.list({ assetIds: ids, assetTypes: ['video'], filename: 'CLIP' })),
    ).toHaveLength(3)
  })

  test('user metadata is merged, replaced and removed', async () => {
    const id = await readyAsset()
    const held = async () => (await client.assets.retrieve(id)).userMetadata
    await client.assets.replaceUserMetadata(id, { userMetadata: { a: 1, b: 'x' } })
    await client.assets.updateUserMetadata(id, { userMetadata: { a: null, b: '', c: true } })
    expect(await held()).toEqual({ b: 'x', c: true })
    await client.assets.deleteUserMetadata(id)
    expect(await held()).toBeUndefined()
  })

  test('an asset that is indexed is deleted only when forced', async () => {
    const id = await readyAsset()
    const video = await indexed(id)
    expect(await all(client.indexes.indexedAssets.listByAsset(id))).toMatchObject([
      { id: video, index: { id: indexId(0) } },
    ])
    expect((await refusal(client.assets.delete(id))).status).toBe(409)
    await client.assets.delete(id, { force: true })
    expect(await refusal(client.assets.retrieve(id))).toEqual({ status: 404, code: 'resource_not_exist' })
  })
})

describe('multipart uploads', () => {
  test('uploadFile brings every byte over, with more URLs than the first two', async () => {
    const path = clip({ size: '1280x720' })
    const { assetId } = await client.multipartUpload.uploadFile(path, { batchSize: 3 })
    await vi.waitFor(async () => expect((await client.assets.retrieve(assetId)).status).toBe('ready'), 30_000)
    const asset = server.state().assets.find(({ _id }) => _id === assetId)
    expect(asset).toMatchObject({ method: 'multipart', sha256: sha256(readFileSync(path)) })
    const upload = server.state().uploads.find(({ asset_id }) => asset_id === assetId)
    expect(upload?.total_chunks).toBeGreaterThan(3)
    expect(upload?.chunks.every(({ puts, reported }) => puts === 1 && reported)).toBe(true)
  })

  test('an open session is listed, tells the state of every chunk, and hands out more URLs', async () => {
    const session = await client.multipartUpload.create({
      filename: 'a.mp4',
      type: 'video',
      totalSize: 64 * 1024 * 12,
    })
    const id = given(session.uploadId)
    expect(session).toMatchObject({ totalChunks: 12, chunkSize: 64 * 1024 })
    expect(session.uploadUrls).toHaveLength(2)
    expect(await all(client.multipartUpload.listIncompleteUploads())).toContainEqual(
      expect.objectContaining({ uploadId: id, status: 'active', totalChunks: 12 }),
    )
    const chunks = await all(client.multipartUpload.getStatus(id, { pageLimit: 5 }))
    expect(chunks.map(({ index, status }) => [index, status])).toEqual(
      Array.from({ length: 12 }, (_, at) => [at + 1, 'pending']),
    )
    const more = await client.multipartUpload.getAdditionalPresignedUrls(id, { start: 3, count: 50 })
    expect(more.uploadUrls?.map(({ chunkIndex }) => chunkIndex)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

describe('indexed assets and videos', () => {
  test('an asset is indexed and shows its metadata, its stream and its index counts it', async () => {
    const before = (await client.indexes.retrieve(indexId(1))).videoCount ?? 0
    const id = await indexed(await readyAsset(), 1, { enableVideoStream: true })
    expect(await client.indexes.indexedAssets.retrieve(indexId(1), id)).toMatchObject({
      status: 'ready',
      systemMetadata: { filename: 'clip.mp4', width: 640, height: 360, duration: 4.5, fps: 10 },
      hls: { status: 'COMPLETE' },
    })
    expect((await client.indexes.retrieve(indexId(1))).videoCount).toBe(before + 1)
  })

  test('the lists filter by status, name, ranges, dates and user metadata, and follow updates', async () => {
    const [one, two] = [
      await indexed(await readyAsset()),
      await indexed(await readyAsset(clip({ size: '1280x720' }))),
    ]
    await client.indexes.indexedAssets.update(indexId(0), one, { userMetadata: { batch: 5, kept: true } })
    const ids = async (request: Parameters<typeof client.indexes.indexedAssets.list>[1]) =>
      (await all(client.indexes.indexedAssets.list(indexId(0), request))).map(({ id }) => id)
    expect(await ids({ status: ['ready', 'failed'], filename: 'clip.mp4' })).toEqual(
      expect.arrayContaining([one, two]),
    )
    expect(await ids({ status: 'queued' })).toEqual([])
    expect(await ids({ width: { gte: 1000, lte: 2000 }, pageLimit: 1 })).toContain(two)
    expect(await ids({ width: { gte: 1000 } })).not.toContain(one)
    expect(await ids({ userMetadata: { batch: 5, kept: true } })).toEqual([one])
    expect(
      await ids({ createdAt: '2000-01-01T00:00:00Z', sortBy: 'updated_at', sortOption: 'desc' }),
    ).toContain(two)
    expect(await ids({ createdAt: '2999-01-01T00:00:00Z' })).toEqual([])
    expect((await ids({ sortBy: 'updated_at', sortOption: 'desc' }))[0]).toBe(one)
  })

  test('videos are the same things under their older calls', async () => {
    const id = await indexed(await readyAsset())
    const listed = await all(client.indexes.videos.list(indexId(0), { height: { gte: 360, lte: 360 } }))
    expect(listed.map((video) => video.id)).toContain(id)
    await client.indexes.videos.update(indexId(0), id, { userMetadata: { scene: 'beach' } })
    expect((await client.indexes.videos.retrieve(indexId(0), id)).userMetadata).toEqual({ scene: 'beach' })
    await client.indexes.videos.delete(indexId(0), id)
    expect((await refusal(client.indexes.indexedAssets.retrieve(indexId(0), id))).status).toBe(404)
  })

  test('an indexed asset is deleted and leaves its asset', async () => {
    const asset = await readyAsset()
    await client.indexes.indexedAssets.delete(indexId(0), await indexed(asset))
    expect(await all(client.indexes.indexedAssets.listByAsset(asset))).toEqual([])
    await client.assets.delete(asset)
  })
})

describe('tasks', () => {
  test('a file goes through every state to ready, and waitForDone sees it', async () => {
    const states = ['uploading', 'validating', 'pending', 'queued', 'indexing', 'ready']
    const seen: (string | undefined)[] = []
    // Each state lasts until the client has seen it, however seldom it looks.
    const letOn = (status: string | undefined): void => {
      server.releaseSteps()
      const next = states[states.indexOf(status ?? '') + 2]
      if (next !== undefined) server.holdSteps(next)
    }
    server.holdSteps('validating')
    const { id, videoId } = await client.tasks.create({
      indexId: indexId(0),
      videoFile: createReadStream(small),
      userMetadata: JSON.stringify({ shoot: 'B' }),
    })
    const done = await client.tasks.waitForDone(given(id), {
      sleepInterval: 0.005,
      callback: ({ status }) => {
        if (seen.at(-1) === status) return
        seen.push(status)
        letOn(status)
      },
    })
    expect(seen).toEqual(states)
    expect(done).toMatchObject({
      videoId,
      systemMetadata: { filename: 'clip.mp4', duration: 4.5, width: 640, height: 360 },
    })
    expect(done.hls?.status).toBe('COMPLETE')
    const video = await client.indexes.videos.retrieve(indexId(0), given(videoId))
    expect(video.userMetadata).toEqual({ shoot: 'B' })
    expect(server.state().tasks.find((task) => task._id === id)?.sha256).toBe(sha256(readFileSync(small)))
  })

  test('a URL is fetched and indexed, or the task fails', async () => {
    const [good, bad] = await Promise.all(
      ['clip.mp4', 'missing.mp4'].map((name) =>
        client.tasks.create({ indexId: indexId(0), videoUrl: `${webUrl}/${name}`, enableVideoStream: false }),
      ),
    )
    const ended = (id: string | undefined) => client.tasks.waitForDone(given(id), { sleepInterval: 0.01 })
    expect(await ended(good?.id)).toMatchObject({
      status: 'ready',
      systemMetadata: { filename: 'clip.mp4', width: 640 },
    })
    expect((await ended(bad?.id)).status).toBe('failed')
  })

  test('the list filters by every parameter', async () => {
    const { id } = await client.tasks.create({ indexId: indexId(1), videoFile: createReadStream(small) })
    await client.tasks.waitForDone(given(id), { sleepInterval: 0.01 })
    const ids = async (request: Parameters<typeof client.tasks.list>[0]) =>
      (await all(client.tasks.list(request))).map((task) => task.id)
    const right = { indexId: indexId(1), filename: 'clip.mp4', duration: 4.5, width: 640, height: 360 }
    expect(
      await ids({ ...right, status: ['ready', 'failed'], createdAt: '2000-01-01T00:00:00Z', pageLimit: 1 }),
    ).toEqual([id])
    expect(await ids({ ...right, status: 'queued' })).toEqual([])
    expect(await ids({ ...right, width: 641 })).toEqual([])
    expect(await ids({ ...right, updatedAt: '2999-01-01T00:00:00Z' })).toEqual([])
    const [asc, desc] = [
      await ids({ sortOption: 'asc' }),
      await ids({ sortBy: 'created_at', sortOption: 'desc' }),
    ]
    expect(asc).toEqual(desc.toReversed())
  })

  test('a task is deleted only at its end, and a ready one only after its video', async () => {
    const { id, videoId } = await client.tasks.create({
      indexId: indexId(0),
      videoFile: createReadStream(small),
    })
    const refused = { status: 400, code: 'task_cannot_be_deleted' }
    expect(await refusal(client.tasks.delete(given(id)))).toEqual(refused)
    await client.tasks.waitForDone(given(id), { sleepInterval: 0.01 })
    expect(await refusal(client.tasks.delete(given(id)))).toEqual(refused)
    await client.indexes.videos.delete(indexId(0), given(videoId))
    await client.tasks.delete(given(id))
    expect(await refusal(client.tasks.retrieve(given(id)))).toEqual({
      status: 404,
      code: 'resource_not_exist',
    })
  })
})
