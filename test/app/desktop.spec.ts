/** How the app lives on the desktop: files from outside, tray, notifications, login, theme, a facility's settings. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from '../engine/big-clip.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const AUTOSTART = join(process.env['XDG_CONFIG_HOME'] ?? '', 'autostart/reeldrop.desktop')

let folder = ''
let running: RunningApp
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await newFolder('desktop')
  for (const name of ['first.mp4', 'second.mp4', 'third.mp4'])
    await copyFile(await makeClip('h264'), join(folder, name))
  const preset = {
    settings: { plan: 'tier1', reviewAbove: 7 },
    locked: ['plan'],
    preferences: { theme: 'light' },
  }
  await writeFile(join(folder, 'preset.json'), JSON.stringify(preset))
  running = await launch({
    args: ['--practice', join(folder, 'first.mp4'), join(folder, 'not there.mp4')],
    env: { REELDROP_PRESET: join(folder, 'preset.json') },
  })
})
test.afterAll(async () => {
  await running.quit()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
})

const row = (name: string) => running.page.locator(`[data-testid="row"][data-name="${name}"]`)
const windowIs = (what: 'isVisible' | 'isFocused') =>
  running.app.evaluate(({ BrowserWindow }, asked) => BrowserWindow.getAllWindows()[0]?.[asked](), what)

test('a file named on the command line is queued, and what is not there is passed over', async () => {
  await expect(row('first.mp4')).toBeVisible({ timeout: 30_000 })
  await expect(row('not there.mp4')).toHaveCount(0)
})

/** Starts the app once more beside the running one; a relative path counts from where this is done. */
async function startAgain(...opened: string[]): Promise<void> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, ROOT, `--data-dir=${running.dataDir}`, ...opened]
  const second = spawn(running.app.process().spawnfile, args, { cwd: folder, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
}
const openPage = () => running.page.locator('.sidebar-page[aria-current="page"]')

test('a second start hands its files to the running app and ends', async () => {
  await startAgain('second.mp4')
  await expect(row('second.mp4')).toBeVisible()
})

test('a link shows a page of the running app, and one that asks for more does nothing', async () => {
  await startAgain('reeldrop://history')
  await expect(openPage()).toHaveAttribute('data-testid', 'page-history')
  await startAgain('reeldrop://settings/key?value=tlk_1')
  await expect(openPage()).toHaveAttribute('data-testid', 'page-history')
})

test('every page of the daily work is in the menu, with a key of its own', async () => {
  const entries = await running.app.evaluate(({ Menu }) => {
    const pages = (Menu.getApplicationMenu()?.items ?? [])
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .filter(({ id }) => String(id).startsWith('page-'))
    return pages.map(({ id, accelerator }) => ({ id, accelerator: String(accelerator) }))
  })
  expect(entries.map(({ accelerator }) => accelerator)).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((digit) => `CmdOrCtrl+${digit}`),
  )
  for (const { id } of [...entries].reverse()) {
    await running.app.evaluate(({ Menu }, entry) => {
      Menu.getApplicationMenu()?.getMenuItemById(entry)?.click()
    }, id)
    await expect(openPage()).toHaveAttribute('data-testid', id)
  }
})

test("a facility's settings are begun with, and a locked one cannot be changed", async () => {
  const { page } = running
  await page.getByTestId('page-settings').click()
  await expect(page.getByTestId('plan')).toHaveValue('tier1')
  await expect(page.getByTestId('plan')).toBeDisabled()
  await expect(page.getByTestId('locked-plan')).toHaveText('Set by your facility.')
  await expect(page.getByTestId('review-above')).toHaveValue('7')
  const refused = await page.evaluate(() => window.reeldrop.call('setSettings', { plan: 'off' }))
  expect(refused).toMatchObject({ ok: false, failure: { code: 'setting_locked' } })
  await page.getByTestId('review-above').fill('9')
  await page.getByTestId('review-above').press('Enter')
  await expect(page.getByTestId('review-above')).toHaveValue('9')
})

