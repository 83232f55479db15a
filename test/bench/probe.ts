import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundledFfprobe } from '../../main/engine/probe/ffprobe-path.ts'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'

/** Many clips examined, from the drop until each is judged, against the same ffprobe run by `xargs` on all cores. */
export async function probe(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform()
    const root = await scene.clips(quick ? 20 : 2000, 300_000)
    const ours: number[] = []
    const xargs: number[] = []
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const started = performance.now()
      const command = `find "$0" -type f -print0 | xargs -0 -n 1 -P ${availableParallelism()} "$1" -v error -of json -show_format -show_streams > /dev/null`
      await promisify(execFile)('sh', ['-c', command, root, bundledFfprobe()])
      xargs.push((performance.now() - started) / 1000)
      const about = { ...platform, do: 'probe', root, dataDir: join(scene.folder, `data-${round}`) }
      ours.push((await scene.script('intake-ours.ts', about)).seconds ?? Number.NaN)
    }
    const peer = { name: 'xargs ffprobe', values: xargs }
    return [{ name: 'probe', unit: 's', ours, peer, goal: { ratio: 1.1, sense: 'atMost' } }]
  } finally {
    await scene.close()
  }
}
