import { join } from 'node:path'
import type { Figure } from './figures.ts'
import { curlUpload, hasCurl } from './peers/curl.ts'
import { Scene } from './scene.ts'
import type { Platform } from './scene.ts'

const CONNECTIONS = 8
/** What a fast office line carries: 1 Gbit/s, in bytes per second. */
const LINE_RATE = 125_000_000

/**
 * One large file by multipart upload to a server that discards it: wall time from the drop until the platform has all
 * of it, probe and reports included, against the official client, `curl -T` and a bare socket with the same connections.
 */
export async function uploadOne(quick: boolean): Promise<Figure[]> {
  const scene = await Scene.open()
  try {
    const platform = await scene.platform('--step-ms', '50')
    const path = await scene.clip('big.mp4', quick ? 100_000_000 : 2_000_000_000)
    const lined = await scene.platform('--step-ms', '50', '--upload-rate', String(LINE_RATE))
    const ours = { plain: [] as number[], hashed: [] as number[], lined: [] as number[] }
    const peers = { sdk: [] as number[], curl: [] as number[], socket: [] as number[], lined: [] as number[] }
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const run = async (at: Platform, fullHash: boolean, into: number[]): Promise<void> => {
        const dataDir = join(scene.folder, `data-${round}-${String(fullHash)}-${String(at === lined)}`)
        const settings = { fullHash, connectionsLeast: CONNECTIONS, connectionsMost: CONNECTIONS }
        const about = { ...at, dataDir, paths: [path], way: 'multipart', settings, until: 'sent' }
        into.push((await scene.script('ours.ts', about)).seconds ?? Number.NaN)
      }
      const curl = (at: Platform): Promise<number> => curlUpload(at, path, scene.folder, CONNECTIONS)
      await run(platform, false, ours.plain)
      if (hasCurl()) peers.curl.push(await curl(platform))
      await run(platform, true, ours.hashed)
      if (round < 3) await run(lined, true, ours.lined)
      if (round < 3 && hasCurl()) peers.lined.push(await curl(lined))
      const socket = { ...platform, path, connections: CONNECTIONS }
      peers.socket.push((await scene.script('peers/socket.ts', socket)).seconds ?? Number.NaN)
      if (round < 2) {
        const env = { TWELVELABS_BASE_URL: platform.baseUrl }
        const sdk = await scene.script('peers/sdk.ts', { apiKey: platform.apiKey, path }, env)
        peers.sdk.push(sdk.seconds ?? Number.NaN)
      }
    }
    const figure = (name: string, own: number[], peer: string, values: number[], most: number): Figure => ({
      name,
      unit: 's',
      ours: own,
      peer: { name: peer, values },
      goal: { ratio: most, sense: 'atMost' },
    })
    return [
      figure('upload-one', ours.plain, 'SDK uploadFile', peers.sdk, 0.6),
      ...(hasCurl()
        ? [
            figure('upload-one', ours.plain, 'curl -T', peers.curl, 1.05),
            figure('upload-one, full hash, a line of 1 Gbit/s', ours.lined, 'curl -T', peers.lined, 1.05),
          ]
        : []),
      figure('upload-one', ours.plain, 'bare socket', peers.socket, 1.5),
      figure('upload-one, full hash', ours.hashed, 'SDK uploadFile', peers.sdk, 0.6),
    ]
  } finally {
    await scene.close()
  }
}
