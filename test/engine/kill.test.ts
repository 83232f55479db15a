/** A kill in the middle of a large upload costs at most the chunks in flight. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FIRST_CONNECTIONS } from '../../main/engine/transfer/parallelism.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import { makeClip } from '../clips/make.ts'
import { makeBigClip } from './big-clip.ts'
import { sha256 } from './hash.ts'
import { startIngest } from './ingest-run.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-kill-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('after kill -9 in the middle of 200 MB, the upload goes on with the chunks that were missing and the asset exists once', async () => {
  const clip = join(folder, 'long take.mp4')
  await makeBigClip(await makeClip('h264'), clip, 200_000_000)
  const server = await startPracticeServer({ stepMs: 100, uploadRate: 60_000_000 })
  try {
    const args = [clip, '--index', server.indexes[0]?._id ?? '', '--data-dir', join(folder, 'data')]
    const first = startIngest(server, args)
    const acknowledged = (): number => server.state().uploads[0]?.chunks.length ?? 0
    while (acknowledged() < 12) await sleep(20)
    first.kill('SIGKILL')
    await first.done
    await sleep(200)
    const before = acknowledged()
    expect(before).toBeLessThan(server.state().uploads[0]?.total_chunks ?? 0)

    const second = await startIngest(server, args).done
    expect(second.stderr).toBe('')
    expect(second.lines.map((line) => line.state)).toEqual(['ready'])
    expect(second.status).toBe(0)
    const { assets, uploads, indexedAssets } = server.state()
    expect(assets.map((asset) => asset.sha256)).toEqual([await sha256(clip)])
    expect(uploads).toHaveLength(1)
    expect(indexedAssets).toHaveLength(1)
    const sentAgain = (uploads[0]?.chunks ?? []).filter((chunk) => chunk.puts > 1)
    expect(sentAgain.length).toBeLessThanOrEqual(FIRST_CONNECTIONS)
    expect(second.lines[0]?.bytesSent).toBeLessThan(200_000_000 - (before - FIRST_CONNECTIONS) * 5 * 2 ** 20)
  } finally {
    await server.close()
  }
})
