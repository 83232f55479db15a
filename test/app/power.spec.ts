import { join } from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { allClips } from './all-clips.ts'
import { launch, removeFolder } from './launch.ts'

/** Whether the app holds the machine awake now; blockers are numbered from 0 or 1 up. */
const holdsAwake = (app: ElectronApplication) =>
  app.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 50 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
  )

test('the machine is held awake while uploads run, not after, and not where the setting is off', async () => {
  const { app, page, quit, dataDir } = await launch()
  expect(await holdsAwake(app)).toBe(false)
  await page.getByRole('button', { name: 'Try it without a key' }).click()
  await expect.poll(() => holdsAwake(app), { intervals: [50], timeout: 30_000 }).toBe(true)
  await expect.poll(() => holdsAwake(app), { intervals: [200], timeout: 30_000 }).toBe(false)

  await page.getByRole('button', { name: 'Settings' }).click()
  const keepAwake = page.getByRole('switch', { name: 'Keep the machine awake while uploading' })
  await expect(keepAwake).toBeChecked()
  await keepAwake.scrollIntoViewIfNeeded()
  await page.screenshot({ path: 'test-results/keep-awake.png' })
  await keepAwake.click()
  await expect(keepAwake).not.toBeChecked()
  expect(await page.evaluate(() => window.reeldrop.call('getSettings', {}))).toMatchObject({
    value: { keepAwake: false },
  })
  await quit()
  await removeFolder(dataDir)
})

test('after the machine slept, what waits for a later try is tried at once', async () => {
  const platform = await startPracticeServer({ stepMs: 50 })
  platform.setFaults([
    { kind: 'status', status: 503, retryAfter: 600, times: 1, match: { method: 'POST', path: '/assets$' } },
  ])
  const { app, page, quit, dataDir } = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  const path = join(dataDir, 'clip.mp4')
  await makeBigClip(await makeClip('h264'), path, 400_000)
  const given = { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '', path }
  await page.evaluate(async ({ key, indexId, path }) => {
    await window.reeldrop.call('setKey', { key, keep: 'session' })
    await window.reeldrop.call('addPaths', { paths: [path], indexId })
  }, given)
  const row = async () => {
    const view = await allClips(page)
    return view.ok ? (view.value.rows[0] ?? null) : null
  }
  const waits = async () => ((await row())?.nextAttemptAt ?? 0) - Date.now()
  await expect.poll(waits).toBeGreaterThan(500_000)
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect.poll(async () => (await row())?.state, { timeout: 30_000 }).toBe('ready')
  await quit()
  await platform.close()
  await removeFolder(dataDir)
})
