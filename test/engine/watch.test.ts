/** Watch folders, with real programs that write into them. */
import { execFile } from 'node:child_process'
import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Settling } from '../../shared/item.ts'
import { makeClip } from '../clips/make.ts'
import { makeOldClip } from './big-clip.ts'
import { onVolume, WHY_NO_MOUNT } from './mount.ts'
import { inWatch } from './watch-scene.ts'

const run = promisify(execFile)

/** What a slow program writes every 50 ms, in bytes. */
const PIECE = 100_000

/**
 * Copies as a slow program does: piece by piece until somebody has seen the first half grow, then not for a while, and
 * then the rest.
 */
async function copySlowly(from: string, to: string, grown: Promise<void>, stallMs: number): Promise<void> {
  const bytes = await readFile(from)
  const file = await open(to, 'w')
  let isSeen = false
  void grown.then(() => (isSeen = true))
  const half = bytes.length / 2
  for (let at = 0; !isSeen && at + PIECE < half; at += PIECE) {
    await file.write(bytes, at, PIECE, at)
    await sleep(50)
  }
  await grown
  await sleep(stallMs)
  const { size } = await file.stat()
  await file.write(bytes, size, bytes.length - size, size)
  await file.close()
}

describe.concurrent('a clip is taken when it is complete, once and byte for byte', () => {
  test('clips that were there, and one that is copied in', async () => {
    await inWatch(async (scene) => {
      await makeOldClip(scene.path('there.mp4'), 300_000)
      await mkdir(scene.path('day 1', 'card'), { recursive: true })
      await makeOldClip(scene.path('day 1', 'card', 'deep.mp4'), 310_000)
      await scene.watch()
      await copyFile(await makeClip('h264'), scene.path('new.mp4'))
      await scene.expectOnce(['there.mp4', 'day 1/card/deep.mp4', 'new.mp4'].map((name) => scene.path(name)))
    })
  })

  test('copied at 2 MB/s with a stall of 20 s in the middle', async () => {
    await inWatch(async (scene) => {
      const source = join(scene.folder, 'source.mp4')
      await makeOldClip(source, 24_000_000)
      await scene.watch()
      const seen = Promise.withResolvers<void>()
      const copying = copySlowly(source, scene.path('slow.mp4'), seen.promise, 20_000)
      let growing: Settling | null = null
      await scene.until(async () => {
        growing = (await scene.row('slow.mp4'))?.settling ?? null
        return growing?.why === 'growing'
      })
      expect((growing as Settling | null)?.bytesPerSecond).toBeGreaterThan(100_000)
      seen.resolve()
      await scene.until(async () => (await scene.row('slow.mp4'))?.settling?.why === 'incomplete')
      await copying
      await scene.expectOnce([scene.path('slow.mp4')])
    })
  })

  test('rsync, by its temporary name and a rename', async () => {
    await inWatch(async (scene) => {
      const source = join(scene.folder, 'source.mp4')
      await makeOldClip(source, 6_000_000)
      await scene.watch()
      await run('rsync', ['--bwlimit=3000', '--times', source, scene.path('synced.mp4')])
      await scene.expectOnce([scene.path('synced.mp4')])
    })
  })

  test('ffmpeg renders an MP4 whose index comes last', async () => {
    await inWatch(async (scene) => {
      await scene.watch()
      const args = [
        '-re',
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=640x360:rate=25',
        '-t',
        '8',
        '-c:v',
        'mpeg4',
        '-y',
      ]
      const rendering = run('ffmpeg', ['-loglevel', 'error', ...args, scene.path('render.mp4')])
      await scene.until(async () => (await scene.row('render.mp4'))?.state === 'settling')
      await rendering
      await scene.expectOnce([scene.path('render.mp4')])
    })
  })

  test('a recorder that appends to a transport stream for 30 s, every half second', async () => {
    await inWatch(async (scene) => {
      // Ten times as long as the pauses between two pieces, which a busy machine makes longer.
      await scene.watch({ settleSeconds: 5 })
      const piece = await readFile(await makeClip('mpegts'))
      for (let n = 0; n < 60; n++) {
        await appendFile(scene.path('recording.ts'), piece)
        await sleep(500)
        expect((await scene.row('recording.ts'))?.state ?? 'settling').toBe('settling')
      }
      await scene.expectOnce([scene.path('recording.ts')])
    })
  })

  test('renamed while it settles: the row follows', async () => {
    await inWatch(async (scene) => {
      await scene.watch({ settleSeconds: 3 })
      await copyFile(await makeClip('h264'), scene.path('first name.mp4'))
      await scene.until(async () => (await scene.row('first name.mp4')) !== null)
      const before = (await scene.row('first name.mp4'))?.id
      await rename(scene.path('first name.mp4'), scene.path('second name.mp4'))
      await scene.expectOnce([scene.path('second name.mp4')])
      expect((await scene.row('second name.mp4'))?.id).toBe(before)
    })
  })

  test('deleted while it settles: nothing is left of it', async () => {
    await inWatch(async (scene) => {
      await scene.watch({ settleSeconds: 5 })
      await copyFile(await makeClip('h264'), scene.path('gone.mp4'))
      await scene.until(async () => (await scene.row('gone.mp4')) !== null)
      await rm(scene.path('gone.mp4'))
      await scene.until(async () => (await scene.rows()).length === 0)
      expect(scene.server.state().assets).toEqual([])
    })
  })

  test('moved within the volume after it is ready: the row follows and nothing is sent again', async () => {
    await inWatch(async (scene) => {
      await scene.watch()
      await copyFile(await makeClip('h264'), scene.path('a.mp4'))
      await scene.expectOnce([scene.path('a.mp4')])
      await mkdir(scene.path('sorted'))
      await rename(scene.path('a.mp4'), scene.path('sorted', 'b.mp4'))
      await scene.until(async () => (await scene.row('b.mp4'))?.state === 'ready')
      await scene.expectOnce([scene.path('sorted', 'b.mp4')])
    })
  })

  test('moved in from another volume', async () => {
    await inWatch(async (scene) => {
      const elsewhere = join('/dev/shm', `reeldrop-${process.pid}.mp4`)
      await makeOldClip(elsewhere, 3_000_000)
      await scene.watch()
      await run('mv', [elsewhere, scene.path('moved.mp4')])
      await scene.expectOnce([scene.path('moved.mp4')])
    })
  })

  test('written to again after it was queued: it starts over', async () => {
    await inWatch(async (scene) => {
      await scene.engine.call('setPaused', { paused: true })
      await scene.watch()
      await copyFile(await makeClip('h264'), scene.path('take.mp4'))
      await scene.until(async () => (await scene.row('take.mp4'))?.state === 'waiting')
      await copyFile(await makeClip('hevc'), scene.path('take.mp4'))
      await scene.until(async () => (await scene.row('take.mp4'))?.media?.videoCodec === 'hevc')
      await scene.engine.call('setPaused', { paused: false })
      await scene.expectOnce([scene.path('take.mp4')])
    })
  })
})

