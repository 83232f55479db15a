/** What the network does to a batch: refused, lost, unknown, cut, silent and slow connections. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import type { ConcreteWay } from '../../shared/upload-way.ts'
import { inScene, WAYS } from './scene.ts'
import type { Scene } from './scene.ts'

const offline = (code: string): string =>
  `The platform cannot be reached (${code}). Check the connection; Reeldrop keeps trying.`

/** The call that carries the bytes. */
const SENDING: Record<ConcreteWay, string> = {
  multipart: 'putChunk',
  direct: 'createAsset',
  task: 'createTask',
}
/** Chunks on the way at once: their replies are lost with the network, so that they may come again. */
const MOST_IN_FLIGHT = DEFAULT_SETTINGS.connectionsMost
const bytesIn = (scene: Scene): number =>
  scene.server.requests().reduce((sum, request) => sum + request.bytesIn, 0)

describe.concurrent.each(WAYS)('%s', (way) => {
  test('connection refused from the start: every clip says so and waits, and goes on when the platform is back', async () => {
    await inScene({ way }, async (scene) => {
      await scene.connectAndAdd()
      await scene.server.goOffline()
      await scene.until(() =>
        scene.names.some((name) => scene.row(name).failure?.message === offline('ECONNREFUSED')),
      )
      await scene.stays(
        () => scene.names.every((name) => ['found', 'waiting', 'uploading'].includes(scene.row(name).state)),
        1000,
      )
      await scene.server.goOnline()
      await scene.expectAllReadyOnce()
    })
  })

  test('the network lost in the middle of the bytes: they go on when it is back', async () => {
    await inScene({ way, bytes: 1_000_000, practice: { uploadRate: 1_500_000 } }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => bytesIn(scene) > 800_000)
      await scene.server.goOffline()
      await scene.until(() => scene.names.some((name) => scene.row(name).failure !== null))
      await scene.server.goOnline()
      await scene.expectAllReadyOnce()
      const chunks = scene.server.state().uploads.flatMap((upload) => upload.chunks)
      expect(chunks.filter((chunk) => chunk.puts > 1).length).toBeLessThanOrEqual(MOST_IN_FLIGHT)
    })
  })

  test('the network lost while the platform works: nothing is lost of what it does meanwhile', async () => {
    await inScene({ way }, async (scene) => {
      // It begins once it is out of reach, however far apart the clips were sent.
      scene.server.holdSteps('ready')
      await scene.connectAndAdd()
      await scene.until(() =>
        scene.names.every((name) => ['processing', 'indexing'].includes(scene.row(name).state)),
      )
      await scene.server.goOffline()
      scene.server.releaseSteps()
      await scene.stays(() => scene.names.every((name) => scene.row(name).failure === null), 1500)
      await scene.server.goOnline()
      await scene.expectAllReadyOnce()
    })
  })

  test('the host of the platform cannot be found: the queue waits until it can', async () => {
    await inScene({ way }, async (scene) => {
      await scene.connectAndAdd()
      await scene.connect('http://no-such-host.invalid/v1.3')
      await scene.until(() =>
        scene.names.some((name) => /\((ENOTFOUND|EAI_AGAIN)\)/.test(scene.row(name).failure?.message ?? '')),
      )
      await scene.stays(() => scene.names.every((name) => scene.row(name).state !== 'failed'), 500)
      await scene.connect()
      await scene.expectAllReadyOnce()
    })
  })

  test('reset in the middle of the bytes', async () => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ kind: 'reset', afterBytes: 30_000, times: 3, match: { route: SENDING[way] } }])
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
    })
  })

  test('a slow link: it takes its time, and no byte is sent twice', async () => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ kind: 'slow', bytesPerSecond: 60_000, match: { route: SENDING[way] } }])
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
      const size = scene.names.reduce((sum, name) => sum + scene.row(name).sizeBytes, 0)
      const sent = scene.server.requests().filter(({ route }) => route === SENDING[way])
      expect(sent.reduce((sum, request) => sum + request.bytesIn, 0)).toBeLessThan(size + 4 * 2000)
    })
  })
})

test.concurrent('the host of the presigned URLs cannot be found: they are asked for again', async () => {
  await inScene({ way: 'multipart' }, async (scene) => {
    scene.setFaults([{ kind: 'unknownHost', times: 6 }])
    await scene.connectAndAdd()
    await scene.expectAllReadyOnce()
  })
})

/** Nothing moves for a while, usually a minute, and then it is tried again. */
const STALL_MS = 5000
const STALLS = [
  ['multipart', 'putChunk', 30_000],
  ['multipart', 'createUpload', 0],
  ['multipart', 'reportChunks', 0],
  ['multipart', 'listAssets', 0],
  ['direct', 'createAsset', 30_000],
  ['direct', 'createIndexedAsset', 0],
  ['task', 'createTask', 30_000],
  ['task', 'listTasks', 0],
] as const

describe.concurrent('a connection that neither moves nor closes', () => {
  test.each(STALLS)('%s: %s, after %d bytes of its body', async (way, route, afterBytes) => {
    await inScene({ way, stallMs: STALL_MS }, async (scene) => {
      const stall: Fault = { kind: 'stall', afterBytes, times: 1, match: { route } }
      scene.setFaults([stall])
      const begun = performance.now()
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
      expect(performance.now() - begun).toBeGreaterThan(STALL_MS)
    })
  })
})
