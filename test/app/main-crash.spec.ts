/** Main is killed in the middle of an upload: the engine goes with it, and the next start goes on where it stopped. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { sha256 } from '../engine/hash.ts'
import { enginesOf } from './engine-process.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

const BYTES = 24_000_000
const CHUNK = 1_000_000

test('after kill -9 of main nothing keeps uploading, and the next start sends at most the chunks in flight again', async () => {
  const folder = await newFolder('main-crash')
  const dataDir = join(folder, 'data')
  const clip = join(folder, 'long take.mp4')
  await makeBigClip(await makeClip('h264'), clip, BYTES)
  const platform = await startPracticeServer({ stepMs: 50, chunkSizeBytes: CHUNK, uploadRate: 4_000_000 })
  const upload = () => platform.state().uploads[0]
  const received = () => upload()?.chunks.reduce((sum, chunk) => sum + chunk.puts, 0) ?? 0
  const env = { TWELVELABS_BASE_URL: platform.baseUrl }

  const first = await launch({ dataDir, env })
  const given = { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '', path: clip }
  await first.page.evaluate(async ({ key, indexId, path }) => {
    await window.reeldrop.call('setKey', { key, keep: 'keychain' })
    await window.reeldrop.call('setSettings', { indexId })
    await window.reeldrop.call('addPaths', { paths: [path], indexId, way: 'multipart' })
  }, given)
  await expect.poll(received, { intervals: [20] }).toBeGreaterThan(5)
  const main = first.app.process().pid ?? 0
  process.kill(main, 'SIGKILL')
  await expect.poll(() => enginesOf(dataDir)).toEqual([])
  expect(upload()?.chunks.length).toBeLessThan(BYTES / CHUNK)
  // What was under way breaks off; from then on nobody may ask for anything.
  for (let before = -1; before !== platform.requests().length;) {
    before = platform.requests().length
    await sleep(300)
  }
  platform.resetLog()
  await sleep(1000)
  expect(platform.requests()).toEqual([])

  const second = await launch({ dataDir, env })
  await expect(second.page.locator('[data-testid="row"][data-state="ready"]')).toBeVisible({
    timeout: 60_000,
  })
  const { assets, uploads, indexedAssets } = platform.state()
  expect(assets.map((asset) => asset.sha256)).toEqual([await sha256(clip)])
  expect([uploads.length, indexedAssets.length]).toEqual([1, 1])
  const sentAgain = (upload()?.chunks ?? []).filter((chunk) => chunk.puts > 1)
  expect(sentAgain.length).toBeLessThanOrEqual(DEFAULT_SETTINGS.connectionsMost)
  await second.quit()
  await platform.close()
  await removeFolder(folder)
})
