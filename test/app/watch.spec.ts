/** Watch folders and the review before start, as a person sees them. */
import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeOldClip } from '../engine/big-clip.ts'
import { listed } from './acts/world.ts'
import { keepWriting } from './keep-writing.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

let folder = ''
let platform: PracticeServer
let running: RunningApp
test.beforeEach(async () => {
  folder = await newFolder('watch')
  platform = await startPracticeServer({ stepMs: 100 })
  running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  await running.page.evaluate(
    async ({ key, indexId }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId })
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

/** The system's own dialog cannot be driven: it answers with a path. */
async function answerDialogWith(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

test('a folder is watched: its clips are sent when they are complete, and its card tells of them', async () => {
  const { page } = running
  const root = join(folder, 'From the set')
  await mkdir(join(root, 'Proxies'), { recursive: true })
  await copyFile(await makeClip('h264'), join(root, 'take 1.mp4'))
  await copyFile(await makeClip('hevc'), join(root, 'Proxies', 'take 1.mov'))
  await writeFile(join(root, 'notes.txt'), 'notes')
  await page.getByTestId('page-watches').click()
  await expect(page.getByText('No folder is watched yet.')).toBeVisible()
  await page.getByTestId('watch-add').click()
  await answerDialogWith(root)
  await page.getByTestId('watch-choose').click()
  await expect(page.getByTestId('watch-preview')).toContainText('2 clips, 1 other file')
  await page.getByTestId('watch-exclude').fill('Proxies/**')
  await expect(page.getByTestId('watch-preview')).toContainText('1 clip, 1 left out, 1 other file')
  await page.getByTestId('watch-more').click()
  await page.getByTestId('watch-endings').fill('dat')
  await page.getByTestId('watch-save').click()
  await expect(page.getByTestId('watch-error')).toContainText('dat is no file ending')
  expect(
    await page
      .locator('.modal-body')
      .evaluate((body) =>
        [...body.querySelectorAll('*')]
          .filter((part) => part.getBoundingClientRect().right > body.getBoundingClientRect().right)
          .map((part) => `${part.tagName}.${part.className}`),
      ),
    'nothing is wider than its dialog',
  ).toEqual([])
  await page.screenshot({ path: 'test-results/watch-form.png' })
  await page.getByTestId('watch-endings').fill('')
  await page.getByTestId('watch-save').click()
  await expect(page.getByTestId('watch-state')).toHaveText('Watching')
  await expect(page.getByTestId('watch-ready')).toHaveText('1', { timeout: 30_000 })
  await page.screenshot({ path: 'test-results/watches.png' })

  await page.getByTestId('page-queue').click()
  const piece = await makeClip('mpegts')
  await copyFile(piece, join(root, 'recording.ts'))
  const stop = keepWriting(join(root, 'recording.ts'), Buffer.alloc(50_000, 0x47))
  const row = page.locator('[data-testid=row][data-name="recording.ts"]')
  await expect(row).toHaveAttribute('data-state', 'settling')
  await expect(row).toContainText('Arriving')
  await expect(row).toContainText('Still growing')
  await page.screenshot({ path: 'test-results/arriving.png' })
  await row.getByRole('button', { name: 'Take it now' }).click()
  await stop()
  await expect(row).not.toHaveAttribute('data-state', 'settling')

  await page.getByTestId('page-watches').click()
  await page.getByTestId('watch-remove').click()
  await page.getByTestId('watch-remove-yes').click()
  await expect(page.getByText('No folder is watched yet.')).toBeVisible()
})

test('a large drop is shown for review, and nothing leaves before it is started', async () => {
  const { page } = running
  const card = join(folder, 'card')
  await mkdir(card)
  for (let n = 0; n < 22; n++) await makeOldClip(join(card, `take ${n}.mp4`), 300_000 + n * 16)
  await copyFile(await makeClip('tooShort'), join(card, 'too short.mp4'))
  await copyFile(await makeClip('tooSmall'), join(card, 'too small.mp4'))
  await page.evaluate((about) => window.reeldrop.call('addPaths', about), {
    paths: [card],
    indexId: platform.indexes[0]?._id ?? '',
  })
  await expect(page.getByTestId('review-verdict')).toHaveText('22 clips pass · 2 refused', {
    timeout: 30_000,
  })
  await page.screenshot({ path: 'test-results/review.png' })
  expect(platform.requests().filter((request) => request.method === 'POST')).toEqual([])
  await page.getByTestId('review-start').click()
  await expect.poll(() => platform.state().indexedAssets.length, { timeout: 60_000 }).toBe(22)
  await expect(page.getByTestId('review')).toHaveCount(0)

  await page.getByTestId('chip-attention').click()
  await listed(page)
  await page.locator('[data-testid=row][data-name="too short.mp4"]').click()
  await expect(page.getByRole('img', { name: /allowed from 4\.0 s to 4:00:00/ })).toBeVisible()
  await page.screenshot({ path: 'test-results/gauge-duration.png' })
  await page.locator('[data-testid=row][data-name="too small.mp4"]').click()
  await expect(page.getByRole('img', { name: /allowed from 360×360 to 5184×2160 px/ })).toBeVisible()
  await page.screenshot({ path: 'test-results/gauge-picture.png' })
})

test('clips that were not sent yet are taken along to another index when a person says so', async () => {
  const { page } = running
  await page.evaluate(() => window.reeldrop.call('setPaused', { paused: true }))
  await makeOldClip(join(folder, 'a.mp4'), 300_000)
  await page.evaluate((about) => window.reeldrop.call('addPaths', about), {
    paths: [join(folder, 'a.mp4')],
    indexId: platform.indexes[0]?._id ?? '',
  })
  await expect(page.getByTestId('row')).toHaveAttribute('data-state', 'waiting')
  await page.getByTestId('index-picker').click()
  await page.locator('[data-testid=index-card][data-name="Practice: search and analysis"]').click()
  await expect(page.getByTestId('move-offer')).toContainText(
    '1 clip of Practice: search was not sent yet. Send it to Practice: search and analysis instead?',
  )
  await page.screenshot({ path: 'test-results/move-offer.png' })
  await page.getByTestId('move-offer-yes').click()
  await expect(page.getByTestId('move-offer')).toHaveCount(0)
  await page.evaluate(() => window.reeldrop.call('setPaused', { paused: false }))
  await expect(page.getByTestId('row')).toContainText('In Practice: search and analysis', { timeout: 30_000 })
})

test('taking in a large tree is stopped by a button, and what was passed over is shown by name', async () => {
  const { page } = running
  await page.evaluate(() => window.reeldrop.call('setPaused', { paused: true }))
  const tree = join(folder, 'archive')
  await makeLargeTree(tree)
  await writeFile(join(tree, '- notes.txt'), 'notes')
  await answerDialogWith(tree)
  await page.getByRole('button', { name: 'Add folder' }).first().click()
  // Then the top of the tree was read, the notes in it too.
  await expect(page.getByTestId('chip-all')).toBeVisible()
  await page.getByTestId('intake-stop').click()
  const report = page.getByTestId('intake-report')
  await expect(report).toContainText('Stopped.')
  await expect(report).toContainText('1 other file passed over')
  await report.getByText('Show what was passed over').click()
  await expect(report).toContainText(join(tree, '- notes.txt'))
  await page.screenshot({ path: 'test-results/intake-stopped.png' })
})

/** Some ten thousands of names in a second: folders full of links to one and the same empty file. */
async function makeLargeTree(tree: string): Promise<void> {
  const first = join(tree, 'day 0')
  await mkdir(first, { recursive: true })
  for (let n = 0; n < 1000; n++) await writeFile(join(first, `take ${n}.mp4`), '')
  const days = Array.from({ length: 80 }, (_, at) => join(tree, `day ${at + 1}`))
  for (const day of days) await promisify(execFile)('cp', ['-al', first, day])
}
