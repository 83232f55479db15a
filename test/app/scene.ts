/**
 * An app with a little of everything, always the same: clips in every state that a queue at rest can have, a watch
 * folder, and what the platform then holds. For what looks at views instead of at what they do.
 */
import { copyFile, mkdir, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { h264 } from '../clips/recipes.ts'
import { startTinyproxy } from '../real-proxies.ts'
import { launch, newFolder, removeFolder, type RunningApp } from './launch.ts'

export interface Scene extends RunningApp {
  platform: PracticeServer
  /** Holds `Footage`. */
  folder: string
  close: () => Promise<void>
}

const DRONE = 'Drone 0007.mp4'
const STUCK = 'A001_C005 Interview take 2.mp4'

/** In this order, one after another, so that lists by time have the same order each time. */
const CLIPS: readonly (readonly [name: string, make: () => Promise<string>, state: string])[] = [
  ['A001/A001_C003 Interview with the harbour master.mp4', () => h264('1280x720', 6), 'ready'],
  ['A001/A001_C004 Harbour, wide.mov', () => makeClip('hevc'), 'ready'],
  ['A001/A001_C001 Slate.mp4', () => makeClip('tooShort'), 'refused'],
  ['B-cam/B002_C011 Phone, vertical.mp4', () => makeClip('portrait'), 'ready'],
  ['B-cam/B002_C012 Thumbnail.mp4', () => makeClip('tooSmall'), 'refused'],
  [`Drone/${DRONE}`, () => makeClip('av1'), 'failed'],
]
const WAITING: readonly (readonly [name: string, make: () => Promise<string>])[] = [
  [`A001/${STUCK}`, () => h264('640x360', 8)],
  ['A001/A001_C006 Room tone.mp4', () => h264('640x360', 9)],
  ['Drone/Drone 0008.webm', () => makeClip('vp9')],
]

/**
 * Starts it with a key, three clips ready, two refused, one failed, two waiting and one cancelled; nothing moves.
 * @param options.folder where, for who needs the same paths in the window each time; nobody else may work there meanwhile
 */
export async function openScene(
  options: { folder?: string; env?: Record<string, string> } = {},
): Promise<Scene> {
  const folder = options.folder ?? (await newFolder('scene'))
  await removeFolder(folder)
  const platform = await startPracticeServer({
    stepMs: 50,
    faults: [{ kind: 'assetFails', match: { filename: DRONE } }],
  })
  const running = await launch({
    dataDir: join(folder, 'data'),
    env: { TWELVELABS_BASE_URL: platform.baseUrl, ...options.env },
  })
  const { page } = running
  const indexId = platform.indexes[1]?._id ?? ''
  await page.evaluate(
    async ({ key, indexId }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId, reviewAbove: null })
    },
    { key: platform.apiKey, indexId },
  )
  await page.reload()
  for (const [name, make, state] of CLIPS) {
    await add(page, await put(folder, name, await make()), indexId)
    await expect(row(page, name)).toHaveAttribute('data-state', state, { timeout: 30_000 })
  }
  // In the way of what is looked at.
  const finished = page.getByTestId('finished')
  await expect(finished).toContainText(DRONE)
  await finished.getByRole('button').last().click()
  await page.evaluate(() => window.reeldrop.call('setPaused', { paused: true }))
  for (const [name, make] of WAITING) {
    await add(page, await put(folder, name, await make()), indexId)
    await expect(row(page, name)).toHaveAttribute('data-state', 'waiting')
  }
  await row(page, `A001/${STUCK}`).click({ button: 'right' })
  await page.getByTestId('menu-cancel').click()
  await expect(row(page, `A001/${STUCK}`)).toHaveAttribute('data-state', 'cancelled')
  await page.getByTestId('toast').getByRole('button').last().click()
  // Cancelled by hand, with nothing else in its drop: no word of an end.
  await expect(finished).toHaveCount(0)
  await watch(page, join(folder, 'From the set'), indexId)
  const close = async () => {
    await running.quit()
    await platform.close()
    await removeFolder(folder)
  }
  return { ...running, platform, folder, close }
}

/** A first start, behind a proxy that wants a login, as some facilities have. */
export async function openFirstRun(): Promise<Scene> {
  const folder = await newFolder('scene')
  const proxy = await startTinyproxy({ login: { user: 'editor', password: 'correct-horse' } })
  const platform = await startPracticeServer({ stepMs: 50 })
  const running = await launch({
    dataDir: join(folder, 'data'),
    env: { TWELVELABS_BASE_URL: platform.baseUrl },
    args: [`--proxy-server=${proxy.address}`, '--proxy-bypass-list=<-loopback>'],
  })
  const close = async () => {
    await running.quit()
    await platform.close()
    await proxy.close()
    await removeFolder(folder)
  }
  return { ...running, platform, folder, close }
}

/** Puts a clip below the scene's `Footage`, as old as if it had lain there for a minute. @returns where */
export async function put(folder: string, name: string, clip: string): Promise<string> {
  const path = join(folder, 'Footage', name)
  const before = new Date(Date.now() - 60_000)
  await mkdir(dirname(path), { recursive: true })
  await copyFile(clip, path)
  await utimes(path, before, before)
  return path
}

export async function add(page: Page, path: string, indexId: string): Promise<void> {
  await page.evaluate((about) => window.reeldrop.call('addPaths', about), { paths: [path], indexId })
}

/** @param name of a clip, with or without the folders above it */
export const row = (page: Page, name: string) =>
  page.locator(`[data-testid="row"][data-name="${name.split('/').at(-1) ?? name}"]`)

async function watch(page: Page, path: string, indexId: string): Promise<void> {
  await mkdir(path)
  const added = await page.evaluate((about) => window.reeldrop.call('addWatch', { ...about, way: 'auto' }), {
    path,
    indexId,
  })
  expect(added).toMatchObject({ ok: true })
}
