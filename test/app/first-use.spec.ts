/** The first use: from the launch with a key at hand to the first clip that is uploading, with a real keychain. */
import { copyFile, mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

const MOST_CLICKS = 4

test('from the launch to the first clip on its way it takes four clicks at most', async () => {
  const folder = await newFolder('first-use')
  const footage = join(folder, 'Footage')
  await mkdir(footage)
  const path = join(footage, 'interview.mp4')
  await copyFile(await makeClip('h264'), path)
  const old = new Date(Date.now() - 60_000)
  await utimes(path, old, old)
  const platform = await startPracticeServer({ stepMs: 50 })
  const { app, page, quit, dataDir } = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  try {
    // The system's dialog answers at once: no test can press its buttons.
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, footage)
    await page.evaluate(() => {
      const counted = Object.assign(window, { clicks: 0 })
      window.addEventListener('click', () => (counted.clicks += 1), true)
    })
    // The field has the focus: the key is pasted without a click.
    await expect(page.getByTestId('key-input')).toBeFocused()
    await page.keyboard.insertText(platform.apiKey)
    await page.getByTestId('key-submit').click()
    await page.locator('[data-testid=index-card][data-name="Practice: search"]').click()
    await page.getByTestId('empty').getByRole('button', { name: 'Add folder' }).click()
    const row = page.locator('[data-testid=row][data-name="interview.mp4"]')
    await expect(row).toHaveAttribute('data-state', /uploading|processing|indexing|ready/, {
      timeout: 30_000,
    })
    const clicks = await page.evaluate(() => (window as { clicks?: number }).clicks)
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS)
    const status = await page.evaluate(() => window.reeldrop.call('keyStatus', {}))
    expect(status).toMatchObject({ ok: true, value: { kind: 'keychain' } })
  } finally {
    await quit()
    await platform.close()
    await removeFolder(folder)
    await removeFolder(dataDir)
  }
})
