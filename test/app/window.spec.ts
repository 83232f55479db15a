import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, newFolder, removeFolder } from './launch.ts'

test('the window opens on the first-run view with the title of the app', async () => {
  const { page, quit, dataDir } = await launch()
  await expect(page).toHaveTitle('Reeldrop')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.getByText('Try it without a key')).toBeVisible()
  await quit()
  await removeFolder(dataDir)
})

test('the page has no Node, runs no foreign script and cannot be led away', async () => {
  const { app, page, quit, dataDir } = await launch()
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  )
  expect(globals).toEqual([])
  expect(await page.evaluate(() => Object.keys(window.reeldrop).sort())).toEqual([
    'call',
    'on',
    'pathOf',
    'platform',
  ])

  const evalWorks = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    return 'injected' in window
  })
  expect(evalWorks).toBe(false)
  const reached = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'sent',
      (error: Error) => error.message,
    ),
  )
  expect(reached).toMatch(/Failed to fetch|not supported/)

  const address = page.url()
  await page.evaluate(() => {
    window.location.href = 'https://example.org/'
  })
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
  await page.waitForTimeout(500)
  expect(page.url()).toBe(address)
  expect(app.windows()).toHaveLength(1)
  const granted = await page.evaluate(() => Notification.requestPermission())
  expect(granted).toBe('denied')
  await quit()
  await removeFolder(dataDir)
})

test('main refuses messages that do not fit the contract, and commands that carry the key', async () => {
  const { page, quit, dataDir } = await launch()
  const reply = await page.evaluate(() => window.reeldrop.call('addPaths', { paths: [], indexId: 'x' }))
  expect(reply).toMatchObject({ ok: false, failure: { code: 'wrong_usage' } })
  const stolen = await page.evaluate(() =>
    window.reeldrop.call('connect', { apiKey: 'x', baseUrl: 'http://127.0.0.1:9' }).then(
      () => 'answered',
      (error: Error) => error.message,
    ),
  )
  expect(stolen).toContain('No handler registered')
  await quit()
  await removeFolder(dataDir)
})

test('a window state that was damaged does not keep the window from opening, and a good one is used', async () => {
  const dataDir = await newFolder('data')
  await writeFile(join(dataDir, 'window.json'), '{"width": "wide"')
  const first = await launch({ dataDir })
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 600))
  await first.quit()
  const second = await launch({ dataDir })
  const size = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
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
  const children = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('engine.js') && line.includes(dataDir))
  expect(children).toHaveLength(1)
  const restarted = page.evaluate(
    () => new Promise((resolve) => window.reeldrop.on('notice', ({ failure }) => resolve(failure.code))),
  )
  process.kill(Number.parseInt(children[0] ?? '', 10), 'SIGKILL')
  expect(await restarted).toBe('engine_restarted')
  expect(await page.evaluate(() => window.reeldrop.call('getSettings', {}).then((reply) => reply.ok))).toBe(
    true,
  )
  expect(app.process().pid).toBe(main)
  await quit()
  await removeFolder(dataDir)
})
