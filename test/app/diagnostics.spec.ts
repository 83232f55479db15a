/** The way of a diagnostics file through the real app: from the menu and the page of settings to a zip on the disk. */
import { expect, test } from '@playwright/test'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readZip } from '../read-zip.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

const PRELOAD = resolve(import.meta.dirname, '../../out/preload/index.cjs')

/** Has the system's dialog choose a file, and notes what the file manager is asked to show. */
async function answerDialog({ app }: RunningApp, path: string): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog, shell }, filePath) => {
    const shown: string[] = []
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    shell.showItemInFolder = (one) => void shown.push(one)
    Object.assign(globalThis, { shown })
  }, path)
  return () => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)
}

const chooseInMenu = ({ app }: RunningApp) =>
  app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('diagnostics')?.click()
  })

/** Another window with the app's page: whatever it asks is refused, which is a warning in the log. */
const askFromElsewhere = ({ app }: RunningApp) =>
  app.evaluate(async ({ BrowserWindow }, preload) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await other.loadURL('app://reeldrop/index.html')
    await other.webContents.executeJavaScript("window.reeldrop.call('keyStatus', {})")
    other.destroy()
  }, PRELOAD)

test('the menu exports diagnostics: a zip that tells of itself, with the log and the state of the database', async () => {
  const running = await launch()
  const target = await newFolder('diagnostics')
  const path = join(target, 'out.zip')
  const shown = await answerDialog(running, path)
  await running.page.evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault of the page in /Volumes/Secret wedding/clip.mov')
    })
  })
  await expect
    .poll(() => readFile(join(running.dataDir, 'logs/main.log'), 'utf8').catch(() => ''))
    .toContain('window: Uncaught Error: a fault of the page')
  await chooseInMenu(running)
  await running.page.getByTestId('diagnostics-save').click()
  await expect.poll(shown).toEqual([path])
  await expect(running.page.getByTestId('diagnostics-save')).toHaveCount(0)
  const files = await readZip(path)
  expect(files.get('README.txt')).toContain('Read these files before you send them')
  expect(JSON.parse(files.get('counts.json') ?? '')).toMatchObject({
    clipsByState: {},
    database: { integrity: 'ok' },
  })
  expect(JSON.parse(files.get('settings.json') ?? '')).toMatchObject({ preferences: { logLevel: 'info' } })
  expect(files.get('logs/main.log')).toContain('a fault of the page in …')
  expect(files.get('logs/main.log')).not.toContain('wedding')
  expect((await stat(path)).mode & 0o777).toBe(0o600)

  await chooseInMenu(running)
  await running.page.getByTestId('with-names').check()
  await running.page.getByTestId('diagnostics-save').click()
  await expect.poll(shown).toEqual([path, path])
  expect((await readZip(path)).get('logs/main.log')).toContain('Secret wedding')
  await running.quit()
  await removeFolder(running.dataDir)
  await removeFolder(target)
})

test('the level of the log is chosen in the settings and holds at once', async () => {
  const running = await launch()
  const path = join(running.dataDir, 'logs/main.log')
  const log = () => readFile(path, 'utf8').catch(() => '')
  await running.page.evaluate(() => window.reeldrop.call('setPreferences', { logLevel: 'error' }))
  await askFromElsewhere(running)
  await running.page.evaluate(() => {
    console.error('a fault of the page')
  })
  await expect.poll(log).toContain('a fault of the page')
  expect(await log()).not.toContain('keyStatus refused')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await running.page.evaluate(() => window.reeldrop.call('setPreferences', { logLevel: 'warn' }))
  await askFromElsewhere(running)
  await expect.poll(log).toContain('keyStatus refused')
  await running.quit()
  await removeFolder(running.dataDir)
})
