/** A folder held against an index, as a person sees it. */
import { copyFile, mkdir, readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

let folder = ''
let platform: PracticeServer
let running: RunningApp
test.beforeEach(async () => {
  folder = await newFolder('compare')
  platform = await startPracticeServer({ stepMs: 50 })
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

test('what a folder holds and its index lacks is shown, saved as CSV, and mended by ticks', async () => {
  const { page, app } = running
  const footage = join(folder, 'Footage')
  await mkdir(footage)
  const old = new Date(Date.now() - 60_000)
  for (const [name, recipe] of [
    ['interview.mp4', 'h264'],
    ['b-roll.mov', 'hevc'],
    ['thumbnail.mp4', 'tooSmall'],
  ] as const) {
    await copyFile(await makeClip(recipe), join(footage, name))
    await utimes(join(footage, name), old, old)
  }
  await page.evaluate(
    async ({ paths, indexId }) => {
      await window.reeldrop.call('addPaths', { paths, indexId })
    },
    {
      paths: [join(footage, 'interview.mp4'), join(footage, 'thumbnail.mp4')],
      indexId: platform.indexes[0]?._id ?? '',
    },
  )
  await expect(page.locator('[data-testid=row][data-name="interview.mp4"]')).toHaveAttribute(
    'data-state',
    'ready',
    {
      timeout: 20_000,
    },
  )

  await page.getByTestId('page-compare').click()
  await app.evaluate(
    ({ dialog }, { chosen, csv }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: csv })
    },
    { chosen: footage, csv: join(folder, 'report.csv') },
  )
  await page.getByTestId('compare-choose').click()
  await page.getByTestId('compare-start').click()
  await expect(page.getByTestId('checkup-verdict')).toHaveText('1 of 3 clips in the index')
  await expect(page.getByTestId('checkup-missing')).toContainText('b-roll.mov')
  await expect(page.getByTestId('checkup-refused')).toContainText('thumbnail.mp4')
  await page.screenshot({ path: 'test-results/compare.png' })
  await page.getByRole('button', { name: 'Save as CSV…' }).click()
  await expect
    .poll(() => readFile(join(folder, 'report.csv'), 'utf8').catch(() => ''))
    .toContain('b-roll.mov')

  const mend = page.getByTestId('checkup-mend')
  await expect(mend).toHaveText('Repair 1 clip')
  await page.getByRole('checkbox', { name: 'b-roll.mov' }).uncheck()
  await expect(mend).toBeDisabled()
  await page.getByRole('checkbox', { name: 'b-roll.mov' }).check()
  await mend.click()
  await expect(page.getByTestId('checkup-mended')).toContainText('1 clip set on the way')
  await page.getByTestId('page-queue').click()
  await expect(page.locator('[data-testid=row][data-name="b-roll.mov"]')).toHaveAttribute(
    'data-state',
    'ready',
    {
      timeout: 20_000,
    },
  )
})
