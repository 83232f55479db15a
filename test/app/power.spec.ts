import { expect, test, type ElectronApplication } from '@playwright/test'
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

test('after the machine slept everything is tried again at once', async () => {
  const { app, page, quit, dataDir } = await launch()
  await page.getByRole('button', { name: 'Try it without a key' }).click()
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  const states = () =>
    page.evaluate(async () => {
      const query = {
        filter: 'all',
        search: '',
        sort: 'added',
        descending: true,
        offset: 0,
        limit: 60,
      } as const
      const view = await window.reeldrop.call('openView', query)
      return view.ok ? view.value.rows.map((row) => row.state).sort() : view.failure.code
    })
  await expect.poll(states, { timeout: 60_000 }).toEqual(['ready', 'ready', 'refused'])
  await quit()
  await removeFolder(dataDir)
})
