/** The footer and the two clocks: what a person sees of the line, of the plan and of what is still to come. */
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, type Page } from '@playwright/test'
import { DATABASE_NAME } from '../../main/engine/store/open.ts'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import type { PracticeOptions } from '../../main/practice/options.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UploadWay } from '../../shared/upload-way.ts'
import { longClip, makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { launch, newFolder, removeFolder, resize, type RunningApp } from './launch.ts'
import { noteTexts } from './note-texts.ts'

let folder = ''
let platform: PracticeServer
let running: RunningApp
let page: Page
test.beforeEach(async () => {
  folder = await newFolder('frame')
})
test.afterEach(async () => {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
})

const indexId = (at = 0): string => platform.indexes[at]?._id ?? ''
const count = (text: string): RegExp => new RegExp(`^${text}$`)

async function begin(options: PracticeOptions, settings: Partial<Settings> = {}): Promise<void> {
  platform = await startPracticeServer({ stepMs: 50, chunkSizeBytes: 500_000, ...options })
  await open()
  await page.evaluate(
    async ({ key, changes }) => {
      await window.reeldrop.call('setKey', { key, keep: 'keychain' })
      await window.reeldrop.call('setSettings', changes)
      await window.reeldrop.call('listIndexes', {})
    },
    { key: platform.apiKey, changes: { indexId: indexId(), reviewAbove: null, ...settings } },
  )
  await page.reload()
  await expect(page.getByTestId('totals')).toBeVisible()
}

async function open(): Promise<void> {
  running = await launch({ dataDir: join(folder, 'data'), env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  page = running.page
}

async function clip(name: string, bytes: number, from = makeClip('h264')): Promise<string> {
  const path = join(folder, name)
  await makeBigClip(await from, path, bytes)
  const before = new Date(Date.now() - 60_000)
  await utimes(path, before, before)
  return path
}

const add = (paths: string[], way: UploadWay, to = indexId()) =>
  page.evaluate((args) => window.reeldrop.call('addPaths', args), { paths, indexId: to, way })
const row = (name: string) => page.locator(`[data-testid="row"][data-name="${name}"]`)
const stateOf = (name: string) => row(name).locator('.state-mark')
const ready = () => platform.state().indexedAssets.filter(({ status }) => status === 'ready').length

/** What is drawn of the plot: pixels that are not transparent. */
const drawn = () =>
  page
    .getByTestId('plot')
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
      return Array.from(picture?.data ?? []).filter((value, at) => at % 4 === 3 && value > 0).length
    })

test('the plot fills while bytes leave, tells it in words, outlives the window, and costs no more than ten messages a second', async () => {
  await begin({ uploadRate: 700_000 })
  await expect(page.getByTestId('speed')).toHaveCount(0)
  const told = await page.evaluateHandle(() => {
    const at: number[] = []
    window.reeldrop.on('view', () => at.push(performance.now()))
    return { at }
  })
  await add([await clip('a.mp4', 4_000_000), await clip('b.mp4', 4_000_008)], 'direct')
  await expect(page.getByTestId('speed')).toBeVisible()
  await expect(page.getByTestId('speed')).toHaveAttribute('aria-label', /^Upload speed: \d.* on average, \d/)
  await expect(page.getByTestId('plot')).toHaveAttribute('aria-hidden', 'true')
  const first = await drawn()
  await expect.poll(drawn).toBeGreaterThan(first)

  await expect.poll(ready, { timeout: 60_000 }).toBe(2)
  await expect(page.getByTestId('speed')).toContainText('idle')
  const { messages, seconds } = await told.evaluate(({ at }) => ({
    messages: at.length,
    seconds: ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000,
  }))
  expect(messages).toBeGreaterThan(10)
  // A window that was busy for a moment gets several at once afterwards.
  expect(messages).toBeLessThanOrEqual(10 * (seconds + 1))

  await page.reload()
  await expect(page.getByTestId('speed')).toHaveAttribute('aria-label', /MB\/s at most|kB\/s at most/)
  await page.getByTestId('speed').press('Enter')
  const panel = page.getByTestId('speed-panel')
  await expect(panel).toContainText(/Sent.*in the last ten minutes/)
  await expect(panel.locator('canvas')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('speed')).toBeFocused()
})

test('the total progress never falls because a clip is done, and the footer says what goes on after the last byte', async () => {
  await begin({ uploadRate: 1_500_000 }, { connectionsLeast: 1, connectionsMost: 1 })
  platform.holdSteps('indexing')
  const shares = await noteTexts(page, '[data-testid="batch-line"] [role="progressbar"]', 'aria-valuenow')
  await add([await clip('a.mp4', 3_000_000), await clip('b.mp4', 3_000_008)], 'direct')
  await expect(page.getByText('All sent, 2 clips are being indexed')).toBeVisible()
  const seen = (await shares()).map(Number)
  // It moved at all; how far it is when the last clip ends, the buffers of the system decide.
  expect(Math.max(...seen)).toBeGreaterThan(20)
  expect(seen).toEqual(seen.toSorted((one, other) => one - other))
  platform.releaseSteps()
  await expect(page.getByTestId('batch-line')).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByTestId('totals')).toContainText('Nothing to send')
})

