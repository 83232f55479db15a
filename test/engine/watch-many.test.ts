/** So many clips that arrive at once that every process of the machine has its hands full: none is lost or sent twice. 2,000 with REELDROP_FULL=1. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { longClip } from '../clips/make.ts'
import { recordedProbe } from './recorded-probe.ts'
import { FULL } from './scale.ts'
import { inWatch } from './watch-scene.ts'
import type { WatchScene } from './watch-scene.ts'

const CLIPS = FULL ? 2000 : 400

test(`${CLIPS} files that arrive within 5 s are sent once each and byte for byte`, async () => {
  const clip = await longClip(20)
  const play = async (scene: WatchScene): Promise<void> => {
    await scene.watch()
    const content = await readFile(clip)
    const paths = Array.from({ length: CLIPS }, (_, n) => scene.path(`${n}.mp4`))
    const begun = performance.now()
    await Promise.all(
      paths.map(async (path, n) => {
        // A free box behind the clip makes each another file.
        const tail = Buffer.alloc(12)
        tail.writeUInt32BE(12, 0)
        tail.write('free', 4, 'latin1')
        tail.writeUInt32BE(n, 8)
        await writeFile(path, Buffer.concat([content, tail]))
      }),
    )
    expect(performance.now() - begun).toBeLessThan(5000)
    await scene.expectOnce(paths, 580_000)
  }
  await inWatch(play, { platformProbe: (folder) => recordedProbe(folder, clip) })
}, 600_000)
