/** The platform's own lists, the indexes, the history and streams, as a person meets them: by mouse and by keyboard. */
import { copyFile, mkdir, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { h264 } from '../clips/recipes.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

let folder = ''
let platform: PracticeServer
let running: RunningApp

test.beforeAll(async () => {
  folder = await newFolder('platform')
  platform = await startPracticeServer({ stepMs: 50 })
  running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  const { page } = running
  const footage = join(folder, 'Footage')
  await mkdir(footage)
  const old = new Date(Date.now() - 60_000)
  const clips = [
    ['interview.mp4', await h264('640x360', 6)],
    ['b-roll.mov', await makeClip('hevc')],
    ['thumbnail.mp4', await makeClip('tooSmall')],
  ] as const
  for (const [name, path] of clips) {
    await copyFile(path, join(footage, name))
    await utimes(join(footage, name), old, old)
  }
  await page.evaluate(
    async ({ key, indexId, paths }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId, enableVideoStream: true })
      await window.reeldrop.call('addPaths', { paths, indexId })
    },
    { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '', paths: [footage] },
  )
  await page.reload()
  await expect(queueRow(page, 'interview.mp4')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
  await expect(queueRow(page, 'b-roll.mov')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
})
test.afterAll(async () => {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
})

const queueRow = (page: Page, name: string) => page.locator(`[data-testid=row][data-name="${name}"]`)
const platformRow = (page: Page, name: string) =>
  page.locator(`[data-testid=platform-row][data-name="${name}"]`)

/** Has the next dialogs for a file to write answer with a path. */
const saveTo = (path: string) =>
  running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

/** The address that was opened in the system's browser last. */
async function opened(act: () => Promise<void>): Promise<string> {
  await running.app.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'openedUrl', '')
    shell.openExternal = (url) => {
      Reflect.set(globalThis, 'openedUrl', url)
      return Promise.resolve()
    }
  })
  await act()
  const url = () => running.app.evaluate(() => String(Reflect.get(globalThis, 'openedUrl')))
  await expect.poll(url).not.toBe('')
  return await url()
}

test('a clip shows its frames, plays the stream of the platform, and is opened there', async () => {
  const { page } = running
  await page.getByTestId('page-queue').click()
  await queueRow(page, 'interview.mp4').click()
  const details = page.getByTestId('details')
  for (const picture of ['poster', 'strip'])
    await expect
      .poll(() =>
        details.getByTestId(`details-${picture}`).evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0)
  await expect(details.getByTestId('stream')).toHaveAttribute('data-status', 'COMPLETE')
  const frame = details.getByTestId('stream').getByRole('img').first()
  await expect.poll(() => frame.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
  await details.getByTestId('stream-play').press('Enter')
  const video = details.getByTestId('stream-video')
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0.3)
  expect(await video.evaluate((element: HTMLVideoElement) => element.videoHeight)).toBe(360)
  expect(Math.round(await video.evaluate((element: HTMLVideoElement) => element.duration))).toBe(6)
  // All of it came through main, by its scheme, and no key went along.
  const media = platform.requests().filter(({ route }) => route === 'getMedia')
  expect(media.some(({ path }) => path.endsWith('.m4s'))).toBe(true)
  expect(media.every(({ status }) => status === 200)).toBe(true)
  const told = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(told.filter((name) => name.startsWith('http'))).toEqual([])
  await page.screenshot({ path: 'test-results/details-stream.png' })
  const url = await opened(() => details.getByTestId('details-open-platform').click())
  const [index, indexed] = [platform.indexes[0]?._id, platform.state().indexedAssets]
  const id = indexed.find(({ filename }) => filename === 'interview.mp4')?._id
  expect(url).toBe(`https://playground.twelvelabs.io/indexes/${index}/analyze?v=${id}`)
  await page.keyboard.press('Escape')
})

