/** What happens to a clip's file while it is sent. The other clips never notice. */
import { appendFile, open, rename, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'
import { onVolume, WHY_NO_MOUNT } from './mount.ts'
import { inScene, WAYS } from './scene.ts'
import type { Scene } from './scene.ts'

/** Slow enough that a file can change under way, and larger than what the system buffers of a connection. */
const SLOW = { bytes: 16_000_000, practice: { uploadRate: 12_000_000, chunkSizeBytes: 2 ** 20 } }

/** Waits until bytes of a clip are on their way. */
async function untilSending(scene: Scene, name: string): Promise<void> {
  await scene.until(() => scene.row(name).state === 'uploading' && scene.row(name).bytesSent > 100_000)
}

/** A `free` box, which players pass over. */
function freeBox(bytes: number): Buffer {
  const box = Buffer.alloc(bytes)
  box.writeUInt32BE(bytes, 0)
  box.write('free', 4, 'latin1')
  return box
}

const MISSING = 'one.mp4 is no longer where it was. Put it back or reconnect its drive, then retry.'

describe.concurrent.each(WAYS)('%s', (way) => {
  test('a file that grows is checked again and arrives whole', async () => {
    await inScene({ way, ...SLOW }, async (scene) => {
      await scene.connectAndAdd()
      await untilSending(scene, 'one.mp4')
      scene.footage.forgetContent('one.mp4')
      await appendFile(scene.footage.pathOf('one.mp4'), freeBox(5000))
      await scene.footage.noteContent('one.mp4')
      await scene.expectAllReadyOnce()
      expect(await scene.history('one.mp4')).toContain(
        'one.mp4 changed while it was being sent. It is checked again and starts over.',
      )
    })
  })

  test('a file that is written over in place, its size the same, arrives as it is at the end', async () => {
    await inScene({ way, ...SLOW }, async (scene) => {
      await scene.connectAndAdd()
      await untilSending(scene, 'one.mp4')
      scene.footage.forgetContent('one.mp4')
      const file = await open(scene.footage.pathOf('one.mp4'), 'r+')
      for (const at of [200_000, SLOW.bytes - 200_000]) await file.write('other bytes', at)
      await file.close()
      await scene.footage.noteContent('one.mp4')
      await scene.expectAllReadyOnce()
    })
  })

  test('a file that is cut off is refused as what it is now', async () => {
    await inScene({ way, ...SLOW }, async (scene) => {
      await scene.connectAndAdd()
      await untilSending(scene, 'one.mp4')
      await truncate(scene.footage.pathOf('one.mp4'), 20_000)
      const outcomes = await scene.outcomes()
      expect(outcomes['one.mp4']?.[0]).toBe('refused')
      expect(scene.row('one.mp4').problems.map(({ code }) => code)).toEqual(['video_file_broken'])
      await scene.expectOneEnds('refused', outcomes['one.mp4']?.[1] ?? '')
    })
  })
})

/** Its bytes are read chunk by chunk, each when its turn comes: what is gone by then cannot be sent. */
describe.concurrent('multipart', () => {
  test('a file that is deleted says so, and goes on when it is back', async () => {
    await inScene({ way: 'multipart', ...SLOW }, async (scene) => {
      await scene.connectAndAdd()
      await untilSending(scene, 'one.mp4')
      await rename(scene.footage.pathOf('one.mp4'), join(scene.folder, 'aside'))
      expect(await scene.expectOneEnds('failed', MISSING)).toBe('one.mp4')
      await rename(join(scene.folder, 'aside'), scene.footage.pathOf('one.mp4'))
      await scene.engine.call('retry', { ids: [scene.idOf('one.mp4')] })
      await scene.expectAllReadyOnce()
    })
  })

  test('a volume that is pulled out says so of its clips, and they go on when it is back', async ({
    skip,
  }) => {
    if (WHY_NO_MOUNT !== null) skip(WHY_NO_MOUNT)
    await inScene({ way: 'multipart', ...SLOW, onCard: ['one.mp4'] }, async (scene) => {
      await onVolume(scene.footage.card, join(scene.folder, 'store'), async (volume) => {
        await scene.connectAndAdd()
        await untilSending(scene, 'one.mp4')
        await volume.pullOut()
        expect(await scene.expectOneEnds('failed', MISSING)).toBe('one.mp4')
        await volume.putIn()
        await scene.engine.call('retry', { ids: [scene.idOf('one.mp4')] })
        await scene.expectAllReadyOnce()
      })
    })
  })
})

/** The one request of these holds the file open to its end: what has lost its name meanwhile is whole all the same. */
describe.concurrent.each(['direct', 'task'] as const)('%s', (way) => {
  test('a file that is deleted while it is sent arrives as it was', async () => {
    await inScene({ way, ...SLOW }, async (scene) => {
      await scene.connectAndAdd()
      await untilSending(scene, 'one.mp4')
      await rm(scene.footage.pathOf('one.mp4'))
      await scene.expectAllReadyOnce()
    })
  })

  test('a file that another takes the place of is checked again and arrives as it is at the end', async () => {
    await inScene({ way, ...SLOW }, async (scene) => {
      const other = join(scene.folder, 'other.mp4')
      await makeBigClip(await makeClip('h264'), other, SLOW.bytes + 500_000)
      await scene.connectAndAdd()
      await untilSending(scene, 'one.mp4')
      scene.footage.forgetContent('one.mp4')
      await rename(other, scene.footage.pathOf('one.mp4'))
      await scene.footage.noteContent('one.mp4')
      await scene.expectAllReadyOnce()
    })
  })

  test('a file that is deleted before its turn says so, and goes on when it is back', async () => {
    await inScene({ way }, async (scene) => {
      await scene.connect()
      await scene.engine.call('setPaused', { paused: true })
      await scene.add()
      await scene.until(() => scene.names.every((name) => scene.row(name).state === 'waiting'))
      await rename(scene.footage.pathOf('one.mp4'), join(scene.folder, 'aside'))
      await scene.engine.call('setPaused', { paused: false })
      expect(await scene.expectOneEnds('failed', MISSING)).toBe('one.mp4')
      await rename(join(scene.folder, 'aside'), scene.footage.pathOf('one.mp4'))
      await scene.engine.call('retry', { ids: [scene.idOf('one.mp4')] })
      await scene.expectAllReadyOnce()
    })
  })
})
