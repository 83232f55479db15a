/** The system's proxy, as the command line gives it to Electron, is the way of the engine too. */
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { startTinyproxy, type RealProxy } from '../real-proxies.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

const LOGIN = { user: 'editor', password: 'correct-horse' }
let folder = ''
let platform: PracticeServer
let proxy: RealProxy

test.beforeEach(async () => {
  folder = await newFolder('proxy')
  platform = await startPracticeServer({ stepMs: 50 })
})
test.afterEach(async () => {
  await proxy.close()
  await platform.close()
  await removeFolder(folder)
})

const open = () =>
  launch({
    dataDir: join(folder, 'data'),
    env: { TWELVELABS_BASE_URL: platform.baseUrl },
    args: [`--proxy-server=${proxy.address}`, '--proxy-bypass-list=<-loopback>'],
  })

async function clip(): Promise<string> {
  const path = join(folder, 'clip.mp4')
  await makeBigClip(await makeClip('h264'), path, 400_000)
  return path
}

async function send(page: Page, path: string): Promise<void> {
  const added = await page.evaluate(
    ({ paths, indexId }) => window.reeldrop.call('addPaths', { paths, indexId }),
    { paths: [path], indexId: platform.indexes[0]?._id ?? '' },
  )
  expect(added).toMatchObject({ ok: true, value: { added: 1 } })
  await expect.poll(() => platform.state().assets.length, { timeout: 30_000 }).toBe(1)
}

test('everything goes through the proxy that the system names', async () => {
  proxy = await startTinyproxy()
  const { page, quit } = await open()
  await page.getByLabel('API key').fill(platform.apiKey)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Where should new clips go?')).toBeVisible()
  await send(page, await clip())
  expect(await proxy.log()).toContain(`CONNECT ${new URL(platform.baseUrl).host}`)
  await quit()
})

test('a proxy that wants a login is signed in to once, by hand, and never again', async () => {
  proxy = await startTinyproxy({ login: LOGIN })
  const first = await open()
  const { page } = first
  await page.getByLabel('API key').fill(platform.apiKey)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByTestId('key-error')).toContainText(proxy.address)
  await page.screenshot({ path: 'test-results/proxy-key.png' })
  await page.getByRole('button', { name: 'Sign in to the proxy…' }).click()
  await page.getByLabel('User name').fill(LOGIN.user)
  await page.getByLabel('Password').fill('guess')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByTestId('proxy-error')).toContainText(proxy.address)
  await page.screenshot({ path: 'test-results/proxy-form.png' })
  await page.getByLabel('Password').fill(LOGIN.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByTestId('proxy-error')).toBeHidden()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Where should new clips go?')).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('horse')
  await first.quit()

  const second = await open()
  await expect(second.page.getByText('Where should new clips go?')).toBeVisible()
  await send(second.page, await clip())
  await second.quit()
})

test('a queue that the proxy holds says so once, and goes on after the login', async () => {
  proxy = await startTinyproxy()
  const port = Number(proxy.address.split(':')[1])
  const first = await open()
  const indexId = platform.indexes[0]?._id ?? ''
  await first.page.evaluate(
    async ({ key, indexId }) => {
      await window.reeldrop.call('setKey', { key, keep: 'keychain' })
      await window.reeldrop.call('setSettings', { indexId })
    },
    { key: platform.apiKey, indexId },
  )
  await first.quit()
  await proxy.close()
  proxy = await startTinyproxy({ port, login: LOGIN })

  const { page, quit } = await open()
  await expect(page.getByTestId('hold-banner')).toContainText(proxy.address)
  await expect(page.getByTestId('hold-banner')).toHaveCount(1)
  await page.screenshot({ path: 'test-results/proxy-banner.png' })
  await page.getByTestId('hold-banner').getByRole('button').click()
  await page.screenshot({ path: 'test-results/proxy-dialog.png' })
  await page.getByLabel('User name').fill(LOGIN.user)
  await page.getByLabel('Password').fill(LOGIN.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByTestId('hold-banner')).toHaveCount(0)
  await send(page, await clip())
  await quit()
})
