/** Answers that time heals: every clip of the batch ends in `ready`, sent once and indexed once. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import type { ConcreteWay } from '../../shared/upload-way.ts'
import { inScene, WAYS } from './scene.ts'

/** The calls that create or change something, by the names of the practice server's routes; and those that ask. */
const CHANGING: Record<ConcreteWay, string[]> = {
  multipart: ['createUpload', 'presignUrls', 'putChunk', 'reportChunks', 'createIndexedAsset'],
  direct: ['createAsset', 'createIndexedAsset'],
  task: ['createTask'],
}
const ASKING: Record<ConcreteWay, string[]> = {
  multipart: ['listAssets', 'listIndexedAssets'],
  direct: ['listAssets', 'listIndexedAssets'],
  task: ['listTasks'],
}

const PASSING: Record<string, Fault> = {
  '500': { kind: 'status', status: 500 },
  '502 with a page of HTML': { kind: 'status', status: 502, html: true },
  '503 with Retry-After': { kind: 'status', status: 503, retryAfter: 1 },
  '504': { kind: 'status', status: 504 },
  '408': { kind: 'status', status: 408 },
  'a page of HTML instead of an answer': { kind: 'status', status: 200, html: true },
  'half a JSON': { kind: 'malformedJson' },
  'a dropped reply': { kind: 'dropReply' },
  'a reset before the answer': { kind: 'reset' },
}

const ROWS = WAYS.flatMap((way) => Object.entries(PASSING).map(([what, fault]) => ({ way, what, fault })))

describe.concurrent('once to each kind of call', () => {
  test.each(ROWS)('$way: $what', async ({ way, fault }) => {
    await inScene({ way }, async (scene) => {
      const routes = [...CHANGING[way], ...ASKING[way]]
      scene.setFaults(routes.map((route) => ({ ...fault, times: 1, match: { route } })))
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
    })
  })
})

const DROPPED = WAYS.flatMap((way) => CHANGING[way].map((route) => ({ way, route })))

describe.concurrent('the reply dropped to all four clips, though what was asked is done', () => {
  test.each(DROPPED)('$way: $route', async ({ way, route }) => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ kind: 'dropReply', times: 4, match: { route } }])
      await scene.connectAndAdd()
      await scene.expectAllReadyOnce()
    })
  })
})

test.concurrent('an index whose creation was answered by nothing exists once, and is found', async () => {
  await inScene({ way: 'direct' }, async (scene) => {
    scene.setFaults([{ kind: 'dropReply', times: 1, match: { route: 'createIndex' } }])
    await scene.connect()
    const wanted = {
      name: 'Dailies',
      options: ['visual', 'audio'] as ('visual' | 'audio')[],
      thumbnails: false,
    }
    const created = await scene.engine.call('createIndex', wanted)
    expect(created.name).toBe('Dailies')
    const { indexes } = await scene.engine.call('listIndexes', {})
    expect(indexes.filter((index) => index.name === 'Dailies').map(({ id }) => id)).toEqual([created.id])
  })
})

const SLOW_DOWN: Record<string, Fault> = {
  'with Retry-After': { kind: 'status', status: 429, retryAfter: 1 },
  'with the time of the next try': {
    kind: 'status',
    status: 429,
    headers: { 'X-Ratelimit-Reset': '2' },
  },
  'without any hint': { kind: 'status', status: 429 },
  'without any hint or body': { kind: 'status', status: 429, emptyBody: true },
}
const LIMITED = WAYS.flatMap((way) =>
  Object.entries(SLOW_DOWN).map(([what, fault]) => ({ way, what, fault })),
)

describe.concurrent('429', () => {
  test.each(LIMITED)(
    '$way: $what; nothing counts as failed and the queue goes on',
    async ({ way, fault }) => {
      await inScene({ way }, async (scene) => {
        const routes = [CHANGING[way][0], ASKING[way][0]]
        scene.setFaults(routes.map((route) => ({ ...fault, times: 2, match: { route: route ?? '' } })))
        await scene.connectAndAdd()
        await scene.expectAllReadyOnce()
      })
    },
  )
})
