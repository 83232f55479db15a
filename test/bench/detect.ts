import { join } from 'node:path'
import { makeClip } from '../clips/make.ts'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'

/** Time from the last byte of a clip in a watch folder until it is queued, beyond the settling time: 95 of 100 clips. */
export async function detect(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform()
    const about = {
      ...platform,
      dataDir: join(scene.folder, 'data'),
      root: join(scene.folder, 'watched'),
      clip: await makeClip('h264'),
      arrivals: quick ? 20 : 500,
    }
    const { p95 = Number.NaN, median = Number.NaN } = await scene.script('detect-ours.ts', about)
    console.log(`detect: half of the clips within ${median} ms`)
    const peer = { name: 'allowed', values: [300] }
    return [{ name: 'detect', unit: 'ms', ours: [p95], peer, goal: { ratio: 1, sense: 'atMost' } }]
  } finally {
    await scene.close()
  }
}
