/** The main job in front of a user: a folder of twelve real clips is dropped on the window. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test, type Page } from '@playwright/test'
import type { ItemRow } from '../../shared/item.ts'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import { makeTree, type Clip } from '../clips/make.ts'
import { allClips } from './all-clips.ts'
import { launch, newFolder, removeFolder } from './launch.ts'

let folder = ''
let clips: { good: Clip[]; bad: Clip[] } = { good: [], bad: [] }
let platform: PracticeServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await newFolder('batch')
  clips = await makeTree(join(folder, 'footage'))
  platform = await startPracticeServer({ stepMs: 100, chunkSizeBytes: 64 * 1024 })
})
test.afterAll(async () => {
  await platform.close()
  await removeFolder(folder)
})

test('a dropped folder ends as seven ready and five refused, survives a restart, and is never sent twice', async () => {
  const dataDir = join(folder, 'data')
  const env = { TWELVELABS_BASE_URL: platform.baseUrl }
  await prepare(dataDir, env)

  const first = await launch({ dataDir, env })
  await drop(first.page, [join(folder, 'footage')])
  await expect.poll(() => countStates(first.page), { timeout: 90_000 }).toEqual({ ready: 7, refused: 5 })
  const rows = await rowsOf(first.page)
  const byPath = new Map(rows.map((row) => [row.path, row]))
  for (const clip of clips.good) expect(byPath.get(clip.path)?.state, clip.path).toBe('ready')
  for (const clip of clips.bad) {
    const row = byPath.get(clip.path)
    expect(row?.state, clip.path).toBe('refused')
    expect(row?.problems.map((problem) => problem.code)).toContain(clip.code)
    expect(row?.bytesSent).toBe(0)
  }
  await first.page.screenshot({ path: 'test-results/batch.png' })

  const received = () =>
    [...platform.state().assets, ...platform.state().tasks].map((thing) => thing.sha256).sort()
  const sources = await Promise.all(clips.good.map((clip) => sha256(clip.path)))
  expect(received()).toEqual(sources.sort())
  const sent = [...platform.state().assets, ...platform.state().uploads].map((thing) => thing.filename)
  for (const clip of clips.bad) expect(sent).not.toContain(basename(clip.path))
  await first.quit()

  platform.resetLog()
  const second = await launch({ dataDir, env })
  await expect.poll(() => countStates(second.page)).toEqual({ ready: 7, refused: 5 })
  await drop(second.page, [join(folder, 'footage')])
  await expect(second.page.getByText(/already/i).first()).toBeVisible()
  await second.page.waitForTimeout(2_000)
  expect(await countStates(second.page)).toEqual({ ready: 7, refused: 5 })
  expect(platform.requests().filter((request) => request.method !== 'GET')).toEqual([])
  expect(received()).toEqual(sources)
  await second.quit()
})

/** A key in the keychain and a chosen index, so that the window opens ready for drops. */
async function prepare(dataDir: string, env: Record<string, string>): Promise<void> {
  const { page, quit } = await launch({ dataDir, env })
  const given = { key: platform.apiKey, indexId: platform.indexes[0]?._id ?? '' }
  const done = await page.evaluate(async ({ key, indexId }) => {
    const set = await window.reeldrop.call('setKey', { key, keep: 'keychain' })
    const chosen = await window.reeldrop.call('setSettings', { indexId })
    return set.ok && set.value.ok && chosen.ok
  }, given)
  expect(done).toBe(true)
  await quit()
}

/** A real drop of files of this machine, as the system delivers it. */
async function drop(page: Page, files: string[]): Promise<void> {
  await expect(page.getByText(/drop/i).first()).toBeVisible()
  const session = await page.context().newCDPSession(page)
  const at = await page.evaluate(() => ({ x: window.innerWidth / 2, y: window.innerHeight / 2 }))
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await session.detach()
}

async function rowsOf(page: Page): Promise<ItemRow[]> {
  const reply = await allClips(page)
  if (!reply.ok) throw new Error(reply.failure.message)
  return reply.value.rows
}

async function countStates(page: Page): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { state } of await rowsOf(page)) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
