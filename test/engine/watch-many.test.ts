/** So many clips that arrive at once that every process of the machine has its hands full: none is lost or sent twice. 2,000 with REELDROP_FULL=1. */
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
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
    const names = Array.from({ length: CLIPS }, (_, n) => `${n}.mp4`)
    const card = join(scene.folder, 'card')
    await mkdir(card)
    for (const [n, name] of names.entries()) {
      // A free box behind the clip makes each another file.
      const tail = Buffer.alloc(12)
      tail.writeUInt32BE(12, 0)
      tail.write('free', 4, 'latin1')
      tail.writeUInt32BE(n, 8)
      await writeFile(join(card, name), Buffer.concat([content, tail]))
    }
    const begun = performance.now()
    // By another program: it does not wait for the engine.
    await promisify(execFile)('cp', ['-R', `${card}/.`, scene.root])
    expect(performance.now() - begun).toBeLessThan(5000)
    await scene.expectOnce(
      names.map((name) => scene.path(name)),
      580_000,
    )
  }
  await inWatch(play, { platformProbe: (folder) => recordedProbe(folder, clip) })
}, 600_000)
