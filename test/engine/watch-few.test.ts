/** A machine that has no watchers left to give, which Linux makes for real for a process of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'
import { sha256 } from './hash.ts'

const WATCHERS = 4
/** Runs what follows it with so few. */
const LIMITED = [
  '--user',
  '--map-root-user',
  'sh',
  '-c',
  `echo ${WATCHERS} > /proc/sys/user/max_inotify_watches && exec "$@"`,
  'sh',
]
const isPossible = process.platform === 'linux' && spawnSync('unshare', [...LIMITED, 'true']).status === 0

test.skipIf(!isPossible)(
  'where the system has fewer watchers than a tree has folders, clips are found by looking through it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reeldrop-few-'))
    const root = join(folder, 'watched')
    const places = Array.from({ length: 2 * WATCHERS }, (_, n) => join(root, `day ${n}`))
    for (const place of places) await mkdir(place, { recursive: true })
    const server = await startPracticeServer({ stepMs: 20 })
    const { baseUrl, apiKey, indexes } = server
    const about = { baseUrl, apiKey, indexId: indexes[0]?._id, dataDir: join(folder, 'data'), root }
    const script = join(import.meta.dirname, 'watching.ts')
    const child = spawn('unshare', [...LIMITED, process.execPath, script, JSON.stringify(about)])
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => (said += piece))
    try {
      await expect.poll(() => said).toContain('(ENOSPC); it is looked through instead')
      const clips = places.map((place) => join(place, 'clip.mp4'))
      const clip = await makeClip('h264')
      for (const [n, path] of clips.entries()) await makeBigClip(clip, path, 300_000 + n * 16)
      const ready = () => server.state().indexedAssets.filter(({ status }) => status === 'ready').length
      await expect.poll(ready).toBe(clips.length)
      const sources = await Promise.all(clips.map(sha256))
      expect(
        server
          .state()
          .assets.map((asset) => asset.sha256)
          .toSorted(),
      ).toEqual(sources.toSorted())
    } finally {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
    expect(said).not.toContain('error: ')
    expect(child.exitCode).toBe(0)
  },
)
