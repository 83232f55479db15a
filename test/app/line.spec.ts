/** What a person decides about the line in the window, and what the window says of it. */
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

const NAMES = ['a.mp4', 'b.mp4', 'c.mp4']
let folder = ''
let platform: PracticeServer
let running: RunningApp
test.beforeEach(async () => {
  folder = await newFolder('line')
  platform = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 500_000, uploadRate: 3_000_000 })
  const before = new Date(Date.now() - 60_000)
  for (const [at, name] of NAMES.entries()) {
    await makeBigClip(await makeClip('h264'), join(folder, name), 3_000_000 + at * 16)
    await utimes(join(folder, name), before, before)
  }
  running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  await running.page.evaluate(
    async ({ key, indexId }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId, connectionsLeast: 1, connectionsMost: 1 })
    },
    { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '' },
  )
  await running.page.reload()
})
test.afterEach(async () => {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
})

async function add(page: Page): Promise<void> {
  const about = { paths: NAMES.map((name) => join(folder, name)), indexId: platform.indexes[0]?._id ?? '' }
  await page.evaluate((args) => window.reeldrop.call('addPaths', { ...args, way: 'direct' }), about)
}
const shownNames = (page: Page) =>
  page.getByTestId('row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name')))

/** What has come to the platform so far, in bytes. */
const received = () => platform.requests().reduce((sum, request) => sum + request.bytesIn, 0)

/** Over two seconds, or as many as a busy machine makes of them. */
async function receivedPerSecond(): Promise<number> {
  const [bytes, at] = [received(), performance.now()]
  await sleep(2000)
  return (received() - bytes) / ((performance.now() - at) / 1000)
}

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByTestId('bandwidth-menu').click()
  await page.getByTestId(`menu-${entry}`).click()
}

/** A time of day so many hours from now. */
function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toTimeString().slice(0, 5)
}

test('outside the upload hours nothing leaves and the window says when it goes on; what is put first then goes first', async () => {
  const { page } = running
  const from = inHours(1)
  await page.getByTestId('page-settings').click()
  await page.getByTestId('upload-hours').selectOption('hours')
  await page.getByTestId('upload-hours-from').fill(from)
  await page.getByTestId('upload-hours-to').fill(inHours(2))
  await page.screenshot({ path: 'test-results/settings.png' })
  await page.keyboard.press('Escape')
  await add(page)
  await page.getByTestId('chip-waiting').click()
  await expect.poll(() => shownNames(page)).toEqual(NAMES)
  await expect(page.getByTestId('line-held')).toHaveText(new RegExp(`Uploads go on .*at ${from}`))
  expect(platform.requests().filter((request) => request.method === 'POST')).toEqual([])

  await page.getByTestId('row').nth(2).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => shownNames(page)).toEqual(['a.mp4', 'c.mp4', 'b.mp4'])
  await page.getByTestId('row').nth(2).dragTo(page.getByTestId('row').nth(0))
  await expect.poll(() => shownNames(page)).toEqual(['b.mp4', 'a.mp4', 'c.mp4'])
  await page.screenshot({ path: 'test-results/order.png' })
  await page.getByTestId('row').nth(2).click()
  await page.getByRole('button', { name: 'Send next' }).click()
  await expect.poll(() => shownNames(page)).toEqual(['c.mp4', 'b.mp4', 'a.mp4'])

  await page.evaluate(() => window.reeldrop.call('setSettings', { uploadHours: null }))
  await expect.poll(() => platform.state().indexedAssets.length, { timeout: 30_000 }).toBe(3)
  expect(platform.state().assets.map((asset) => asset.filename)).toEqual(['c.mp4', 'b.mp4', 'a.mp4'])
})

