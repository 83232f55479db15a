/** How the window comes to be there: what is asked before its page is, when it is shown, and what is said of all that. */
import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { startPracticeServer } from '../../main/practice/server.ts'
import type { Reply } from '../../shared/contract.ts'
import type { View } from '../../shared/view.ts'
import { makeClip } from '../clips/make.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

const ROOT = resolve(import.meta.dirname, '../..')

const isVisible = ({ app }: RunningApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())

test('the window shows itself once it is drawn, and nothing about the start goes wrong', async () => {
  const running = await launch()
  await expect(running.page.getByText('Try it without a key')).toBeVisible()
  await expect.poll(() => isVisible(running)).toBe(true)
  await running.quit()
  const log = await readFile(join(running.dataDir, 'logs/main.log'), 'utf8').catch(() => '')
  expect(log.split('\n').filter((line) => /\[(warn|error)\]/.test(line))).toEqual([])
  await removeFolder(running.dataDir)
})

test('where the rest of main comes late, its engine is heard and its pictures are shown all the same', async () => {
  const app = await newFolder('app')
  for (const name of ['out', 'package.json']) await cp(join(ROOT, name), join(app, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'))
  const main = join(app, 'out/main')
  const [rest] = (await readdir(main)).filter((name) => name.startsWith('app-'))
  const code = await readFile(join(main, rest ?? ''), 'utf8')
  await writeFile(join(main, rest ?? ''), `await new Promise((done) => setTimeout(done, 2000))\n${code}`)
  const running = await launch({ app })
  await expect(running.page.getByText('Try it without a key')).toBeVisible()
  await expect.poll(() => isVisible(running)).toBe(true)
  await running.page.getByText('Try it without a key').click()
  const pictures = running.page.getByTestId('row').locator('img')
  const widths = () =>
    pictures.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth))
  await expect.poll(async () => (await widths()).filter((width) => width > 0).length).toBe(3)
  await running.quit()
  await removeFolder(running.dataDir)
  await removeFolder(app)
})

test('a start in the background stays there, also where the window was maximized, until it is wanted', async () => {
  const dataDir = await newFolder('data')
  await writeFile(join(dataDir, 'window.json'), '{ "width": 1000, "height": 700, "maximized": true }')
  const running = await launch({ dataDir, args: ['--hidden'] })
  await expect(running.page.getByText('Try it without a key')).toBeAttached()
  // Longer than a window that is to be shown waits for its page.
  await running.page.waitForTimeout(600)
  expect(await isVisible(running)).toBe(false)
  await running.app.evaluate(({ app }) => app.emit('activate'))
  await expect.poll(() => isVisible(running)).toBe(true)
  await running.quit()
  await removeFolder(dataDir)
})

test('the first list is asked for once, ahead of the page, and what is told meanwhile is what the page shows', async () => {
  const platform = await startPracticeServer({})
  const running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  const { app, page } = running
  await page.evaluate(
    async ({ key, indexId, path }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId })
      await window.reeldrop.call('setPaused', { paused: true })
      await window.reeldrop.call('addPaths', { paths: [path], indexId })
    },
    { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '', path: await makeClip('h264') },
  )
  await expect(page.getByTestId('row')).toHaveAttribute('data-state', 'waiting')
  await app.evaluate(({ ipcMain }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    // Electron has no public way to hear what is invoked.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<
        string,
        (event: Electron.IpcMainInvokeEvent, query: unknown) => Promise<Reply<View>>
      >
    }
    const open = handlers.get('reeldrop:openView')
    handlers.set('reeldrop:openView', async (event, query) => {
      const reply = await open?.(event, query)
      if (!reply?.ok) throw new Error('There is no list.')
      const told = {
        ...reply.value,
        rows: reply.value.rows.map((row) => ({ ...row, name: 'Told meanwhile.mp4' })),
      }
      if (asked.push(query) === 1) event.sender.send('reeldrop:event', 'view', told)
      return reply
    })
  })
  await page.reload()
  await expect(page.getByTestId('row')).toContainText('Told meanwhile')
  expect(await app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked.length)).toBe(1)
  await running.quit()
  await platform.close()
  await removeFolder(running.dataDir)
})