test('the lists of the platform are filtered, exported, changed and deleted', async () => {
  const { page } = running
  await page.getByTestId('page-platform').click()
  await expect(platformRow(page, 'interview.mp4')).toBeVisible()
  await expect(page.getByTestId('platform-range')).toHaveText('1–2 of 2')

  await page.getByTestId('platform-filter-toggle').press('Enter')
  await page.getByTestId('filter-duration-from').fill('5,5')
  await page.keyboard.press('Enter')
  await expect(platformRow(page, 'b-roll.mov')).toBeHidden()
  await page.getByTestId('filter-status-failed').click()
  await expect(page.getByTestId('platform-nothing')).toHaveText('Nothing matches these filters.')
  await page.getByTestId('platform-clear').click()
  await expect(platformRow(page, 'b-roll.mov')).toBeVisible()
  await page.screenshot({ path: 'test-results/platform.png' })
  await page.getByTestId('platform-filter-toggle').click()

  const file = join(folder, 'list.csv')
  await saveTo(file)
  await page.getByTestId('export').click()
  await page.getByTestId('menu-export-csv').click()
  await expect(page.getByTestId('announcement')).toHaveText('2 lines exported.')
  expect(await readFile(file, 'utf8')).toContain('interview.mp4')

  await platformRow(page, 'interview.mp4').getByRole('button').press('Enter')
  const panel = page.getByTestId('platform-panel')
  await expect(panel).toContainText('reeldrop_item')
  await panel.getByTestId('metadata-edit').click()
  await panel.getByTestId('metadata-add').click()
  const key = panel.getByRole('textbox', { name: 'Key' }).last()
  await key.fill('rating')
  await panel.getByRole('combobox', { name: 'Kind' }).last().selectOption('Number')
  await panel.getByRole('textbox', { name: 'Value' }).last().fill('good')
  await panel.getByTestId('metadata-save').click()
  await expect(panel.getByTestId('metadata-problem')).toHaveText('good is no number.')
  await panel.getByRole('textbox', { name: 'Value' }).last().fill('4.5')
  await page.keyboard.press('Enter')
  await expect(panel.getByTestId('metadata')).toContainText('rating')
  const changed = platform.state().indexedAssets.find(({ filename }) => filename === 'interview.mp4')
  expect(changed?.user_metadata).toMatchObject({ rating: 4.5 })
  await page.screenshot({ path: 'test-results/platform-details.png' })

  await platformRow(page, 'b-roll.mov').getByRole('checkbox').check()
  await expect(page.getByTestId('platform-selection')).toContainText('1 selected')
  await page.getByTestId('platform-delete').click()
  await expect(page.getByTestId('confirm-typing')).toContainText('This cannot be undone.')
  await expect(page.getByTestId('confirm-do')).toBeDisabled()
  await page.getByTestId('confirm-word').fill('delete')
  await page.screenshot({ path: 'test-results/platform-delete.png' })
  await page.keyboard.press('Enter')
  await expect(platformRow(page, 'b-roll.mov')).toBeHidden()
  expect(platform.state().indexedAssets.map(({ filename }) => filename)).toEqual(['interview.mp4'])
})

test('addresses are fetched, each with its outcome, and a task is waited for and kept until it ended', async () => {
  const { page } = running
  platform.holdSteps('validating')
  await page.getByTestId('page-platform').click()
  await page.getByTestId('platform-fetch').click()
  await page.getByTestId('fetch-lines').fill('no address\nhttp://127.0.0.1:9/gone.mp4')
  await page.getByTestId('fetch-way').selectOption('task')
  await page.screenshot({ path: 'test-results/platform-fetch.png' })
  await page.getByTestId('fetch-submit').click()
  await expect(page.getByTestId('fetch-refused')).toContainText('no address is no public address')
  await page.keyboard.press('Escape')
  const line = page.locator('[data-testid=fetch-line][data-name="gone.mp4"]')
  await expect(line).toBeVisible()
  await page.screenshot({ path: 'test-results/platform-addresses.png' })
  await expect.poll(() => platform.state().tasks.length).toBe(1)

  await page.getByTestId('tab-addresses').press('ArrowLeft')
  await expect(page.getByTestId('tab-tasks')).toHaveAttribute('aria-selected', 'true')
  await platformRow(page, 'gone.mp4').click()
  const panel = page.getByTestId('platform-panel')
  await panel.getByTestId('wait-every').selectOption('2')
  await panel.getByTestId('wait-start').click()
  await expect(panel.getByTestId('wait-checks').getByRole('listitem').first()).toBeVisible()
  await panel.getByTestId('wait-stop').press('Enter')
  await panel.getByTestId('wait-start').press('Enter')
  platform.releaseSteps()
  await expect(panel.locator('.state-mark')).toHaveText('Failed')
  await panel.getByTestId('panel-delete').click()
  await page.getByTestId('confirm-word').fill('delete')
  await page.getByTestId('confirm-do').click()
  await expect(platformRow(page, 'gone.mp4')).toBeHidden()
  expect(platform.state().tasks).toEqual([])
})

