import { join } from 'node:path'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'

const AT_ONCE = 24

/** Many small files through the whole flow, from the drop to `ready`, against a loop of the official client's calls. */
export async function uploadMany(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform('--step-ms', '500')
    const clips = await scene.clips(quick ? 8 : 500, 4_000_000)
    const settings = { connectionsMost: AT_ONCE }
    const dataDir = join(scene.folder, 'data')
    const about = { ...platform, dataDir, paths: [clips], way: 'auto', settings, until: 'ready' }
    const ours = await scene.script('ours.ts', about)
    const env = { TWELVELABS_BASE_URL: platform.baseUrl }
    const sdk = await scene.script('peers/sdk-loop.ts', { ...platform, folder: clips, atOnce: AT_ONCE }, env)
    return [
      {
        name: 'upload-many',
        unit: 's',
        ours: [ours.seconds ?? Number.NaN],
        peer: { name: `SDK loop, ${AT_ONCE} at once`, values: [sdk.seconds ?? Number.NaN] },
        goal: { ratio: 0.5, sense: 'atMost' },
      },
    ]
  } finally {
    await scene.close()
  }
}
