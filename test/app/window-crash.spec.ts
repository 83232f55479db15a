/** The window's page crashes for real, once and again and again, and hangs: uploads go on, and it comes back where it was. */
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeOldClip } from '../engine/big-clip.ts'
import { readZip } from '../read-zip.ts'
import { launch, newFolder, removeFolder, resize, type RunningApp } from './launch.ts'

/** Enough for the list to be scrolled. */
const NOTES = 40
/** Sent so slowly that the clip is on its way through all tests, in pieces that come as often as anybody looks. */
const CLIP_BYTES = 60_000_000
const CHUNK_BYTES = 250_000
const BYTES_PER_SECOND = 500_000

let folder = ''
let platform: PracticeServer
let running: RunningApp
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await newFolder('window-crash')
  await mkdir(join(folder, 'notes'))
  await makeOldClip(join(folder, 'long take.mp4'), CLIP_BYTES)
  for (let n = 10; n < 10 + NOTES; n++) {
    const note = join(folder, 'notes', `take ${n}.mp4`)
    await writeFile(note, `no video ${n}`)
    // So long ago that nothing waits for it to be complete.
    await utimes(note, 1000, 1000)
  }
  platform = await startPracticeServer({
    stepMs: 50,
    chunkSizeBytes: CHUNK_BYTES,
    uploadRate: BYTES_PER_SECOND,
  })
  running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  const { app, page } = running
  await page.evaluate(
    async ({ key, indexId, paths }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId, reviewAbove: null })
      await window.reeldrop.call('addPaths', { paths, indexId, way: 'multipart' })
    },
    {
      key: platform.apiKey,
      indexId: platform.indexes[0]?._id ?? '',
      paths: [join(folder, 'long take.mp4'), join(folder, 'notes')],
    },
  )
  // Nobody answers the system's dialogs under Xvfb: what they ask is written down, and the test answers.
  await app.evaluate(
    ({ dialog, ipcMain, shell }, zip) => {
      const asked: Asked[] = []
      Object.assign(globalThis, { asked })
      // Electron has no public way to hear what is invoked.
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: unknown, args: unknown) => unknown>
      }
      const keep = handlers.get('reeldrop:keepWhereabouts')
      handlers.set('reeldrop:keepWhereabouts', (event, whereabouts) => {
        Object.assign(globalThis, { whereabouts })
        return keep?.(event, whereabouts)
      })
      dialog.showMessageBox = ((options: Electron.MessageBoxOptions) =>
        new Promise((answer) =>
          asked.push({ options, answer: (response) => answer({ response, checkboxChecked: false }) }),
        )) as typeof dialog.showMessageBox
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: zip })
      shell.showItemInFolder = () => undefined
    },
    join(folder, 'diagnostics.zip'),
  )
})
test.afterAll(async () => {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
})

interface Asked {
  options: Electron.MessageBoxOptions
  answer: (response: number) => void
}
declare const asked: Asked[]

/** Playwright's page ends with its process: from then on the window is read through main. Null while no page is there. */
const read = <T>(expression: string): Promise<T | null> =>
  running.app.evaluate(({ BrowserWindow }, script) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed() || contents.isLoadingMainFrame()) return null
    // A page that goes while it is asked never answers.
    const silence = new Promise<null>((done) => setTimeout(() => done(null), 1000))
    return Promise.race([contents.executeJavaScript(script) as Promise<never>, silence])
  }, expression)
const textOf = (selector: string) => read<string>(`document.querySelector('${selector}')?.textContent ?? ''`)
/** Kills the page's process, as a system short of memory does. */
const crash = async () =>
  process.kill(
    await running.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    ),
    'SIGKILL',
  )
const questions = () =>
  running.app.evaluate(() =>
    asked.map(({ options: { message, buttons, signal } }) => ({
      message,
      buttons,
      isOver: signal?.aborted ?? false,
    })),
  )
const answerLast = (response: number) =>
  running.app.evaluate((_, chosen) => asked.at(-1)?.answer(chosen), response)
const received = () =>
  platform.state().uploads[0]?.chunks.reduce((sum, chunk) => sum + (chunk.puts > 0 ? 1 : 0), 0) ?? 0

async function expectUploadsGoOn(): Promise<void> {
  const before = received()
  await expect.poll(received, { intervals: [50] }).toBeGreaterThan(before)
}

/** All that has to be the same before and after. */
const WHERE = `JSON.stringify({
  chip: document.querySelector('[data-testid^=chip-][aria-pressed=true]')?.dataset.testid,
  search: document.getElementById('search')?.value,
  sorted: document.querySelector('[aria-sort]')?.dataset.column,
  order: document.querySelector('[aria-sort]')?.getAttribute('aria-sort'),
  scrolled: document.querySelector('.clip-list')?.scrollTop,
  picked: [...document.querySelectorAll('.row[aria-selected=true]')].map((row) => row.dataset.name),
  details: document.querySelector('[data-testid=details]')?.ariaLabel,
  width: innerWidth,
})`