test('the history keeps what is taken out of the list, finds it, and forgets it when told to', async () => {
  const { page } = running
  await page.getByTestId('page-queue').click()
  await page.evaluate(async () => window.reeldrop.call('removeDone', { filter: 'done' }))
  await expect(queueRow(page, 'interview.mp4')).toBeHidden()
  await page.getByTestId('page-history').click()
  await expect(page.getByTestId('history-count')).toHaveText('3 clips, 2 of them taken out of the list')
  await page.getByTestId('history-search').fill('inter')
  await expect(page.getByTestId('history-row')).toHaveCount(1)
  await page.getByTestId('history-row').first().press('Enter')
  const panel = page.getByTestId('history-panel')
  await expect(panel.getByTestId('history')).toContainText('Indexed')
  await page.screenshot({ path: 'test-results/history.png' })

  const file = join(folder, 'history.json')
  await saveTo(file)
  await page.getByTestId('export').click()
  await page.getByTestId('menu-export-json').click()
  await expect(page.getByTestId('announcement')).toHaveText('1 line exported.')
  expect(await readFile(file, 'utf8')).toContain('interview.mp4')

  await panel.getByTestId('history-forget').click()
  await page.getByTestId('confirm-word').fill('forget')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('history-row')).toHaveCount(0)
  await page.getByTestId('history-search').fill('')
  await expect(page.getByTestId('history-count')).toHaveText('2 clips, 1 of them taken out of the list')
})

test('indexes are renamed, chosen, opened, created, and deleted by their name', async () => {
  const { page } = running
  await page.getByTestId('page-indexes').click()
  const entry = (name: string) => page.locator(`[data-testid=index-entry][data-name="${name}"]`)
  await entry('Practice: search and analysis').getByTestId('index-rename').click()
  await page.getByTestId('index-new-name').fill('Practice: search')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('index-rename-error')).toContainText('already exists')
  await page.getByTestId('index-new-name').fill('Rushes')
  await page.keyboard.press('Enter')
  await expect(entry('Rushes')).toBeVisible()
  await entry('Rushes').getByTestId('index-choose').click()
  await expect(entry('Rushes')).toHaveAttribute('data-target', 'true')
  const url = await opened(() => entry('Rushes').getByTestId('index-open').click())
  expect(url).toBe(`https://playground.twelvelabs.io/indexes/${platform.indexes[1]?._id}`)

  await page.getByTestId('index-new').click()
  await page.getByTestId('index-name').fill('Selects')
  await page.keyboard.press('Enter')
  await expect(entry('Selects')).toHaveAttribute('data-target', 'true')
  await expect(page.getByTestId('index-form')).toBeHidden()

  await entry('Practice: search').getByTestId('index-delete').click()
  await expect(page.getByTestId('confirm-typing')).toContainText('1 clip in it is deleted for good.')
  await page.getByTestId('confirm-word').fill('Practice: search')
  await page.screenshot({ path: 'test-results/index-delete.png' })
  await page.getByTestId('confirm-do').click()
  await expect(entry('Practice: search')).toBeHidden()
  expect(platform.state().indexedAssets).toEqual([])
})
