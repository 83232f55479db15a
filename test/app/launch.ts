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

const ROOT = resolve(import.meta.dirname, '../..')

export async function launch(
  options: { dataDir?: string; args?: string[]; env?: Record<string, string> } = {},
): Promise<RunningApp> {
  const dataDir = options.dataDir ?? (await newFolder('data'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Without an `executablePath`, Playwright takes the `electron` package, which follows ELECTRON_OVERRIDE_DIST_PATH,
  // and holds the app back until it has attached; with one, a window that opens too early hangs it now and then
  // (playwright issue 17765).
  const app = await _electron.launch({
    args: [...asRoot, ROOT, `--data-dir=${dataDir}`, ...(options.args ?? [])],
    env: { ...definedEnv(), ...options.env },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  const quit = async () => {
    const ended = app.waitForEvent('close')
    await app.evaluate(({ app: main }) => main.quit())
    await ended
  }
  return { app, page, dataDir, quit }
}

export const newFolder = (name: string) => mkdtemp(join(tmpdir(), `reeldrop-test-${name}-`))
export const removeFolder = (path: string) => rm(path, { recursive: true, force: true })

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
