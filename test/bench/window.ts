import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningApp } from '../app/launch.ts'
import { ALL_CLIPS } from '../app/all-clips.ts'
import type { Figure } from './figures.ts'
import { percentile, scrollFrames, type FrameTimes } from './frames.ts'
import { Scene, type Platform } from './scene.ts'
import { makeWideTree } from './tree.ts'
import { typeSearches } from './typing.ts'
import {
  appStart,
  blankStart,
  historyOf,
  LIST,
  readyForWindows,
  startApp,
  startBlank,
  viewsDuring,
  windowMemory,
} from './window-app.ts'

const UPLOADS = 8
const MANY = 100_000
const FEW = 100
/** As fast as eight uploads may go, so that they last, in bytes per second. */
const UPLOAD_RATE = 40_000_000
/** What people type: parts of names, folders and reasons, from one letter to a whole sentence. */
const SEARCHES = [
  'H',
  'ha',
  'harbour',
  'take 99',
  'day 57',
  'too short',
  'drone take 4',
  'needs at least 4 s',
  'zebra',
]

/** The window on a history of 100,000 clips while eight uploads run, against a blank window and against a history of 100. */
export async function windowBench(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  const { executable, end } = await readyForWindows()
  try {
    const platform = await scene.platform('--upload-rate', String(UPLOAD_RATE))
    const many = await historyOf(scene, quick ? 2000 : MANY, platform)
    const few = await historyOf(scene, FEW, platform)
    return [
      ...(await starts(scene, platform, { executable, many }, quick ? 1 : 9)),
      ...(await use(scene, platform, { many, few }, quick ? 1 : 5)),
    ]
  } finally {
    end()
    await scene.close()
  }
}

async function starts(
  scene: Scene,
  platform: Platform,
  { executable, many }: { executable: string; many: string },
  rounds: number,
): Promise<Figure[]> {
  const ours: number[] = []
  const blank: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const peer = await blankStart(executable, join(scene.folder, 'blank'))
    const own = await appStart(executable, many, platform)
    // The first of each reads its program from the disk.
    if (round === 0) continue
    blank.push(peer)
    ours.push(own)
  }
  const goal = { ratio: 1.4, sense: 'atMost' } as const
  return [{ name: 'window, start', unit: 's', ours, peer: { name: 'blank window', values: blank }, goal }]
}

async function use(
  scene: Scene,
  platform: Platform,
  histories: { many: string; few: string },
  seconds: number,
): Promise<Figure[]> {
  const blank = await startBlank(join(scene.folder, 'blank'))
  const peer = await scrollFrames(blank.page, '#scroller', seconds)
  await blank.quit()

  const few = await startApp(histories.few, platform)
  await upload(scene, few, platform)
  await scrollFrames(few.page, LIST, seconds)
  const fewBytes = await windowMemory(few)
  await few.quit()

  const running = await startApp(histories.many, platform)
  await upload(scene, running, platform)
  const views = await viewsDuring(running.page, seconds)
  const frames = await scrollFrames(running.page, LIST, seconds)
  const searches = await typeSearches(running.page, [...SEARCHES, ...SEARCHES])
  const manyBytes = await windowMemory(running)
  const blocks = await blockDuringDrop(scene, running, platform)
  await running.quit()
  return [
    ...frameFigures(frames, peer),
    atMost('window, views a second', '', [views / seconds], 'allowed', 10, 1),
    atMost('window, memory at 100,000 clips', 'MB', [manyBytes / 1e6], 'at 100 clips', fewBytes / 1e6, 1.3),
    atMost(
      'window, letter of a search until its list is painted, p95',
      'ms',
      [percentile(searches, 95)],
      'allowed',
      100,
      1,
    ),
    atMost('window, longest block of main in a drop of 10,000 files', 'ms', [blocks], 'allowed', 50, 1),
  ]
}

function frameFigures(ours: FrameTimes, peer: FrameTimes): Figure[] {
  return (['wheel', 'drag'] as const).map((how) =>
    atMost(
      `window, frame by ${how}, p95`,
      'ms',
      [percentile(ours[how], 95)],
      'blank page',
      percentile(peer[how], 95),
      1.3,
    ),
  )
}

function atMost(
  name: string,
  unit: string,
  ours: number[],
  peerName: string,
  peer: number,
  ratio: number,
): Figure {
  return { name, unit, ours, peer: { name: peerName, values: [peer] }, goal: { ratio, sense: 'atMost' } }
}

/** Eight large files on their way; returns once bytes leave. */
async function upload(scene: Scene, { page }: RunningApp, platform: Platform): Promise<void> {
  const paths: string[] = []
  for (let n = 0; n < UPLOADS; n++)
    paths.push(await scene.sparseClip(`upload ${n}.mp4`, 3_000_000_000 + n * 16))
  await page.evaluate(
    async ({ apiKey, indexId, paths, uploads }) => {
      await window.reeldrop.call('setKey', { key: apiKey, keep: 'session' })
      await window.reeldrop.call('setSettings', { uploadsAtOnce: uploads, fullHash: false })
      await window.reeldrop.call('addPaths', { paths, indexId, way: 'multipart' })
    },
    { ...platform, paths, uploads: UPLOADS },
  )
  await page.waitForFunction(
    async ({ query, uploads }) => {
      const view = await window.reeldrop.call('openView', query)
      return view.ok && view.value.totals.uploadsActive >= uploads && view.value.totals.speed !== null
    },
    { query: { ...ALL_CLIPS, filter: 'active', limit: 1 } as const, uploads: UPLOADS },
    { timeout: 60_000, polling: 500 },
  )
}

/** The longest time for which main's event loop was held up while 10,000 files were taken in, in ms. */
async function blockDuringDrop(scene: Scene, { app, page }: RunningApp, platform: Platform): Promise<number> {
  const root = join(scene.folder, 'drop')
  await mkdir(root)
  await makeWideTree(root, 10_000)
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    Object.assign(globalThis, { delay })
  })
  await page.evaluate(({ indexId, root }) => window.reeldrop.call('addPaths', { paths: [root], indexId }), {
    ...platform,
    root,
  })
  return await app.evaluate(() => {
    const { delay } = globalThis as unknown as { delay: { max: number; disable: () => void } }
    delay.disable()
    return delay.max / 1e6
  })
}
