import { join } from 'node:path'
import type { Figure } from './figures.ts'
import { Scene } from './scene.ts'

/** CPU time for a gigabyte by multipart upload, against the official client and a bare socket. */
export async function cpuPerGb(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform('--step-ms', '50')
    const bytes = quick ? 100_000_000 : 1_000_000_000
    const path = await scene.clip('big.mp4', bytes)
    const spent = { ours: [] as number[], sdk: [] as number[], socket: [] as number[] }
    const perGb = (run: Record<string, number>): number => (run.cpuSeconds ?? Number.NaN) / (bytes / 1e9)
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const dataDir = join(scene.folder, `data-${round}`)
      const about = { ...platform, dataDir, paths: [path], way: 'multipart', settings: {}, until: 'sent' }
      spent.ours.push(perGb(await scene.script('ours.ts', about)))
      const env = { TWELVELABS_BASE_URL: platform.baseUrl }
      spent.sdk.push(perGb(await scene.script('peers/sdk.ts', { apiKey: platform.apiKey, path }, env)))
      const socket = { ...platform, path, connections: 8 }
      spent.socket.push(perGb(await scene.script('peers/socket.ts', socket)))
    }
    const figure = (peer: string, values: number[], most: number): Figure => ({
      name: 'cpu-per-gb',
      unit: 's/GB',
      ours: spent.ours,
      peer: { name: peer, values },
      goal: { ratio: most, sense: 'atMost' },
    })
    return [figure('SDK uploadFile', spent.sdk, 1), figure('bare socket', spent.socket, 3)]
  } finally {
    await scene.close()
  }
}
