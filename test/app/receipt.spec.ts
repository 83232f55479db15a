/** Receipts, saved from the window wherever they are offered. */
import { copyFile, mkdir, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

/** A name that would run and one that would show itself reversed, beside ordinary ones. */
const CLIPS = [
  ['A001 interview.mp4', 'h264'],
  ['A002 harbour at dawn, second take with a rather long name.mov', 'hevc'],
  ['<img src=x onerror=alert(1)>.mp4', 'tooSmall'],
  ['gnp\u202e4pm.mp4', 'tooShort'],
] as const
let folder = ''
let platform: PracticeServer
let running: RunningApp
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await newFolder('receipt')
  platform = await startPracticeServer({ stepMs: 50 })
  const card = join(folder, 'Card A')
  await mkdir(card)
  const old = new Date(Date.now() - 60_000)
  for (const [name, recipe] of CLIPS) {
    await copyFile(await makeClip(recipe), join(card, name))
    await utimes(join(card, name), old, old)
  }
  running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  page = running.page
  await page.evaluate(
    async ({ key, indexId }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId, reviewAbove: null })
    },
    { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '' },
  )
  await page.reload()
  await expect(page.getByTestId('empty')).toBeVisible()
})
test.afterAll(async () => {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
})

/** Has the system's dialog answer with a path at once: no test can press its buttons. @returns what it was offered */
async function saveTo(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      const offered = (args.at(-1) as Electron.SaveDialogOptions).defaultPath ?? ''
      Object.assign(globalThis, { offered })
      return Promise.resolve({ canceled: false, filePath })
    }
  }, path)
}
const offered = () => running.app.evaluate(() => (globalThis as { offered?: string }).offered)
const text = (path: string) => readFile(path, 'utf8').catch(() => '')

test('a drop that has ended offers its receipt, as CSV', async () => {
  await page.evaluate(async ({ paths, indexId }) => window.reeldrop.call('addPaths', { paths, indexId }), {
    paths: [join(folder, 'Card A')],
    indexId: platform.indexes[0]?._id ?? '',
  })
  const finished = page.getByTestId('finished')
  await expect(finished).toContainText('Card A is finished: 2 ready, 2 not.', { timeout: 30_000 })
  await page.screenshot({ path: 'test-results/finished.png' })
  const path = join(folder, 'receipt.csv')
  await saveTo(path)
  await finished.getByTestId('receipt').click()
  await page.getByTestId('menu-receipt-csv').click()
  await expect.poll(() => text(path)).toContain('A001 interview.mp4')
  expect(await offered()).toMatch(/^Reeldrop Card A \d{4}-\d{2}-\d{2}\.csv$/)
  await expect(page.getByTestId('toast')).toContainText('Receipt of 4 clips saved.')
})

test('the heading of a batch saves its receipt, by mouse and by keys', async () => {
  await page.getByTestId('group').click()
  await page.getByTestId('menu-group-batch').click()
  const head = page.getByTestId('group-head')
  const path = join(folder, 'receipt.json')
  await saveTo(path)
  await head.click({ button: 'right' })
  await page.screenshot({ path: 'test-results/group-menu.png' })
  await page.getByTestId('menu-receipt-json').click()
  await expect.poll(() => text(path)).toContain('indexed_asset_id')
  const { clips } = JSON.parse(await text(path)) as { clips: { name: string }[] }
  expect(clips.map(({ name }) => name).toSorted()).toEqual(CLIPS.map(([name]) => name).toSorted())

  const byKeys = join(folder, 'by keys.csv')
  await saveTo(byKeys)
  await head.focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByTestId('menu')).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(() => text(byKeys)).toContain('A001 interview.mp4')
})

test('the history has the receipts of all batches, also as a page in which no name is markup', async () => {
  await page.getByTestId('page-history').click()
  await page.getByTestId('history-receipts').click()
  const listed = page.getByTestId('receipts')
  await expect(listed.getByRole('listitem')).toHaveCount(1)
  await page.screenshot({ path: 'test-results/receipts.png' })
  const path = join(folder, 'receipt.html')
  await saveTo(path)
  await listed.getByTestId('receipt').click()
  await page.getByTestId('menu-receipt-html').click()
  await expect.poll(() => text(path)).toContain('</html>')
  const saved = await text(path)
  expect(saved).toContain('&lt;img src=x onerror=alert(1)&gt;.mp4')
  expect(saved).not.toMatch(/<img|<script|\u202e/)
})
