import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { enginesOf } from './engine-process.ts'
import { launch, newFolder, removeFolder, resize } from './launch.ts'

test('the window opens on the first-run view with the title of the app, and nothing in it breaks a rule', async () => {
  const { page, quit, dataDir } = await launch()
  await expect(page).toHaveTitle('Reeldrop')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.getByText('Try it without a key')).toBeVisible()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.reload()
  await expect(page.getByText('Try it without a key')).toBeVisible()
  expect(complaints).toEqual([])
  await quit()
  await removeFolder(dataDir)
})

test('a window state that was damaged does not keep the window from opening, and a good one is used', async () => {
  const dataDir = await newFolder('data')
  await writeFile(join(dataDir, 'window.json'), '{"width": "wide"')
  const first = await launch({ dataDir })
  await resize(first, [900, 600])
  await first.quit()
  const second = await launch({ dataDir })
  const size = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentSize(),
  )
  expect(size).toEqual([900, 600])
  await second.quit()
  await removeFolder(dataDir)
})

test('the engine is started again when it dies, and the window goes on', async () => {
  const { app, page, quit, dataDir } = await launch()
  await expect
    .poll(() => page.evaluate(() => window.reeldrop.call('getSettings', {}).then((reply) => reply.ok)))
    .toBe(true)
  const main = app.process().pid
  const engines = enginesOf(dataDir)
  expect(engines).toHaveLength(1)
  const told = await page.evaluateHandle(() => {
    const code = new Promise((resolve) =>
      window.reeldrop.on('notice', ({ failure }) => resolve(failure.code)),
    )
    return { code }
  })
  process.kill(engines[0] ?? 0, 'SIGKILL')
  expect(await told.evaluate(({ code }) => code)).toBe('engine_restarted')
  expect(await page.evaluate(() => window.reeldrop.call('getSettings', {}).then((reply) => reply.ok))).toBe(
    true,
  )
  expect(app.process().pid).toBe(main)
  await quit()
  await removeFolder(dataDir)
})
