/** The built app, and the blank one that it is measured against, on a display of their own. */
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { openDisplay } from '../../main/dev/display.ts'
import { buildApp } from '../../main/dev/build.ts'
import { resolveElectron } from '../../main/dev/electron-runtime.ts'
import { launch, type RunningApp } from '../app/launch.ts'
import type { Platform, Scene } from './scene.ts'
import { seedHistory } from './seed.ts'
import { secondsUntilDrawn } from './start.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const BLANK = join(import.meta.dirname, 'peers/blank')
export const LIST = '[role="grid"]'
export const ROW = '[data-testid="row"]'

/** Builds the app and readies what it runs on. @returns Electron, and what ends it all */
export async function readyForWindows(): Promise<{ executable: string; end: () => void }> {
  const { executable } = await resolveElectron()
  await buildApp()
  const display = await openDisplay(undefined, true)
  if (display.name !== undefined) process.env['DISPLAY'] = display.name
  return { executable, end: () => display.close() }
}

/** A data folder with a history of so many clips. */
export async function historyOf(scene: Scene, clips: number, { indexId }: Platform): Promise<string> {
  const dataDir = join(scene.folder, `history-${clips}`)
  await seedHistory(dataDir, clips, { id: indexId, name: 'Practice: search' })
  return dataDir
}

const envOf = (platform: Platform): Record<string, string> => ({ TWELVELABS_BASE_URL: platform.baseUrl })

/** Starts the app; returns once its first clip is drawn. */
export async function startApp(dataDir: string, platform: Platform): Promise<RunningApp> {
  const running = await launch({ dataDir, env: envOf(platform) })
  await running.page.waitForSelector(ROW)
  return running
}

/** Starts the blank window. */
export const startBlank = (dataDir: string): Promise<RunningApp> => launch({ dataDir, app: BLANK })

/** Seconds until the first clip is drawn. */
export const appStart = (executable: string, dataDir: string, platform: Platform): Promise<number> =>
  secondsUntilDrawn({ executable, app: ROOT, dataDir, env: envOf(platform) }, ROW)

/** Seconds until the blank window is drawn. */
export const blankStart = (executable: string, dataDir: string): Promise<number> =>
  secondsUntilDrawn({ executable, app: BLANK, dataDir }, '#tall')

/** What the process of the window holds in memory, in bytes, after what can be let go of was let go of. */
export async function windowMemory({ app, page }: RunningApp): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  const kilobytes = await app.evaluate(({ app: main, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    return main.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0
  })
  return kilobytes * 1024
}

/** Answers of `view` events in so many seconds. */
export async function viewsDuring(page: Page, seconds: number): Promise<number> {
  return await page.evaluate(async (ms) => {
    let views = 0
    const off = window.reeldrop.on('view', () => views++)
    await new Promise((done) => setTimeout(done, ms))
    off()
    return views
  }, seconds * 1000)
}
