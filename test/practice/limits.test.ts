/** What arrives is examined for real and refused under the platform's codes, whichever way it came. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { call, directAsset, form, settled } from './api.ts'
import { clip } from './clips.ts'

let server: PracticeServer
const folder = mkdtempSync(join(tmpdir(), 'practice-limits-'))
beforeAll(async () => {
  server = await startPracticeServer({ stepMs: 5 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
})

const SEARCH = 0
const BOTH = 1
const PEGASUS = 2
const indexId = (at: number): string => server.indexes[at]?._id ?? ''
const task = (path: string, at = SEARCH) =>
  call(server, 'POST', '/tasks', form({ index_id: indexId(at) }, { field: 'video_file', path }))
const index = (assetId: unknown, at = SEARCH) =>
  call(server, 'POST', `/indexes/${indexId(at)}/indexed-assets`, { asset_id: assetId })

function noise(name: string, bytes: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const BREAKERS: [code: string, make: () => string][] = [
  ['video_resolution_too_low', () => clip({ size: '640x358' })],
  ['video_resolution_too_high', () => clip({ size: '5186x2162' })],
  ['video_resolution_invalid_aspect_ratio', () => clip({ size: '1000x400' })],
  ['video_duration_too_short', () => clip({ seconds: 3 })],
  ['video_file_broken', () => noise('zero.mp4', Buffer.alloc(0))],
  ['video_file_broken', () => noise('text.mp4', 'only text\n'.repeat(100))],
  ['video_file_broken', () => clip({ name: 'sound.m4a', sound: true, more: ['-vn'] })],
]

describe.each(BREAKERS)('%s', (code, make) => {
  test('a task is refused at once, and nothing is kept of it', async () => {
    const before = server.state().tasks.length
    expect(await task(make())).toMatchObject({
      status: 400,
      body: { code, message: expect.any(String) as string },
    })
    expect(server.state().tasks).toHaveLength(before)
  })

  test('an asset fails, or is refused by the index', async () => {
    const asset = await directAsset(server, make())
    if (asset.status === 'failed') {
      expect(code).toBe('video_file_broken')
      expect(asset.error).toMatchObject({ message: expect.any(String) as string })
    } else expect(await index(asset._id)).toMatchObject({ status: 400, body: { code } })
  })
})

describe('what is at the edge of the limits is taken', () => {
  const FINE: [what: string, make: () => string][] = [
    ['the smallest picture', () => clip({ size: '360x360', seconds: 4 })],
    ['2.4 to 1', () => clip({ size: '960x400' })],
    ['portrait of 1 to 2.4', () => clip({ size: '400x960' })],
    ['a landscape picture that a rotation turns upright', () => rotated()],
    ['an oblong picture of stretched pixels', () => clip({ size: '720x576', more: ['-vf', 'setsar=64/45'] })],
  ]
  test.each(FINE)('%s', async (_what, make) => {
    const { body } = await task(make())
    expect(await settled(server, `/tasks/${String(body._id)}`)).toMatchObject({ status: 'ready' })
  })

  const rotated = () => clip({ size: '960x400', turn: 90 })
})

test.each([
  ['stretched pixels', { size: '720x576', more: ['-vf', 'setsar=64/45'] }, [1024, 576]],
  ['a quarter turn', { size: '960x400', turn: 90 }, [400, 960]],
  ['a quarter turn back', { size: '960x400', turn: 270 }, [400, 960]],
] as const)('the size is that of the displayed picture: %s', async (_what, recipe, [width, height]) => {
  const asset = await directAsset(server, clip({ ...recipe, more: 'more' in recipe ? [...recipe.more] : [] }))
  expect(asset.technical_metadata).toMatchObject({ video_width: width, video_height: height })
})

test('over an hour is too long for Pegasus 1.2 beside Marengo 3.0, and not for Marengo 3.0 alone', async () => {
  const path = clip({ size: '360x360', seconds: 3700, more: ['-r', '1/10'] })
  const asset = await directAsset(server, path)
  expect(await index(asset._id, BOTH)).toMatchObject({
    status: 400,
    body: { code: 'video_duration_too_long' },
  })
  expect((await index(asset._id, SEARCH)).status).toBe(202)
})

test('an index with Pegasus 1.2 alone takes nothing', async () => {
  const asset = await directAsset(server, clip())
  expect((await index(asset._id, PEGASUS)).status).toBe(400)
  expect((await task(clip(), PEGASUS)).status).toBe(400)
})

test('an asset that is not ready cannot be indexed', async () => {
  const slow = await startPracticeServer({ stepMs: 60_000 })
  const created = await call(
    slow,
    'POST',
    '/assets',
    form({ method: 'direct' }, { field: 'file', path: clip() }),
  )
  const path = `/indexes/${slow.indexes[0]?._id ?? ''}/indexed-assets`
  const answer = await call(slow, 'POST', path, { asset_id: created.body._id })
  expect(answer).toMatchObject({ status: 400, body: { code: 'asset_not_ready' } })
  await slow.close()
})

test('a direct upload of over 200 MB is refused', async () => {
  const path = noise('big.mp4', Buffer.alloc(201 * 2 ** 20))
  const answer = await call(server, 'POST', '/assets', form({ method: 'direct' }, { field: 'file', path }))
  expect(answer).toMatchObject({ status: 400, body: { code: 'video_filesize_too_large' } })
})
