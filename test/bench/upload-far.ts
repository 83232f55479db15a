import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Figure } from './figures.ts'
import { startRelay } from './relay.ts'
import { Scene } from './scene.ts'

const BYTES = 200_000_000
const LINE = { delayMs: 40, perConnection: 4_000_000, total: 20_000_000 }

/**
 * A file over a far line, 80 ms there and back, against all that the line lets through: goodput between its tenth and
 * its ninetieth part in a hundred, and from the drop until the platform says that it has the file.
 */
export async function uploadFar(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  const server = await freePort()
  const relay = await startRelay(server, LINE)
  try {
    const origin = `http://127.0.0.1:${relay.port}`
    const near = await scene.platform('--port', String(server), '--public-origin', origin, '--step-ms', '50')
    const platform = { ...near, baseUrl: `${origin}/v1.3` }
    const bytes = quick ? 40_000_000 : BYTES
    const path = await scene.clip('far.mp4', bytes)
    const middle: number[] = []
    const inAll: number[] = []
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const dataDir = join(scene.folder, `data-${round}`)
      const about = { ...platform, dataDir, paths: [path], way: 'multipart', settings: {}, until: 'sent' }
      const run = await scene.script('ours.ts', about)
      middle.push(relay.goodput(0.1, 0.9) / 1e6)
      inAll.push(bytes / (run.seconds ?? Number.NaN) / 1e6)
    }
    const figure = (name: string, ours: number[]): Figure => ({
      name,
      unit: 'MB/s',
      ours,
      peer: { name: 'the line', values: [LINE.total / 1e6] },
      goal: { ratio: 0.95, sense: 'atLeast' },
    })
    return [figure('upload-far, while it flows', middle), figure('upload-far, from the drop on', inAll)]
  } finally {
    relay.close()
    await scene.close()
  }
}

/** A port that is free now; the server takes it at once. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}