test('a platform that has us wait is told with a countdown, is no failure and no alarm, and goes on by itself', async () => {
  await begin({})
  platform.setFaults([
    {
      kind: 'status',
      status: 429,
      code: 'too_many_requests',
      retryAfter: 9,
      times: 1,
      match: { method: 'POST' },
    },
  ])
  const state = page.getByTestId('line-state')
  await state.click()
  const noted = (id: string) => noteTexts(page, `[data-testid="${id}"]`)
  const [states, held, panel] = [
    await noted('line-state'),
    await noted('line-held'),
    await noted('connection-panel'),
  ]
  const [banners, attention] = [await noted('hold-banner'), await noted('chip-attention')]
  await add([await clip('a.mp4', 900_000)], 'direct')
  await expect.poll(ready, { timeout: 60_000 }).toBe(1)
  await expect(state).toHaveText('Online')
  await expect(page.getByTestId('line-held')).toHaveCount(0)

  const waits = (await states()).flatMap((text) => /^Waits (\d+) s$/.exec(text)?.[1] ?? []).map(Number)
  expect(waits[0]).toBeGreaterThan(5)
  expect(waits.at(-1)).toBeLessThan(5)
  expect(waits).toEqual(waits.toSorted((one, other) => other - one))
  expect(await held()).toContainEqual(expect.stringMatching(/^The platform asks us to wait [5-9] s$/))
  expect(await panel()).toContainEqual(expect.stringContaining('goes on by itself'))
  expect(await banners()).toEqual([])
  expect((await attention()).filter((text) => !text.includes('0'))).toEqual([])
})

