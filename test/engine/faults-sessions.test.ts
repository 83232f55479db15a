/** Upload sessions and presigned URLs that run out: the clip goes on, anew where it must, and its history says so. */
import { describe, expect, test } from 'vitest'
import { inScene } from './scene.ts'
import type { Scene } from './scene.ts'

const HOUR = 3_600_000
const ANEW = (name: string): string =>
  `The upload of ${name} was open for longer than the platform allows, so it starts anew.`

/** A platform whose clock can be moved on, as if that time had gone by there. */
function platformClock(): { now: () => number; moveOn: (ms: number) => void } {
  let ahead = 0
  return { now: () => Date.now() + ahead, moveOn: (ms) => (ahead += ms) }
}

const slowly = (now: () => number) => ({ bytes: 900_000, practice: { uploadRate: 1_500_000, now } })
const chunksThere = (scene: Scene): number =>
  scene.server.state().uploads.reduce((sum, upload) => sum + upload.chunks.length, 0)
/** The clips of which the platform has chunks, and waits for more. */
const openUploads = (scene: Scene): string[] =>
  scene.server
    .state()
    .uploads.filter(({ status, chunks }) => status === 'active' && chunks.length > 0)
    .map(({ filename }) => filename)

async function expectAnew(scene: Scene, names: readonly string[]): Promise<void> {
  expect(names).not.toEqual([])
  for (const name of names) expect(await scene.history(name)).toContain(ANEW(name))
}

describe.concurrent('a session that runs out after its day', () => {
  test('while its upload is paused: it starts anew and says so', async () => {
    const { now, moveOn } = platformClock()
    await inScene({ way: 'multipart', ...slowly(now) }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => chunksThere(scene) > 8)
      await scene.engine.call('setPaused', { paused: true })
      const begun = openUploads(scene)
      moveOn(25 * HOUR)
      await scene.engine.call('setPaused', { paused: false })
      await scene.expectAllReadyOnce()
      await expectAnew(scene, begun)
    })
  })

  test('while no engine runs: it starts anew and says so', async () => {
    const { now, moveOn } = platformClock()
    await inScene({ way: 'multipart', ...slowly(now) }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => chunksThere(scene) > 8)
      let begun: string[] = []
      await scene.restart(() => {
        begun = openUploads(scene)
        moveOn(25 * HOUR)
      })
      await scene.expectAllReadyOnce()
      await expectAnew(scene, begun)
    })
  })

  test('in the middle of its bytes: it starts anew and says so', async () => {
    const { now, moveOn } = platformClock()
    await inScene({ way: 'multipart', ...slowly(now) }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => chunksThere(scene) > 8)
      const begun = openUploads(scene)
      moveOn(25 * HOUR)
      await scene.expectAllReadyOnce()
      await expectAnew(scene, begun)
    })
  })

  test('before its last report: it starts anew and says so', async () => {
    const { now, moveOn } = platformClock()
    await inScene({ way: 'multipart', practice: { now } }, async (scene) => {
      scene.setFaults([{ kind: 'status', status: 503, match: { route: 'reportChunks' } }])
      await scene.connectAndAdd()
      await scene.until(
        () => scene.server.requests().filter(({ route }) => route === 'reportChunks').length >= 3,
      )
      moveOn(25 * HOUR)
      scene.setFaults([])
      await scene.expectAllReadyOnce()
    })
  })
})

describe.concurrent('a session that the platform does not know any more', () => {
  test.each(['presignUrls', 'reportChunks'])(
    'when it is asked at %s: the clip starts anew',
    async (route) => {
      await inScene({ way: 'multipart', practice: { initialUrls: 0 } }, async (scene) => {
        const gone = { kind: 'status', status: 404, code: 'resource_not_exist' } as const
        scene.setFaults([{ ...gone, times: 1, match: { route, filename: '^two' } }])
        await scene.connectAndAdd()
        await scene.expectAllReadyOnce()
        expect(await scene.history('two.mp4')).toContain(ANEW('two.mp4'))
        expect(scene.server.state().uploads).toHaveLength(5)
      })
    },
  )
})

describe.concurrent('presigned URLs', () => {
  test('that run out after their hour are asked for again, and no chunk is sent twice', async () => {
    const { now, moveOn } = platformClock()
    const { bytes, practice } = slowly(now)
    await inScene({ way: 'multipart', bytes, practice: { ...practice, initialUrls: 50 } }, async (scene) => {
      await scene.connectAndAdd()
      await scene.until(() => chunksThere(scene) > 8)
      moveOn(2 * HOUR)
      await scene.expectAllReadyOnce()
      const { uploads } = scene.server.state()
      expect(uploads).toHaveLength(4)
      expect(uploads.flatMap(({ chunks }) => chunks.filter((chunk) => chunk.puts > 1))).toEqual([])
    })
  })

  test('that run out sooner than any is used are asked for one by one', async () => {
    await inScene({ way: 'multipart', practice: { urlLifetimeMs: 1500, initialUrls: 50 } }, async (scene) => {
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
      expect(scene.server.state().uploads).toHaveLength(4)
    })
  })
})
