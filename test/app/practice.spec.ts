import { expect, test } from '@playwright/test'
import { ALL_CLIPS, allClips } from './all-clips.ts'
import { enginesOf, parentOf } from './engine-process.ts'
import { launch, removeFolder } from './launch.ts'

test('practice takes the sample clips to two ready and one refused, and is forgotten at its end', async () => {
  const { page, quit, dataDir } = await launch()
  await page.getByRole('button', { name: 'Try it without a key' }).click()
  const states = async () => {
    const view = await allClips(page)
    return view.ok ? view.value.rows.map((row) => row.state).sort() : view.failure.code
  }
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

test('what the window asks while practice is left is answered by the engine after it', async () => {
  const { app, page, quit, dataDir } = await launch({ args: ['--practice'] })
  await expect(page.getByText('Harbour at dawn.mp4').first()).toBeVisible({ timeout: 60_000 })
  // One that does not answer any more, so that questions are on their way when it is ended.
  const main = app.process().pid
  const practising = enginesOf('reeldrop-practice-').filter((pid) => parentOf(pid) === main)
  expect(practising).toHaveLength(1)
  for (const pid of practising) process.kill(pid, 'SIGSTOP')
  const answers = await page.evaluate(async (query) => {
    const asked = Promise.all([
      window.reeldrop.call('openView', query),
      window.reeldrop.call('getSettings', {}),
      window.reeldrop.call('setPaused', { paused: true }),
    ])
    await window.reeldrop.call('leavePractice', {})
    return await asked
  }, ALL_CLIPS)
  // What is done is done to the engine that it was meant for, or not at all.
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, false])
  await quit()
  await removeFolder(dataDir)
})

test('a start in practice shows the samples and no failure, and the page about the app shows every licence with its text', async () => {
  const { page, quit, dataDir } = await launch({ args: ['--practice'] })
  await expect(page.getByText('Harbour at dawn.mp4').first()).toBeVisible({ timeout: 60_000 })
  // Engines change places meanwhile, of which the window is to see nothing.
  await expect(page.getByTestId('notice')).toHaveCount(0)
  await page.getByTestId('page-about').click()
  await page.getByTestId('licences-open').click()
  const ffprobe = page.getByTestId('licences').locator('details', { hasText: 'FFmpeg (ffprobe)' })
  await ffprobe.locator('summary').click()
  await expect(ffprobe).toContainText('GNU GENERAL PUBLIC LICENSE')
  expect(await page.getByTestId('licences').locator('details').count()).toBeGreaterThan(30)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('licences')).toHaveCount(0)
  await quit()
  await removeFolder(dataDir)
})