test('settings are found by their words, and Escape shows all of them again', async () => {
  const { page } = running
  await page.getByTestId('settings-search').fill('hash')
  await expect(page.getByTestId('full-hash')).toBeVisible()
  await expect(page.getByTestId('bandwidth')).toHaveCount(0)
  await page.getByTestId('settings-search').fill('zebra')
  await expect(page.getByText('No setting matches “zebra”.')).toBeVisible()
  await page.getByTestId('settings-search').press('Escape')
  await expect(page.getByTestId('bandwidth')).toBeVisible()
})

test('the theme is the one that was chosen, in the window and for the system', async () => {
  const { page, app } = running
  // Playwright has the page prefer light unless it is told not to.
  await page.emulateMedia({ colorScheme: null })
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await expect(page.getByTestId('theme')).toHaveValue('light')
  expect(await isDark()).toBe(false)
  await page.getByTestId('theme').selectOption('dark')
  await expect.poll(isDark).toBe(true)
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  const kept: unknown = JSON.parse(await readFile(join(running.dataDir, 'preferences.json'), 'utf8'))
  expect(kept).toMatchObject({ theme: 'dark' })
})

test('the app starts at login when that is wanted, hidden, and no longer when it is not', async () => {
  const { page } = running
  await page.getByTestId('start-at-login').click()
  await expect.poll(() => readFile(AUTOSTART, 'utf8').catch(() => '')).toContain('"--hidden"')
  await page.getByTestId('start-at-login').click()
  await expect
    .poll(() =>
      stat(AUTOSTART).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false)
})

test('closing the window leaves the app at work where that is wanted, and a start shows it again', async () => {
  const { page, app } = running
  await page.getByTestId('keep-running').click()
  await expect(page.getByTestId('keep-running')).toBeChecked()
  // The switch is there ahead of main, which has the wish once it answers what came after it.
  const kept = await page.evaluate(() => window.reeldrop.call('preferences', {}))
  expect(kept).toMatchObject({ value: { preferences: { keepRunning: true } } })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => windowIs('isVisible')).toBe(false)
  await app.evaluate(({ app: main }) => main.emit('activate'))
  await expect.poll(() => windowIs('isVisible')).toBe(true)
  await page.getByTestId('keep-running').click()
})

test('a batch that ends while nobody looks is told of once, and the taskbar follows its bytes', async () => {
  const { page, app } = running
  await page.getByTestId('page-queue').click()
  for (const chip of ['chip-active', 'chip-waiting'])
    await expect(page.getByTestId(chip)).toContainText('0', { timeout: 60_000 })
  // No notification service and no taskbar run under Xvfb: what would be handed to them is written down instead.
  await app.evaluate(({ BrowserWindow, Notification }) => {
    const told = { bodies: [] as string[], progress: [] as number[] }
    Object.assign(globalThis, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      told.bodies.push(this.body)
    }
    BrowserWindow.prototype.setProgressBar = (share: number) => void told.progress.push(share)
    BrowserWindow.getAllWindows()[0]?.blur()
  })
  await expect.poll(() => windowIs('isFocused')).toBe(false)
  const more = join(folder, 'more')
  await mkdir(more)
  await makeBigClip(await makeClip('hevc'), join(more, 'fourth.mp4'), 6_000_000)
  await page.evaluate(
    async (paths) => {
      const settings = await window.reeldrop.call('setSettings', { bytesPerSecond: 3_000_000 })
      const indexId = settings.ok ? (settings.value.indexId ?? '') : ''
      await window.reeldrop.call('addPaths', { paths, indexId })
    },
    [more],
  )
  const told = () =>
    app.evaluate(() => (globalThis as unknown as { told: { bodies: string[]; progress: number[] } }).told)
  await expect
    .poll(async () => (await told()).bodies, { timeout: 30_000 })
    .toEqual(['Batch finished: 1 ready.'])
  const { progress } = await told()
  expect(progress.some((share) => share > 0 && share < 1)).toBe(true)
  expect(progress.at(-1)).toBe(-1)
})