test('how many large files are sent at once is changed in the footer, by mouse and by keyboard, and counts', async () => {
  await begin({ uploadRate: 200_000 }, { uploadsAtOnce: 1 })
  const paths = await Promise.all(Array.from({ length: 6 }, (_, n) => clip(`${n}.mp4`, 6_000_000 + n * 16)))
  await add(paths, 'multipart')
  const uploading = page.locator('.state-mark[data-state="uploading"]')
  const menu = page.getByTestId('uploads-menu')
  await expect(uploading).toHaveCount(1)
  await expect(menu).toHaveText('1 at once')
  await menu.click()
  await page.getByTestId('uploads-plus').click()
  await page.getByTestId('uploads-plus').click()
  await expect(uploading).toHaveCount(3)
  await expect(page.getByTestId('uploads-panel')).toContainText('3 uploads are running')
  await page.keyboard.press('Escape')
  await expect(menu).toHaveText('3 at once')

  await menu.press('Enter')
  await expect(page.getByTestId('uploads-range')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(uploading).toHaveCount(5)
  await page.keyboard.press('End')
  await expect(menu).toHaveText('16 at once')
  await page.keyboard.press('Home')
  await expect(menu).toHaveText('1 at once')
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  const kept = await page.evaluate(() => window.reeldrop.call('getSettings', {}))
  expect(kept).toMatchObject({ value: { uploadsAtOnce: 1 } })

  const pause = page.getByTestId('footer-pause')
  await pause.click()
  await expect(page.getByTestId('line-state')).toHaveText('Paused')
  await menu.click()
  await expect(page.getByTestId('uploads-panel')).toContainText('0 uploads are running')
  await page.keyboard.press('Escape')
  await pause.press('Enter')
  await expect(page.getByTestId('line-state')).toHaveText('Online')
})

test('what is used of the plan is said in the footer, and each limit when it is pressed', async () => {
  await begin({ plan: 'free' })
  const menu = page.getByTestId('plan-menu')
  await expect(menu).toHaveText(/^\d+ calls?$/)
  await menu.click()
  await expect(page.getByTestId('plan-panel')).toContainText('No plan is chosen')
  await page.getByTestId('plan-panel').getByRole('button', { name: 'Choose your plan' }).click()
  await page.getByTestId('plan').selectOption('free')
  await page.keyboard.press('Escape')
  await add([await clip('a.mp4', 900_000, longClip(3600))], 'direct')
  await expect.poll(ready, { timeout: 30_000 }).toBe(1)
  // An hour of the ten that the plan gives, in all and in an hour.
  await expect(menu).toHaveText('Plan 10 %')
  await expect(menu).toHaveAttribute('aria-label', /^Plan usage: 10 % of Video in (all|the last hour)$/)
  await menu.press('Enter')
  await expect(page.getByTestId('usage-videoEver')).toHaveText(count('Video in all60 of 600 min'))
  await expect(page.getByTestId('usage-videoInHour')).toHaveText(count('Video in the last hour60 of 600 min'))
  await expect(page.getByTestId('usage-uploadCalls')).toHaveText(count('Upload calls in 24 h\\d+ of 3,000'))
  await expect(page.getByTestId('usage-indexing')).toHaveText(count('Being indexed at once0 of 5'))
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
})

test('indexing is a range until twenty clips are known, then one figure; what takes far longer is marked and no failure', async () => {
  await begin({})
  platform.holdSteps('indexing')
  // So long that what is left of their times reads the same for most of a minute.
  await add([await clip('few.mp4', 900_000, longClip(490))], 'direct', indexId(1))
  await add([await clip('many.mp4', 900_008, longClip(490))], 'direct')
  for (const name of ['few.mp4', 'many.mp4']) await expect(stateOf(name)).toHaveText('Indexing')
  await expect(row('few.mp4')).toContainText('About 2 to 6 min left')
  await expect(row('many.mp4')).toContainText('About 2 to 6 min left')
  await running.quit()
  seedTimes(join(folder, 'data'))
  await open()
  await expect(row('few.mp4')).toContainText('About 2 to 6 min left')
  await expect(row('many.mp4')).toContainText('About 2 min left')
  await row('many.mp4').click()
  const clocks = page.getByTestId('details-clocks')
  await expect(clocks).toContainText('25 clips of this machine with the same models')
  await expect(page.getByTestId('details-slow')).toHaveCount(0)

  await running.quit()
  // Reads as 25 minutes for most of the next one.
  startedBefore(join(folder, 'data'), 'many.mp4', 24.6 * 60_000)
  await open()
  await expect(row('many.mp4')).toContainText('Far slower than usual')
  await expect(row('many.mp4')).toContainText('25 min so far, usually 2 min')
  await expect(row('many.mp4').getByTestId('row-indexing').locator('.icon')).toBeVisible()
  await expect(stateOf('many.mp4')).toHaveText('Indexing')
  await expect(row('few.mp4')).not.toContainText('slower')
  await row('many.mp4').click()
  await expect(page.getByTestId('details-slow')).toContainText('It has not failed')
  await expect(page.getByTestId('chip-attention')).toContainText('0')
  platform.releaseSteps()
  await expect(stateOf('many.mp4')).toHaveText('Ready', { timeout: 30_000 })
  await expect(page.getByTestId('details-clocks')).toHaveCount(0)
})

test('in a small window and in both languages the footer is whole: nothing in it is cut off', async () => {
  await begin({ uploadRate: 300_000, plan: 'free' }, { plan: 'free', bytesPerSecond: 5_000_000 })
  await resize(running, [900, 600])
  await add([await clip('a.mp4', 20_000_000, longClip(3600))], 'multipart')
  await expect(page.getByTestId('speed')).toContainText('/s')
  await expect(page.getByTestId('forecast')).toBeVisible()
  for (const language of ['en', 'de'] as const) {
    await page.evaluate((args) => window.reeldrop.call('setPreferences', args), { language })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.getByTestId('forecast')).toBeVisible()
    await expect.poll(cutOff).toEqual([])
  }
})

/** What of the footer is not there as a whole. */
const cutOff = () =>
  page.getByTestId('totals').evaluate((footer) =>
    [...footer.querySelectorAll('button, .footer-percent, .footer-left, .forecast-main')]
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect()
        const lies = footer.getBoundingClientRect()
        return one.scrollWidth > one.clientWidth + 1 || left < lies.left - 1 || right > lies.right + 1
      })
      .map((one) => one.className),
  )

/** Clips of the first index's models that took three minutes for ten of video. */
function seedTimes(dataDir: string): void {
  withDatabase(dataDir, (db) => {
    const insert = db.prepare(
      'INSERT INTO indexing_times (models, seconds, took_ms) SELECT models, ?, ? FROM index_models WHERE index_id = ?',
    )
    for (let n = 0; n < 25; n++) insert.run(480 + n, 144_000 + n * 300, indexId())
    // The clips of this test have just begun.
    db.prepare("UPDATE items SET indexing_since = ? WHERE state = 'indexing'").run(Date.now())
  })
}

function startedBefore(dataDir: string, name: string, ms: number): void {
  withDatabase(dataDir, (db) =>
    db.prepare('UPDATE items SET indexing_since = ? WHERE name = ?').run(Date.now() - ms, name),
  )
}

function withDatabase(dataDir: string, work: (db: Database.Database) => unknown): void {
  const db = new Database(join(dataDir, 'engine', DATABASE_NAME))
  work(db)
  db.close()
}