test('a bandwidth limit that is set in the window is in force, and the window says so', async () => {
  const { page } = running
  await page.getByTestId('page-settings').click()
  await page.getByTestId('bandwidth').fill('0.3')
  await page.getByTestId('bandwidth').press('Enter')
  await page.getByTestId('plan').selectOption('tier1')
  await page.getByTestId('endings').fill('dat')
  await page.getByTestId('endings').press('Enter')
  await expect(page.getByRole('alert')).toContainText('dat is no file ending')
  await page.getByTestId('endings').scrollIntoViewIfNeeded()
  await page.screenshot({ path: 'test-results/endings.png' })
  await page.getByTestId('endings').fill('.dat, .BIN')
  await page.getByTestId('endings').press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByTestId('endings')).toHaveValue('.dat, .bin')
  await page.keyboard.press('Escape')
  await add(page)
  await expect(page.getByTestId('bandwidth-menu')).toHaveText('At most 0.3 MB/s')
  await expect(page.getByTestId('forecast')).toContainText('held back by your bandwidth limit')
  await page.screenshot({ path: 'test-results/line.png' })
  await expect.poll(received).toBeGreaterThan(500_000)
  expect(await receivedPerSecond()).toBeLessThan(500_000)
})

test('a limit chosen at the bottom of the window counts within two seconds, and full speed as soon', async () => {
  const { page } = running
  await add(page)
  await expect.poll(received).toBeGreaterThan(0)
  await choose(page, 'limit-1000000')
  await expect(page.getByTestId('bandwidth-menu')).toHaveText('At most 1 MB/s')
  await page.waitForTimeout(2000)
  expect(await receivedPerSecond()).toBeLessThan(1_500_000)
  await choose(page, 'limit-0')
  await expect(page.getByTestId('bandwidth-menu')).toHaveText('Full speed')
  await expect.poll(() => platform.state().indexedAssets.length, { timeout: 30_000 }).toBe(3)
})

test('"Upload now" sets the hours aside until they are had back', async () => {
  const { page } = running
  const [from, to] = [inHours(1), inHours(2)]
  await page.getByTestId('page-settings').click()
  await page.getByTestId('upload-hours').selectOption('hours')
  await page.getByTestId('upload-hours-from').fill(from)
  await page.getByTestId('upload-hours-to').fill(to)
  await page.keyboard.press('Escape')
  await add(page)
  await expect(page.getByTestId('line-state')).toHaveText('Outside hours')
  await page.getByTestId('upload-now').click()
  await expect.poll(() => platform.state().indexedAssets.length, { timeout: 30_000 }).toBe(3)
  // The offer outlives the window.
  await page.reload()
  await page.getByTestId('hours-again').click()
  await expect(page.getByTestId('line-held')).toHaveText(new RegExp(`Uploads go on .*at ${from}`))
  const settings = await page.evaluate(() => window.reeldrop.call('getSettings', {}))
  expect(settings).toMatchObject({
    value: { uploadHours: { from, to }, hoursSetAside: null },
  })
})

test('the menu of a row changes the order, pauses and goes on, by mouse and by keyboard', async () => {
  const { page } = running
  await page.evaluate(() => window.reeldrop.call('setPaused', { paused: true }))
  await add(page)
  await page.getByTestId('chip-waiting').click()
  // Until the list of those that wait is here, the other one is shown, the newest first.
  await expect.poll(() => shownNames(page)).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
  await page.getByTestId('row').nth(2).getByTestId('row-menu').click()
  await expect(page.getByTestId('menu-move-later')).toHaveCount(0)
  await page.getByTestId('menu-move-first').click()
  await expect.poll(() => shownNames(page)).toEqual(['c.mp4', 'a.mp4', 'b.mp4'])

  await page.getByTestId('row').nth(0).click({ button: 'right' })
  await expect(page.getByTestId('menu-move-first')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('menu-move-last')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => shownNames(page)).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])

  const opener = page.getByTestId('row').nth(0).getByTestId('row-menu')
  await opener.click()
  await opener.click()
  await expect(page.getByTestId('menu')).toHaveCount(0)
  await opener.click()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()

  await opener.click()
  await page.getByTestId('menu-pause').click()
  await page.evaluate(() => window.reeldrop.call('setPaused', { paused: false }))
  await expect.poll(() => platform.state().indexedAssets.length, { timeout: 30_000 }).toBe(2)
  expect(platform.state().assets.map((asset) => asset.filename)).toEqual(['b.mp4', 'c.mp4'])
  await opener.click()
  await page.getByTestId('menu-resume').click()
  await expect.poll(() => platform.state().indexedAssets.length, { timeout: 30_000 }).toBe(3)
})
