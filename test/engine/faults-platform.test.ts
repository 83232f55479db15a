/** What the platform and its storage do wrong, or differently than asked: each with the other clips undisturbed. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import { inScene, WAYS } from './scene.ts'
import type { Scene } from './scene.ts'

describe.concurrent('the platform fails', () => {
  const FAILING = WAYS.flatMap((way) =>
    way === 'task'
      ? []
      : [
          { way, reason: 'It is too blue.' },
          { way, reason: null },
        ],
  )
  test.each(FAILING)('$way: an asset, with the reason $reason', async ({ way, reason }) => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ kind: 'assetFails', reason, match: { filename: '^three' } }])
      await scene.connectAndAdd()
      const why = reason === null ? 'it gave no reason.' : reason
      const name = await scene.expectOneEnds('failed', `The platform could not process NAME: ${why}`)
      expect(name).toBe('three.mp4')
      // It may be the platform's own trouble: tried again, the clip is sent anew and is ready.
      scene.setFaults([])
      expect(await scene.engine.call('retryAllFailed', {})).toEqual({ changed: 1 })
      await scene.untilState(name, 'ready')
      expect(scene.server.state().indexedAssets).toHaveLength(4)
    })
  })

  const UNINDEXED = WAYS.flatMap((way) => [
    { way, reason: 'No faces.' },
    { way, reason: null },
  ])
  test.each(UNINDEXED)('$way: the indexing, with the reason $reason', async ({ way, reason }) => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ kind: 'indexingFails', reason, match: { filename: '^three' } }])
      await scene.connectAndAdd()
      const why = reason === null ? 'it gave no reason.' : reason
      const name = await scene.expectOneEnds('failed', `The platform could not index NAME: ${why}`)
      expect(name).toBe('three.mp4')
    })
  })
})

const CHUNKS: [what: string, faults: Fault[]][] = [
  ['a wrong ETag', [{ kind: 'wrongEtag', times: 2 }]],
  ['a missing ETag', [{ kind: 'noEtag', times: 2 }]],
  ['an expired URL', [{ kind: 'expiredUrl', times: 3 }]],
  [
    'a URL that was spent, though the reply was lost',
    [{ kind: 'dropReply', times: 3, match: { route: 'putChunk' } }],
  ],
  [
    'a chunk that the upload calls failed after its ETag',
    [{ kind: 'chunkFails', match: { path: '/2$' }, times: 2 }],
  ],
  ['a last chunk that fails after its ETag', [{ kind: 'chunkFails', match: { path: '/5$' }, times: 4 }]],
  ['a chunk that fails twice', [{ kind: 'chunkFails', match: { filename: '^two', path: '/3$' }, times: 2 }]],
  ['a storage that is busy', [{ kind: 'status', status: 503, times: 3, match: { route: 'putChunk' } }]],
  [
    'a storage that asks to slow down',
    [{ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { route: 'putChunk' } }],
  ],
  [
    'a storage that forbids once',
    [{ kind: 'status', status: 403, code: 'AccessDenied', times: 2, match: { route: 'putChunk' } }],
  ],
]

describe.concurrent('of a chunk', () => {
  test.each(CHUNKS)('%s: it is sent again, and nothing else is', async (_what, faults) => {
    await inScene({ way: 'multipart' }, async (scene) => {
      scene.setFaults(faults)
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
      const { uploads } = scene.server.state()
      expect(uploads).toHaveLength(4)
      const again = uploads.flatMap(({ chunks }) => chunks.filter((chunk) => chunk.puts > 1))
      const struck = scene.server.faultsStruck().reduce((sum, times) => sum + times, 0)
      expect(again.reduce((sum, chunk) => sum + chunk.puts - 1, 0)).toBeLessThanOrEqual(struck)
    })
  })
})

describe.concurrent('an index that is deleted meanwhile', () => {
  const GONE =
    'The index Practice: search is no longer on the platform. Choose another one, and move its clips there.'
  const PHASES = [
    ['multipart', 'uploading'],
    ['multipart', 'processing'],
    ['multipart', 'indexing'],
    ['direct', 'uploading'],
    ['direct', 'indexing'],
    ['task', 'uploading'],
    ['task', 'indexing'],
  ] as const

  test.each(PHASES)(
    '%s, while clips are %s: each says so, and the clips of another index become ready',
    async (way, phase) => {
      const practice = { stepMs: 400, uploadRate: 2_000_000 }
      await inScene({ way, practice }, async (scene) => {
        await scene.connect()
        const other = scene.server.indexes[1]?._id ?? ''
        const elsewhere = await scene.engine.addPaths([scene.footage.folder], other, way)
        await scene.add()
        await scene.until(() => scene.names.some((name) => scene.row(name).state === phase))
        await scene.onPlatform('DELETE', `/indexes/${scene.indexId}`)
        const outcomes = await scene.outcomes()
        expect(Object.values(outcomes)).toEqual(scene.names.map(() => ['failed', GONE]))
        await scene.until(() => elsewhere.ids.every((id) => scene.engine.row(id)?.state === 'ready'))
        expect(scene.platform().indexed).toEqual([...scene.names].sort())
        await movedElsewhere(scene, other)
      })
    },
  )
})

describe.concurrent('an asset that is deleted meanwhile', () => {
  const GONE = 'NAME is no longer on the platform; it was deleted there. Retry to send it again.'

  test.each(['multipart', 'direct'] as const)(
    '%s: it says so, and tried again it is sent anew',
    async (way) => {
      await inScene({ way, practice: { stepMs: 1500 } }, async (scene) => {
        await scene.connectAndAdd()
        await scene.untilState('three.mp4', 'processing')
        await scene.onPlatform('DELETE', `/assets/${scene.row('three.mp4').assetId ?? ''}`)
        expect(await scene.expectOneEnds('failed', GONE)).toBe('three.mp4')
        await scene.engine.call('retry', { ids: [scene.idOf('three.mp4')] })
        await scene.expectAllReadyOnce()
      })
    },
  )

  test.each(WAYS)(
    '%s: what is indexed of it too; it says so, and tried again it is sent anew',
    async (way) => {
      await inScene({ way, practice: { stepMs: 3000 } }, async (scene) => {
        await scene.connectAndAdd()
        await scene.untilState('three.mp4', 'indexing')
        const video = scene.row('three.mp4').indexedAssetId ?? ''
        await scene.onPlatform('DELETE', `/indexes/${scene.indexId}/indexed-assets/${video}`)
        const outcomes = await scene.outcomes()
        const sentence = way === 'task' ? 'The platform could not index NAME: it gave no reason.' : GONE
        expect(outcomes['three.mp4']).toEqual(['failed', sentence.replace('NAME', 'three.mp4')])
        await scene.engine.call('retry', { ids: [scene.idOf('three.mp4')] })
        await scene.untilState('three.mp4', 'ready')
        expect(scene.platform().indexed).toEqual([...scene.names].sort())
      })
    },
  )
})

describe.concurrent('what the platform reports of a ready asset', () => {
  const sizeOf = (scene: Scene): number => scene.row('two.mp4').sizeBytes
  test.each(['multipart', 'direct'] as const)('%s: another size ends with both sizes', async (way) => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ kind: 'sizeDiffers', byBytes: -1000, match: { filename: '^two' } }])
      await scene.connectAndAdd()
      await scene.outcomes()
      const bytes = `it has ${sizeOf(scene) - 1000} bytes there and ${sizeOf(scene)} bytes here`
      await scene.expectOneEnds(
        'failed',
        `NAME is not whole on the platform: ${bytes}. Retry to send it again.`,
      )
      expect(scene.row('two.mp4').failure?.code).toBe('size_differs')
    })
  })

  test.each(['multipart', 'direct'] as const)(
    '%s: another duration ends with both durations',
    async (way) => {
      await inScene({ way }, async (scene) => {
        scene.setFaults([{ kind: 'durationDiffers', bySeconds: 7, match: { filename: '^two' } }])
        await scene.connectAndAdd()
        const lengths = '12.0 s there and 5.0 s here'
        await scene.expectOneEnds(
          'failed',
          `NAME is of another length on the platform: ${lengths}. Check that it plays to its end, then retry.`,
        )
        expect(scene.row('two.mp4').failure?.code).toBe('duration_differs')
      })
    },
  )

  test.each(['multipart', 'direct'] as const)(
    '%s: a duration that containers tell differently is no difference',
    async (way) => {
      await inScene({ way }, async (scene) => {
        scene.setFaults([{ kind: 'durationDiffers', bySeconds: 0.4 }])
        await scene.connectAndAdd()
        await scene.expectAllReadyOnce()
      })
    },
  )
})

/**
 * An index never comes back, so that no retry is offered for its clips; another one takes them, those that had arrived
 * without a byte, and what it has already not again.
 */
