/** Kills at seeded moments of a batch: nothing is lost and nothing exists twice. REELDROP_SEED and REELDROP_KILLS vary it. */
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'
import { sha256 } from './hash.ts'
import { ingest, startIngest } from './ingest-run.ts'

const CLIPS = 12
const KILLS = Number(process.env.REELDROP_KILLS ?? 5)
const SEED = Number(process.env.REELDROP_SEED ?? 11)

test.each(['multipart', 'direct', 'task'])(
  `by %s, ${KILLS} kills over ${CLIPS} clips lose nothing and double nothing (seed ${SEED})`,
  async (way) => {
    const folder = await mkdtemp(join(tmpdir(), 'reeldrop-kills-'))
    const server = await startPracticeServer({
      stepMs: 300,
      chunkSizeBytes: 256 * 1024,
      uploadRate: 6_000_000,
    })
    try {
      const footage = join(folder, 'footage')
      await mkdir(footage)
      const paths = await makeFootage(footage)
      const args = [
        footage,
        '--index',
        server.indexes[0]?._id ?? '',
        '--upload',
        way,
        '--data-dir',
        join(folder, 'data'),
      ]
      const random = randomFrom(SEED)
      for (let kill = 0; kill < KILLS; kill++) {
        const run = startIngest(server, args)
        await sleep(300 + random() * 2200)
        run.kill('SIGKILL')
        await run.done
      }
      const last = await ingest(server, args)
      expect(last.lines.map((line) => line.state)).toEqual(Array.from({ length: CLIPS }, () => 'ready'))
      const { assets, tasks, indexedAssets } = server.state()
      const whole = [...assets, ...tasks].flatMap((thing) => thing.sha256 ?? [])
      const sources = await Promise.all(paths.map(sha256))
      expect(whole.sort()).toEqual(sources.sort())
      expect(indexedAssets.map((asset) => asset.filename).sort()).toEqual(
        paths.map((_, at) => nameOf(at)).sort(),
      )
    } finally {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
)

const nameOf = (at: number): string => `clip ${at}.mp4`

async function makeFootage(folder: string): Promise<string[]> {
  const clip = await makeClip('h264')
  const before = new Date(Date.now() - 60_000)
  const paths = Array.from({ length: CLIPS }, (_, at) => join(folder, nameOf(at)))
  for (const [at, path] of paths.entries()) {
    await makeBigClip(clip, path, 900_000 + at * 1000)
    await utimes(path, before, before)
  }
  return paths
}

/** Park and Miller's generator: the same kills for the same seed. @returns numbers in [0, 1) */
function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => {
    state = (state * 48271) % 2147483647
    return (state - 1) / 2147483646
  }
}
