import { expect, test } from '@playwright/test'
import { launch, removeFolder } from './launch.ts'

test('practice takes the sample clips to two ready and one refused, and is forgotten at its end', async () => {
  const { page, quit, dataDir } = await launch()
  await page.getByRole('button', { name: 'Try it without a key' }).click()
  const states = () =>
    page.evaluate(async () => {
      const view = await window.reeldrop.call('openView', {
        filter: 'all',
        search: '',
        sort: 'added',
        descending: true,
        offset: 0,
        limit: 60,
      })
      return view.ok ? view.value.rows.map((row) => row.state).sort() : view.failure.code
    })
  await expect.poll(states, { timeout: 60_000 }).toEqual(['ready', 'ready', 'refused'])
  expect(await page.evaluate(() => window.reeldrop.call('keyStatus', {}))).toMatchObject({
    value: { kind: 'practice' },
  })
  const left = await page.evaluate(() => window.reeldrop.call('leavePractice', {}))
  expect(left).toMatchObject({ ok: true, value: { kind: 'none' } })
  await expect.poll(states).toEqual([])
  await quit()
  await removeFolder(dataDir)
})

test('a start in practice shows the samples and no failure, though engines change places meanwhile', async () => {
  const { page, quit, dataDir } = await launch({ args: ['--practice'] })
  await expect(page.getByText('Harbour at dawn.mp4').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByTestId('notice')).toHaveCount(0)
  await quit()
  await removeFolder(dataDir)
})
