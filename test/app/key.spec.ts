import { expect, test } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

let platform: PracticeServer
test.beforeAll(async () => {
  platform = await startPracticeServer({ stepMs: 50 })
})
test.afterAll(() => platform.close())

const at = () => ({ TWELVELABS_BASE_URL: platform.baseUrl })

test('a key that the platform refuses is not kept, and the window says so', async () => {
  const { page, quit, dataDir } = await launch({ env: at() })
  await page.getByLabel('API key').fill('tlk_WRONGWRONGWRONG')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/platform refused the API key/)).toBeVisible()
  const status = await page.evaluate(() => window.reeldrop.call('keyStatus', {}))
  expect(status).toMatchObject({ ok: true, value: { kind: 'none', hint: null } })
  await quit()
  await removeFolder(dataDir)
})

test('a good key goes to the keychain, is found again after a restart, and can be removed', async () => {
  const dataDir = await newFolder('data')
  const first = await launch({ dataDir, env: at() })
  await first.page.getByLabel('API key').fill(platform.apiKey)
  await first.page.getByRole('button', { name: 'Continue' }).click()
  await expect
    .poll(() => first.page.evaluate(() => window.reeldrop.call('keyStatus', {})))
    .toMatchObject({
      ok: true,
      value: { kind: 'keychain', hint: platform.apiKey.slice(-4), keychainProblem: null },
    })
  const indexId = platform.indexes[0]?._id ?? ''
  await first.page.evaluate((id) => window.reeldrop.call('setSettings', { indexId: id }), indexId)
  await first.quit()

  const second = await launch({ dataDir, env: at() })
  // A keychain may be slow: what needs the key is asked once it is known, as the window does.
  expect(await second.page.evaluate(() => window.reeldrop.call('keyStatus', {}))).toMatchObject({
    value: { kind: 'keychain' },
  })
  const indexes = await second.page.evaluate(() => window.reeldrop.call('listIndexes', {}))
  expect(indexes.ok && indexes.value.indexes.length).toBe(platform.indexes.length)
  expect(await second.page.content()).not.toContain(platform.apiKey)
  await second.page.getByTestId('page-settings').click()
  await second.page.getByTestId('key-remove').click()
  await second.page.getByTestId('key-remove-yes').click()
  // The person stays in Settings, where the next key can be entered at once; the queue says that it wants one.
  await expect(second.page.getByTestId('settings')).toContainText('No key is set')
  await expect(second.page.getByTestId('key-input')).toBeFocused()
  expect(await second.page.evaluate(() => window.reeldrop.call('keyStatus', {}))).toMatchObject({
    value: { kind: 'none', hint: null },
  })
  await second.page.getByTestId('page-queue').click()
  await expect(second.page.getByTestId('first-run')).toHaveAttribute('data-step', 'key')
  await second.quit()

  const third = await launch({ dataDir, env: at() })
  expect(await third.page.evaluate(() => window.reeldrop.call('keyStatus', {}))).toMatchObject({
    value: { kind: 'none' },
  })
  await third.quit()
  await removeFolder(dataDir)
})

test('where no keychain answers, the window says so and the key is kept for this run only', async () => {
  const dataDir = await newFolder('data')
  const env = { ...at(), DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }
  const first = await launch({ dataDir, env })
  await expect(first.page.getByText(/No keychain service answers/)).toBeVisible()
  await first.page.getByLabel('API key').fill(platform.apiKey)
  await first.page.getByRole('button', { name: 'Continue' }).click()
  await expect
    .poll(() => first.page.evaluate(() => window.reeldrop.call('keyStatus', {})))
    .toMatchObject({ value: { kind: 'session', hint: platform.apiKey.slice(-4) } })
  await first.quit()
  const second = await launch({ dataDir, env })
  expect(await second.page.evaluate(() => window.reeldrop.call('keyStatus', {}))).toMatchObject({
    value: { kind: 'none' },
  })
  await second.quit()
  await removeFolder(dataDir)
})