describe.concurrent('a watch folder', () => {
  test.skipIf(WHY_NO_MOUNT)(
    'whose drive is pulled out is away, and misses nothing when it comes back',
    async () => {
      await inWatch(async (scene) => {
        await onVolume(scene.root, join(scene.folder, 'store'), async (volume) => {
          await copyFile(await makeClip('h264'), scene.path('before.mp4'))
          await scene.watch()
          await scene.expectOnce([scene.path('before.mp4')])
          await volume.pullOut()
          await scene.until(() => scene.told[0]?.state === 'away')
          expect(scene.told[0]?.failure?.message).toContain('its drive may be away')
          await copyFile(await makeClip('hevc'), join(scene.folder, 'store', 'meanwhile.mov'))
          await volume.putIn()
          await scene.until(() => scene.told[0]?.state === 'watching')
          await scene.expectOnce([scene.path('before.mp4'), scene.path('meanwhile.mov')])
        })
      })
    },
  )

  test('that is set to new clips leaves alone what was there', async () => {
    await inWatch(async (scene) => {
      await makeOldClip(scene.path('old.mp4'), 300_000)
      await scene.watch({ includeExisting: false })
      await copyFile(await makeClip('h264'), scene.path('new.mp4'))
      await scene.expectOnce([scene.path('new.mp4')])
    })
  })

  test('takes what came while the app was closed, and nothing twice', async () => {
    await inWatch(async (scene) => {
      await copyFile(await makeClip('h264'), scene.path('one.mp4'))
      await scene.watch()
      await scene.expectOnce([scene.path('one.mp4')])
      await scene.restart(async () => {
        await copyFile(await makeClip('hevc'), scene.path('two.mov'))
      })
      await scene.expectOnce([scene.path('one.mp4'), scene.path('two.mov')])
      const ready = (await scene.rows()).map(({ id }) => id)
      await scene.engine.call('remove', { ids: ready })
      await scene.restart()
      await scene.engine.call('scanWatch', { id: (await scene.standing())[0]?.id ?? '' })
      await sleep(1500)
      expect(await scene.rows()).toEqual([])
    })
  })

  test('on a share is looked through instead of waiting for events', async () => {
    await inWatch(async (scene) => {
      await scene.watch({ isShare: true })
      await copyFile(await makeClip('h264'), scene.path('a.mp4'))
      await scene.expectOnce([scene.path('a.mp4')])
    })
  })

  test('takes what its patterns, its depth and its endings say, and counts what it passes over', async () => {
    await inWatch(async (scene) => {
      for (const name of [
        'keep/a.mp4',
        'keep/deep/b.mp4',
        'keep/c_proxy.mp4',
        'keep/d.mp4.part',
        'keep/e.wav',
        'keep/f.dat',
      ]) {
        await mkdir(join(scene.path(name), '..'), { recursive: true })
        await cp(await makeClip('h264'), scene.path(name))
      }
      const settings = { exclude: ['*_proxy.*'], depth: 1, moreExtensions: ['.dat'] }
      await scene.watch(settings)
      // They hold the same: one of them is sent.
      await scene.until(async () => {
        const states = (await scene.rows()).map(({ state }) => state)
        return states.includes('ready') && states.includes('refused')
      })
      expect((await scene.rows()).map(({ name }) => name).sort()).toEqual(['a.mp4', 'f.dat'])
    })
  })

  test('writes its pairs, the card and the placeholders into the metadata', async () => {
    await inWatch(async (scene) => {
      await mkdir(scene.path('Job 7', 'CARD_A', 'DCIM', '100MEDIA'), { recursive: true })
      const path = scene.path('Job 7', 'CARD_A', 'DCIM', '100MEDIA', 'C0001.MP4')
      await copyFile(await makeClip('h264'), path)
      await utimes(path, new Date(2026, 2, 4, 12), new Date(2026, 2, 4, 12))
      await scene.watch({ metadata: { client: 'Acme', from: '{folder}', day: '{date}', file: '{filename}' } })
      await scene.expectOnce([path])
      expect(scene.server.state().indexedAssets[0]?.user_metadata).toMatchObject({
        client: 'Acme',
        from: 'Job 7/CARD_A/DCIM/100MEDIA',
        day: '2026-03-04',
        file: 'C0001.MP4',
        card: 'CARD_A',
      })
    })
  })
})

