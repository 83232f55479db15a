import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FIRST_CONNECTIONS } from '../../main/engine/transfer/parallelism.ts'
import { startPracticeServer } from '../../main/practice/server.ts'
import { startIngest } from '../engine/ingest-run.ts'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'

const CHUNK = 5 * 2 ** 20

/** Bytes that come twice when the engine is killed in the middle of a file, as chunks for each connection in use. */
export async function resume(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  const ours: number[] = []
  try {
    const bytes = quick ? 80_000_000 : 200_000_000
    const path = await scene.clip('long.mp4', bytes)
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const server = await startPracticeServer({
        sink: true,
        stepMs: 50,
        chunkSizeBytes: CHUNK,
        uploadRate: 30e6,
      })
      try {
        const received = (): number =>
          server.requests().reduce((sum, one) => sum + (one.route === 'putChunk' ? one.bytesIn : 0), 0)
        const args = [path, '--index', server.indexes[0]?._id ?? '', '--upload', 'multipart']
        args.push('--data-dir', join(scene.folder, `data-${round}`))
        const first = startIngest(server, args)
        while (received() < bytes / 3) await sleep(20)
        first.kill('SIGKILL')
        await first.done
        const second = await startIngest(server, args).done
        if (second.lines[0]?.state !== 'ready') throw new Error('the file did not arrive')
        ours.push((received() - bytes) / CHUNK / FIRST_CONNECTIONS)
      } finally {
        await server.close()
      }
    }
  } finally {
    await scene.close()
  }
  return [
    {
      name: 'resume',
      unit: 'chunks a connection',
      ours,
      peer: { name: 'a chunk in flight', values: [1] },
      goal: { ratio: 1, sense: 'atMost' },
    },
  ]
}
