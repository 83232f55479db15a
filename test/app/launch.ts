/** Starts the built app on a real Electron, each with a user data folder of its own unless one is handed in. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export interface RunningApp {
  app: ElectronApplication
  page: Page
  dataDir: string
  /** Quits as a person would. */
  quit: () => Promise<void>
}

/** A window is there within a second or two; ms. */
const WINDOW_MS = 15_000
const LAUNCHES = 3

const ROOT = resolve(import.meta.dirname, '../..')

/** @param options.app another program for the same Electron than the built app */
export async function launch(
  options: { dataDir?: string; args?: string[]; env?: Record<string, string>; app?: string } = {},
): Promise<RunningApp> {
  const dataDir = options.dataDir ?? (await newFolder('data'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Without an `executablePath`, Playwright takes the `electron` package, which follows ELECTRON_OVERRIDE_DIST_PATH,
  // and holds the app back until it has attached; with one, a window that opens too early hangs it now and then
  // (playwright issue 17765).
  const { app, page } = await withWindow(() =>
    _electron.launch({
      args: [...asRoot, options.app ?? ROOT, `--data-dir=${dataDir}`, ...(options.args ?? [])],
      env: { ...definedEnv(), ...options.env },
    }),
  )
  const quit = async () => {
    const ended = app.waitForEvent('close')
    await app.evaluate(({ app: main }) => main.quit())
    await ended
  }
  return { app, page, dataDir, quit }
}

/**
 * Launches until Playwright sees the window and its page: now and then it misses that one was opened or loaded. Whether it was, the app itself is
 * asked: one that has opened none fails.
 */
async function withWindow(
  start: () => Promise<ElectronApplication>,
): Promise<{ app: ElectronApplication; page: Page }> {
  for (let launches = 1; ; launches++) {
    const app = await start()
    try {
      const page = await app.firstWindow({ timeout: WINDOW_MS })
      await page.waitForLoadState('load', { timeout: WINDOW_MS })
      return { app, page }
    } catch (error) {
      const opened = await windowsOf(app)
      console.warn(`Playwright saw no window of ${opened} that the app had opened (launch ${launches})`)
      app.process().kill('SIGKILL')
      if (opened === 0 || launches === LAUNCHES) throw error
    }
  }
}

/**
 * Resizes the page, and waits until it is so: the system does that in its own time.
 *
 * @param size of its content, px
 * @param zoom by which less fits into it
 */
export async function resize(
  { app, page }: Pick<RunningApp, 'app' | 'page'>,
  size: readonly [width: number, height: number],
  zoom = 1,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  )
  await page.waitForFunction(
    ([width, height]) => innerWidth === width && innerHeight === height,
    size.map((length) => length / zoom),
  )
}

/** How many windows the app says that it has; 0 when it does not answer. */
async function windowsOf(app: ElectronApplication): Promise<number> {
  const silence = new Promise<number>((done) => setTimeout(() => done(0), 5000))
  const count = app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  return await Promise.race([count, silence])
}

export const newFolder = (name: string) => mkdtemp(join(tmpdir(), `reeldrop-test-${name}-`))
export const removeFolder = (path: string) => rm(path, { recursive: true, force: true })

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