test('a page that crashes comes back where it was and says so, and uploads go on meanwhile', async () => {
  const { app, page } = running
  await resize(running, [900, 600])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.1))
  await page.getByTestId('search').fill('take')
  await page.getByTestId('chip-attention').click()
  await page.getByTestId('heading-clip').click()
  await expect(page.getByTestId('row').first()).toHaveAttribute('data-name', 'take 10.mp4')
  await page.locator('.clip-list').evaluate((list) => list.scrollTo(0, 600))
  await page.locator('[data-name="take 24.mp4"]').click()
  await page.locator('[data-name="take 26.mp4"]').click({ modifiers: ['Control'] })
  await expect(page.getByTestId('details')).toBeVisible()
  await expect.poll(received).toBeGreaterThan(0)
  const px = await page.locator('.clip-list').evaluate((list) => list.scrollTop)
  const anyId: unknown = expect.any(String)
  await expect
    .poll(() => app.evaluate(() => (globalThis as { whereabouts?: unknown }).whereabouts))
    .toMatchObject({ scrolled: { px }, opened: anyId, selection: { ids: [anyId, anyId] } })
  const before = await read<string>(WHERE)
  expect(before).toContain('"picked":["take 24.mp4","take 26.mp4"]')

  await crash()
  await expectUploadsGoOn()
  await expect.poll(() => read(WHERE), { intervals: [50] }).toBe(before)
  await expect
    .poll(() => textOf('[data-testid=notice]'))
    .toBe('The window crashed and was opened again; uploads went on meanwhile.')
  expect(await questions()).toEqual([])
})

test('one that crashes three times within a minute is asked about, with diagnostics at hand, and begins anew', async () => {
  await crash()
  await expect.poll(() => read<string>(WHERE)).toContain('"search":"take"')
  await crash()
  await expect.poll(questions, { intervals: [50] }).toHaveLength(1)
  expect((await questions())[0]).toMatchObject({
    message: 'The window of Reeldrop crashed three times within a minute.',
    buttons: ['Reload', 'Export diagnostics…', 'Quit'],
  })
  await expectUploadsGoOn()
  expect(await read(WHERE)).toBeNull()

  await answerLast(1)
  await expect.poll(questions, { intervals: [50] }).toHaveLength(2)
  const files = await readZip(join(folder, 'diagnostics.zip'))
  expect(files.get('logs/main.log')).toContain('window: its process is gone')
  await answerLast(0)
  await expect.poll(() => read<string>(WHERE)).toContain('"chip":"chip-all","search":""')
  expect(await questions()).toHaveLength(2)
})

test('one that does not answer is waited for or restarted, as the person wishes', async () => {
  const { app } = running
  // Chromium says so after half a minute in which it took no click; the page hangs for real.
  const tell = (what: 'unresponsive' | 'responsive') =>
    app.evaluate(
      ({ BrowserWindow }, event) => BrowserWindow.getAllWindows()[0]?.emit(event as 'responsive'),
      what,
    )
  await tell('unresponsive')
  await expect.poll(questions).toHaveLength(3)
  await tell('responsive')
  expect((await questions())[2]).toMatchObject({ buttons: ['Wait', 'Restart the window'], isOver: true })
  await answerLast(1)
  await expect.poll(() => textOf('[data-testid=notice]')).toContain('The window crashed')

  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    void contents?.executeJavaScript(`document.title = 'hung'; for (;;);`)
  })
  await tell('unresponsive')
  await expect.poll(questions).toHaveLength(4)
  await expectUploadsGoOn()
  await answerLast(1)
  await expect.poll(() => read('document.title')).toBe('Reeldrop')
  expect(await questions()).toHaveLength(4)
})

/** Drops a file or folder on the window, as the system does. */
const drop = (path: string) =>
  running.app.evaluate(async ({ BrowserWindow }, dropped) => {
    const debug = BrowserWindow.getAllWindows()[0]?.webContents.debugger
    debug?.attach()
    const data = { items: [], files: [dropped], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await debug?.sendCommand('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    }
    debug?.detach()
  }, path)
/** Draws the page anew, and waits for the list. */
async function reload(): Promise<void> {
  await expect.poll(() => read(`window.isOld = true`)).toBe(true)
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload())
  await expect.poll(() => read(`!window.isOld && document.querySelector('.row') !== null`)).toBe(true)
}

test('what was dropped and waits for an index is there again after a crash, until it is dismissed', async () => {
  const waiting = () => textOf('dialog .field-note')
  await expect
    .poll(() => read(`window.reeldrop.call('setSettings', { indexId: null })`))
    .toMatchObject({ ok: true })
  await reload()
  await mkdir(join(folder, 'more'))
  await drop(join(folder, 'more'))
  await expect.poll(waiting).toContain('1 dropped path')

  await crash()
  await expect.poll(() => textOf('[data-testid=notice]')).toContain('The window crashed')
  await expect.poll(waiting).toContain('1 dropped path')

  await read(`document.querySelector('dialog .modal-head button').click()`)
  await expect.poll(waiting).toBe('')
  await reload()
  const kept = `window.reeldrop.call('takeOpened', { atStart: true }).then((reply) => reply.value.paths)`
  await expect.poll(() => read(kept)).toEqual([])
})
