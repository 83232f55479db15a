/** What a person and the system do to a watch folder while it is at work, and names that file systems tell apart. */
import { copyFile, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { makeClip } from '../clips/make.ts'
import { makeOldClip } from './big-clip.ts'
import { inWatch } from './watch-scene.ts'

/** Longer than a clip takes from its arrival to its row. */
const A_WHILE_MS = 1500

describe.concurrent('a watch folder', () => {
  test('whose parent is renamed is away, and misses nothing when it has its name again', async () => {
    await inWatch(async (scene) => {
      const root = join(scene.folder, 'drive', 'watched')
      await mkdir(root, { recursive: true })
      await copyFile(await makeClip('h264'), join(root, 'before.mp4'))
      await scene.watch({ path: root })
      await scene.expectOnce([join(root, 'before.mp4')])
      await rename(join(scene.folder, 'drive'), join(scene.folder, 'elsewhere'))
      await scene.until(() => scene.told[0]?.state === 'away')
      await copyFile(await makeClip('hevc'), join(scene.folder, 'elsewhere', 'watched', 'meanwhile.mov'))
      await rename(join(scene.folder, 'elsewhere'), join(scene.folder, 'drive'))
      await scene.expectOnce([join(root, 'before.mp4'), join(root, 'meanwhile.mov')])
    })
  })

  test('that goes away while a clip settles says so of the clip, which goes on when it is back', async () => {
    await inWatch(async (scene) => {
      const root = join(scene.folder, 'drive', 'watched')
      await mkdir(root, { recursive: true })
      await scene.watch({ path: root, settleSeconds: 4 })
      await copyFile(await makeClip('h264'), join(root, 'take.mp4'))
      await scene.until(async () => (await scene.row('take.mp4')) !== null)
      await rename(join(scene.folder, 'drive'), join(scene.folder, 'elsewhere'))
      await scene.until(async () => (await scene.row('take.mp4'))?.settling?.why === 'away')
      await rename(join(scene.folder, 'elsewhere'), join(scene.folder, 'drive'))
      await scene.expectOnce([join(root, 'take.mp4')])
    })
  })

  test('that is paused takes nothing, and what came meanwhile when it goes on', async () => {
    await inWatch(async (scene) => {
      const { id } = await scene.watch()
      await scene.engine.call('pauseWatch', { id, paused: true })
      expect((await scene.standing())[0]).toMatchObject({ paused: true, state: 'paused' })
      await makeOldClip(scene.path('a.mp4'), 300_000)
      await sleep(A_WHILE_MS)
      expect(await scene.rows()).toEqual([])
      await scene.restart()
      await sleep(A_WHILE_MS)
      expect(await scene.rows()).toEqual([])
      await scene.engine.call('pauseWatch', { id, paused: false })
      await scene.expectOnce([scene.path('a.mp4')])
    })
  })

  test('that is changed goes by its new settings at once, and what was taken stays', async () => {
    await inWatch(async (scene) => {
      const { id, settings } = await scene.watch({ exclude: ['*_proxy.*'] })
      await makeOldClip(scene.path('a.mp4'), 300_000)
      await makeOldClip(scene.path('a_proxy.mp4'), 310_000)
      await scene.expectOnce([scene.path('a.mp4')])
      const other = scene.server.indexes[1]?._id ?? ''
      await scene.engine.call('changeWatch', { id, settings: { ...settings, exclude: [], indexId: other } })
      await scene.expectOnce([scene.path('a.mp4'), scene.path('a_proxy.mp4')])
      expect((await scene.row('a.mp4'))?.indexId).toBe(scene.indexId)
      expect((await scene.row('a_proxy.mp4'))?.indexId).toBe(other)
    })
  })

  test('that is removed takes nothing more, and its clips go their way to the end', async () => {
    await inWatch(async (scene) => {
      await scene.engine.call('setPaused', { paused: true })
      const { id } = await scene.watch()
      await makeOldClip(scene.path('a.mp4'), 300_000)
      await scene.untilAll('waiting', 1)
      await scene.engine.call('removeWatch', { id })
      await scene.engine.call('setPaused', { paused: false })
      await makeOldClip(scene.path('b.mp4'), 310_000)
      await scene.expectOnce([scene.path('a.mp4')])
      await sleep(A_WHILE_MS)
      expect((await scene.rows()).map(({ name }) => name)).toEqual(['a.mp4'])
    })
  })

  test('asks for a stream where it is set to, whatever is usual', async () => {
    await inWatch(async (scene) => {
      await makeOldClip(scene.path('a.mp4'), 300_000)
      await scene.engine.call('setSettings', { enableVideoStream: false })
      await scene.watch({ enableVideoStream: true })
      await scene.expectOnce([scene.path('a.mp4')])
      const [{ _id = '' } = {}] = scene.server.state().indexedAssets
      const path = `/indexes/${scene.indexId}/indexed-assets/${_id}`
      const answer = await fetch(scene.server.baseUrl + path, {
        headers: { 'x-api-key': scene.server.apiKey },
      })
      expect(await answer.json()).toHaveProperty('hls')
    })
  })

  test('that is deaf and slow is looked through at once when the machine wakes up', async () => {
    await inWatch(
      async (scene) => {
        await scene.watch({ isShare: true })
        await makeOldClip(scene.path('a.mp4'), 300_000)
        await sleep(A_WHILE_MS)
        expect(await scene.rows()).toEqual([])
        await scene.engine.call('recheck', {})
        await scene.expectOnce([scene.path('a.mp4')])
      },
      { times: { shareScan: 600_000 } },
    )
  })
})

test.concurrent(
  'names that differ by case or by how an accent is written, and the longest, are clips of their own',
  async () => {
    await inWatch(async (scene) => {
      const accent = 'Été'
      const longest = `${'ü'.repeat(125)}x.mp4`
      expect(Buffer.byteLength(longest)).toBe(255)
      const deep = Array.from({ length: 8 }, (_, at) => `${at} ${'folder '.repeat(6).trim()}`).join('/')
      const names = [
        'Take.mp4',
        'take.mp4',
        `${accent.normalize('NFC')}.mp4`,
        `${accent.normalize('NFD')}.mp4`,
        longest,
        `${deep}/deep.mp4`,
      ]
      await mkdir(scene.path(deep), { recursive: true })
      for (const [at, name] of names.entries()) await makeOldClip(scene.path(name), 300_000 + at * 1000)
      expect(scene.path(names.at(-1) ?? '').length).toBeGreaterThan(260)
      expect(await readdir(scene.root)).toHaveLength(names.length)
      await scene.watch()
      await scene.expectOnce(names.map((name) => scene.path(name)))
      expect((await scene.rows()).map(({ path }) => path).sort()).toEqual(
        names.map((name) => scene.path(name)).sort(),
      )
      // What they are called on the platform is composed, as searches there are.
      const sent = scene.server.state().assets.map(({ filename }) => filename)
      expect(sent.filter((name) => name === `${accent.normalize('NFC')}.mp4`)).toHaveLength(2)
      expect(sent).toContain(longest)
    })
  },
)
