/** The built app, and the blank one that it is measured against, on a display of their own. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openDisplay } from '../../main/dev/display.ts'
import { buildApp } from '../../main/dev/build.ts'
import { resolveElectron } from '../../main/dev/electron-runtime.ts'
import { launch, type RunningApp } from '../app/launch.ts'
import type { Platform, Scene } from './scene.ts'
import { seedHistory } from './seed.ts'

const BLANK = join(import.meta.dirname, 'peers/blank')
export const LIST = '[role="grid"]'
export const ROW = '[data-testid="row"]'

/** Builds the app and readies what it runs on. @returns what ends it */
export async function readyForWindows(): Promise<() => void> {
  await resolveElectron()
  await buildApp()
  const display = await openDisplay(undefined, true)
  if (display.name !== undefined) process.env['DISPLAY'] = display.name
  return () => display.close()
}

/** A data folder with a history of so many clips. */
export async function historyOf(scene: Scene, clips: number, { indexId }: Platform): Promise<string> {
  const dataDir = join(scene.folder, `history-${clips}`)
  await seedHistory(dataDir, clips, { id: indexId, name: 'Practice: search' })
  return dataDir
}

/** Starts the app; seconds until its first clip is drawn. */
export async function startApp(
  dataDir: string,
  platform: Platform,
): Promise<{ running: RunningApp; seconds: number }> {
  const env = { TWELVELABS_BASE_URL: platform.baseUrl }
  return await timed(() => launch({ dataDir, env }), ROW)
}

/** Starts the blank window; seconds until it is drawn. */
export async function startBlank(dataDir: string): Promise<{ running: RunningApp; seconds: number }> {
  return await timed(() => launch({ dataDir, app: BLANK }), '#tall')
}

async function timed(
  start: () => Promise<RunningApp>,
  drawn: string,
): Promise<{ running: RunningApp; seconds: number }> {
  const started = performance.now()
  const running = await start()
  // A locator looks ever more seldom, half a second apart in the end; this looks before every frame.
  await running.page.waitForFunction((selector) => document.querySelector(selector)?.checkVisibility(), drawn)
  return { running, seconds: (performance.now() - started) / 1000 }
}

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
