/** A second start examines nothing again that has not changed, whether it was dropped or lies in a watch folder. */
import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Engine } from '../../main/engine/index.ts'
import { bundledFfprobe } from '../../main/engine/probe/ffprobe-path.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import { WatchSettings } from '../../shared/watching.ts'
import { makeOldClip } from './big-clip.ts'

const CLIPS = 6

test('of clips that wait or are ready, only the one that changed is examined again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reeldrop-second-'))
  const server = await startPracticeServer({ stepMs: 20 })
  const counted = join(folder, 'counted')
  const ffprobePath = join(folder, 'ffprobe that counts')
  await writeFile(counted, '')
  await writeFile(ffprobePath, `#!/bin/sh\necho >> '${counted}'\nexec '${bundledFfprobe()}' "$@"\n`)
  await chmod(ffprobePath, 0o755)
  const probes = async () => (await readFile(counted, 'utf8')).length
  const [dropped, watched] = [join(folder, 'dropped'), join(folder, 'watched')]
  for (const [at, root] of [dropped, watched].entries()) {
    await mkdir(root)
    for (let n = 0; n < CLIPS; n++) await makeOldClip(join(root, `${n}.mp4`), 300_000 + (at * 50 + n) * 1000)
  }
  const indexId = server.indexes[0]?._id ?? ''
  const start = async (): Promise<Engine> => {
    const engine = Engine.open({
      dataDir: join(folder, 'data'),
      pollMs: 100,
      watchTimes: { root: 100 },
      log: () => undefined,
    })
    await engine.call('setSettings', { ffprobePath })
    await engine.call('connect', { apiKey: server.apiKey, baseUrl: server.baseUrl })
    return engine
  }
  const open = { filter: 'all', search: '', sort: 'added', descending: false, offset: 0, limit: 50 } as const
  const untilAll = async (engine: Engine, state: 'waiting' | 'ready', rows: number): Promise<void> => {
    for (;;) {
      const { matching, totals } = await engine.call('openView', open)
      if (matching === rows && totals.byState[state] === rows) return
      await sleep(20)
    }
  }
  let engine = await start()
  try {
    await engine.call('setPaused', { paused: true })
    await engine.call('addPaths', { paths: [dropped], indexId })
    const settings = WatchSettings.parse({ path: watched, indexId, way: 'auto' })
    const { id } = await engine.call('addWatch', settings)
    await untilAll(engine, 'waiting', 2 * CLIPS)
    expect(await probes()).toBe(2 * CLIPS)
    for (const state of ['waiting', 'ready'] as const) {
      await engine.close()
      engine = await start()
      const again = await engine.call('addPaths', { paths: [dropped], indexId })
      expect(again).toMatchObject({ added: 0, alreadyHere: CLIPS })
      await engine.call('scanWatch', { id })
      await untilAll(engine, state, 2 * CLIPS)
      await engine.call('setPaused', { paused: false })
      await untilAll(engine, 'ready', 2 * CLIPS)
      expect(await probes()).toBe(2 * CLIPS)
    }
    await engine.close()
    await utimes(join(dropped, '0.mp4'), new Date(Date.now() - 30_000), new Date(Date.now() - 30_000))
    engine = await start()
    await engine.call('addPaths', { paths: [dropped], indexId })
    while ((await probes()) === 2 * CLIPS) await sleep(20)
    await sleep(500)
    expect(await probes()).toBe(2 * CLIPS + 1)
  } finally {
    await engine.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
