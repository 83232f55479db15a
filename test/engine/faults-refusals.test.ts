/** What no retry heals ends in one sentence about the one clip, or holds the queue and asks the person once. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import { inScene } from './scene.ts'
import type { Scene } from './scene.ts'

const CREATING = [
  ['multipart', 'createUpload'],
  ['direct', 'createAsset'],
  ['task', 'createTask'],
  ['direct', 'createIndexedAsset'],
] as const

const told = { code: 'odd', message: 'The moon is full.' }
const REFUSALS: [what: string, fault: Fault, sentence: string][] = [
  ['400', { kind: 'status', status: 400, ...told }, 'The platform refused NAME: The moon is full.'],
  [
    '400 without a body',
    { kind: 'status', status: 400, emptyBody: true },
    'The platform refused NAME: HTTP 400.',
  ],
  ['404', { kind: 'status', status: 404, ...told }, 'The platform refused NAME: The moon is full.'],
  ['409', { kind: 'status', status: 409, ...told }, 'The platform refused NAME: The moon is full.'],
  ['413 of a proxy', { kind: 'status', status: 413, html: true }, 'The platform refused NAME: HTTP 413.'],
  [
    '422',
    { kind: 'status', status: 422, ...told, nested: true },
    'The platform refused NAME: The moon is full.',
  ],
]
const ROWS = CREATING.flatMap(([way, route]) =>
  // To this one a 404 means that its asset is gone: see the test of a deleted asset.
  REFUSALS.filter(([what]) => what !== '404' || route !== 'createIndexedAsset').map(
    ([what, fault, sentence]) => ({ way, route, what, fault, sentence }),
  ),
)

describe.concurrent('a refusal of one clip', () => {
  test.each(ROWS)('$route: $what fails that clip alone', async ({ way, route, fault, sentence }) => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ ...fault, times: 1, match: { route } }])
      await scene.connectAndAdd()
      const name = await scene.expectOneEnds('failed', sentence)
      // No retry can help, so none is offered.
      expect(scene.row(name).failure?.retryable).toBe(false)
      expect(await scene.engine.call('retryAllFailed', {})).toEqual({ changed: 0 })
    })
  })
})

const KEY = 'The platform refused the API key. Enter a valid key; the queue then goes on by itself.'
const ACCESS =
  'The platform does not allow this with your key or plan (Upgrade first). Check your plan, then resume.'
const CREDIT =
  'The usage limit of your plan is reached (Not enough free credit. Please register a payment method or contact sales@twelvelabs.io). Upgrade the plan or wait for its renewal, then resume.'

/** At which call the whole queue begins to be refused; each way once before, once while and once after it sends. */
const PHASES = [
  ['multipart', 'createUpload'],
  ['multipart', 'presignUrls'],
  ['multipart', 'reportChunks'],
  ['multipart', 'listAssets'],
  ['direct', 'createAsset'],
  ['direct', 'createIndexedAsset'],
  ['direct', 'listIndexedAssets'],
  ['task', 'createTask'],
  ['task', 'listTasks'],
] as const

describe.concurrent('a key that is revoked meanwhile', () => {
  test.each(PHASES)(
    '%s, from %s on: the queue waits, nothing fails, and with a good key every clip becomes ready',
    async (way, route) => {
      await inScene({ way }, async (scene) => {
        scene.setFaults([{ kind: 'keyRevoked', match: { route } }])
        await scene.connectAndAdd()
        await untilHeld(scene, 'api_key_invalid', KEY)
        scene.setFaults([])
        await scene.connect()
        expect(scene.engine.hold).toBeNull()
        await scene.expectAllReadyOnce()
      })
    },
  )
})

const HOLDS = [
  [
    'multipart',
    'createUpload',
    { kind: 'status', status: 403, code: 'api_not_allowed', message: 'Upgrade first.' },
  ],
  ['direct', 'createAsset', { kind: 'status', status: 403, code: 'odd', message: 'Upgrade first.' }],
  ['task', 'createTask', { kind: 'status', status: 403, code: 'api_not_allowed', message: 'Upgrade first.' }],
  ['multipart', 'createIndexedAsset', { kind: 'usageLimit' }],
  ['direct', 'createIndexedAsset', { kind: 'usageLimit', code: 'insufficient_funds' }],
  ['task', 'createTask', { kind: 'usageLimit' }],
] as const satisfies [string, string, Fault][]

describe.concurrent('a plan that does not allow more', () => {
  test.each(HOLDS)('%s, %s: %o; the queue says so and goes on when told to', async (way, route, fault) => {
    await inScene({ way }, async (scene) => {
      scene.setFaults([{ ...fault, match: { route } }])
      await scene.connectAndAdd()
      if (fault.kind === 'usageLimit') await untilHeld(scene, 'usage_limit_exceeded', CREDIT)
      else await untilHeld(scene, 'access_denied', ACCESS)
      scene.setFaults([])
      await scene.engine.call('resume', {})
      await scene.expectAllReadyOnce()
    })
  })
})

/** Held: with its sentence, once, and with no clip failed by it, for as long as nobody acts. */
async function untilHeld(scene: Scene, code: string, message: string): Promise<void> {
  await scene.until(() => scene.engine.hold !== null)
  expect(scene.engine.hold).toMatchObject({ code, message })
  await scene.stays(() => scene.names.every((name) => scene.row(name).failure === null), 500)
  // What was on its way when it was held is answered yet.
  await scene.untilSteady(() => scene.server.requests().length)
  scene.server.resetLog()
  await scene.stays(() => scene.engine.hold?.code === code, 500)
  expect(scene.server.requests()).toEqual([])
}
