/** The disk of the history is full: everything waits, nothing is lost, and with room it goes on by itself. */
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ItemState } from '../../shared/item.ts'
import { fillDisk, onSmallDisk, WHY_NO_MOUNT } from './mount.ts'
import { inScene, WAYS } from './scene.ts'

const FULL = 'The disk that holds the history is full. Free some space; Reeldrop then goes on by itself.'

if (WHY_NO_MOUNT !== null) console.warn(`Skipped: ${WHY_NO_MOUNT}`)
const describeDisk = WHY_NO_MOUNT === null ? describe.concurrent : describe.skip

const PHASES: ItemState[] = ['uploading', 'processing', 'indexing']
const ROWS = WAYS.flatMap((way) =>
  PHASES.filter((phase) => way !== 'task' || phase !== 'processing').map((phase) => ({ way, phase })),
)

describeDisk('a disk that fills up', () => {
  test.each(ROWS)('$way, while clips are $phase', async ({ way, phase }) => {
    const disk = await mkdtemp(join(tmpdir(), 'reeldrop-disk-'))
    await onSmallDisk(disk, 3_000_000, async () => {
      const practice = { stepMs: 300, uploadRate: 1_000_000 }
      await inScene({ way, bytes: 500_000, practice, dataDir: join(disk, 'data') }, async (scene) => {
        await scene.connectAndAdd()
        await scene.until(() => scene.names.some((name) => scene.row(name).state === phase))
        const filler = join(disk, 'filler')
        fillDisk(filler)
        await scene.until(() => scene.saysHeld === FULL)
        await scene.stays(() => scene.saysHeld === FULL, 4000)
        rmSync(filler)
        const freed = performance.now()
        await scene.until(() => scene.saysHeld === null, 20_000)
        await scene.expectAllReadyOnce()
        expect(performance.now() - freed).toBeLessThan(80_000)
        scene.forgiveErrors(/SQLITE_FULL|database or disk is full/)
      })
    })
    await rm(disk, { recursive: true, force: true })
  })
})