async function movedElsewhere(scene: Scene, hasThem: string): Promise<void> {
  const [first = '', ...rest] = scene.names
  const ids = rest.map((name) => scene.idOf(name))
  expect(await scene.engine.call('retry', { ids })).toEqual({ changed: 0 })
  expect(await scene.engine.call('movable', { indexId: scene.indexId })).toEqual({ clips: 4 })
  expect((await scene.engine.call('wouldPass', { id: scene.idOf(first) })).indexes).toMatchObject([
    { id: hasThem },
  ])
  await scene.engine.call('moveToIndex', { ids: [scene.idOf(first)], indexId: hasThem })
  await scene.untilState(first, 'refused')
  expect(scene.row(first).problems.map(({ code }) => code)).toEqual(['already_indexed'])

  const wanted = { name: 'Second try', options: ['visual' as const], thumbnails: false }
  const fresh = await scene.engine.call('createIndex', wanted)
  const unsent = rest.filter((name) => scene.row(name).assetId === null)
  const sentBefore = scene.platform().sent
  await scene.engine.call('moveToIndex', { ids, indexId: fresh.id })
  for (const name of rest) await scene.untilState(name, 'ready')
  expect(scene.platform().sent).toEqual([...sentBefore, ...unsent].sort())
  expect(rest.map((name) => scene.row(name).indexId)).toEqual(rest.map(() => fresh.id))
}
