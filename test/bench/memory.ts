import { join } from 'node:path'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'

const ALLOWED_MB = 120

/** Memory of the engine beyond its idle figure while four files of 10 GB are uploaded. */
export async function memory(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform('--step-ms', '50')
    const paths: string[] = []
    // Lengths differ, since equal files would be recognised as the same clip.
    for (let n = 0; n < 4; n++) paths.push(await scene.sparseClip(`long ${n}.mp4`, 10_000_000_000 - n * 4096))
    const settings = { uploadsAtOnce: 4 }
    const rest = { way: 'multipart', settings, until: 'sent', anyway: true, atMostSeconds: quick ? 4 : 60 }
    const run = await scene.script('ours.ts', {
      ...platform,
      dataDir: join(scene.folder, 'data'),
      paths,
      ...rest,
    })
    const { idleBytes = Number.NaN, peakBytes = Number.NaN, sentBytes = 0 } = run
    console.log(
      `memory: idle ${(idleBytes / 1e6).toFixed(0)} MB, peak ${(peakBytes / 1e6).toFixed(0)} MB, ${(sentBytes / 1e9).toFixed(1)} GB sent`,
    )
    return [
      {
        name: 'memory',
        unit: 'MB over idle',
        ours: [(peakBytes - idleBytes) / 1e6],
        peer: { name: 'allowed', values: [ALLOWED_MB] },
        goal: { ratio: 1, sense: 'atMost' },
      },
    ]
  } finally {
    await scene.close()
  }
}