describe.concurrent('afterwards', () => {
  test('ready and refused clips are moved to their folders, with their subfolders and never over another file', async () => {
    await inWatch(async (scene) => {
      const [done, refused] = [join(scene.folder, 'done'), join(scene.folder, 'refused')]
      await mkdir(join(done, 'day 1'), { recursive: true })
      await writeFile(join(done, 'day 1', 'good.mp4'), 'something else')
      await mkdir(scene.path('day 1'))
      await copyFile(await makeClip('h264'), scene.path('day 1', 'good.mp4'))
      await copyFile(await makeClip('tooShort'), scene.path('short.mp4'))
      await scene.watch({ afterwards: { do: 'move', doneFolder: done, refusedFolder: refused } })
      const moved = [join(done, 'day 1', 'good (2).mp4'), join(refused, 'short.mp4')]
      await scene.until(async () => {
        const paths = (await scene.rows()).map(({ path }) => path)
        return paths.length === moved.length && paths.every((path) => moved.includes(path))
      })
      expect(await readFile(moved[0] ?? '')).toEqual(await readFile(await makeClip('h264')))
      expect(await readFile(join(done, 'day 1', 'good.mp4'), 'utf8')).toBe('something else')
      expect((await scene.rows()).map(({ state }) => state).sort()).toEqual(['ready', 'refused'])
      expect(await readdir(scene.root, { recursive: true })).toEqual(['day 1'])
    })
  })

  test('a sidecar tells the ids and the state', async () => {
    await inWatch(async (scene) => {
      await copyFile(await makeClip('h264'), scene.path('a.mp4'))
      await scene.watch({ afterwards: { do: 'sidecar' } })
      await scene.until(() => existsSync(scene.path('a.mp4.reeldrop.json')))
      const row = await scene.row('a.mp4')
      expect(JSON.parse(await readFile(scene.path('a.mp4.reeldrop.json'), 'utf8'))).toMatchObject({
        file: 'a.mp4',
        state: 'ready',
        assetId: row?.assetId,
        indexedAssetId: row?.indexedAssetId,
        index: { id: scene.indexId },
      })
      await sleep(1500)
      expect((await scene.rows()).length).toBe(1)
    })
  })

  test('what could not be moved is tried again after a restart', async () => {
    await inWatch(async (scene) => {
      const done = join(scene.folder, 'done')
      await writeFile(done, 'a file in the way')
      await copyFile(await makeClip('h264'), scene.path('a.mp4'))
      await scene.watch({ afterwards: { do: 'move', doneFolder: done, refusedFolder: null } })
      const id = async () => (await scene.row('a.mp4'))?.id ?? ''
      const said = async () =>
        (await scene.engine.call('details', { id: await id() }))?.events.at(-1)?.reason ?? ''
      await scene.until(async () => (await said()).includes('could not be handled afterwards'))
      await scene.restart(() => rm(done))
      await scene.until(async () => (await scene.row('a.mp4'))?.path === join(done, 'a.mp4'))
    })
  })
})
