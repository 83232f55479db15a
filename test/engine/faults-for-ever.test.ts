/** What never heals: a clip is given up with one sentence after many tries, which take minutes that pass in seconds here. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import { makeClip } from '../clips/make.ts'
import { inBatch, outcomes } from './batch.ts'
import { fastClock, WHY_NO_FAKE_CLOCK } from './faked-clock.ts'
import { recordedProbe } from './recorded-probe.ts'

if (WHY_NO_FAKE_CLOCK !== null) console.warn(`Skipped: ${WHY_NO_FAKE_CLOCK}`)

/** So many times as fast does time pass for the engine. */
const FACTOR = 16
const VICTIM = 'clip 01.mp4'
const match = { filename: 'clip 01' }

const given = (detail: string): string =>
  `The storage refused a part of ${VICTIM} again and again (${detail}). Retry later.`

const STORAGE: [what: string, fault: Fault, sentence: string | RegExp][] = [
  [
    // Where none ever matches, ETags are taken for no MD5s; then it is the platform that finds them wrong.
    'wrong ETags',
    { kind: 'wrongEtag', match },
    /^The platform refused clip 01\.mp4: The completed_chunks parameter is invalid\. The proof of chunk_index \d is not the ETag it got\.$/,
  ],
  ['missing ETags', { kind: 'noEtag', match }, given('the storage sent no ETag')],
  [
    'a storage that errs',
    { kind: 'status', status: 500, match: { route: 'putChunk', ...match } },
    given('the storage answered HTTP 500'),
  ],
  ['URLs that are expired at once', { kind: 'expiredUrl', match }, given('the storage answered HTTP 403')],
  [
    'chunks that fail after their ETag',
    { kind: 'chunkFails', match },
    given('the storage lost 5 of 5 parts'),
  ],
]

/** Its usual 30 s for a clip are 2 s here, and all of these run at once: the real ffprobe has other tests. */
const folder = await mkdtemp(join(tmpdir(), 'reeldrop-for-ever-'))
const probed = { ffprobePath: await recordedProbe(folder, await makeClip('h264')) }
afterAll(() => rm(folder, { recursive: true }))

const describeClock = WHY_NO_FAKE_CLOCK === null ? describe.concurrent : describe.skip

describeClock('for ever', () => {
  test.each(STORAGE)(
    '%s: the clip is given up with one sentence, and the others are ready',
    async (_what, fault, sentence) => {
      const practice = { stepMs: 30, chunkSizeBytes: 64 * 1024, faults: [fault] }
      const batch = { way: 'multipart', clips: 4, bytes: 300_000, practice, settings: probed }
      await inBatch(batch, async ({ run, names }) => {
        const said = outcomes(await run({ env: fastClock(FACTOR), pollMs: 5000 }))
        for (const name of names.filter((one) => one !== VICTIM)) expect(said[name]).toEqual(['ready'])
        const told: unknown = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)
        expect(said[VICTIM]).toEqual(['failed', told])
      })
    },
  )

  test('a storage that refuses every part many times, and takes it in the end: the clip arrives', async () => {
    // Each part fails as often as would be too often for all of them together.
    const parts = Array.from({ length: 12 }, (_, at) => at + 1)
    const faults = parts.map((part): Fault => {
      const path = { path: `/${part}$` }
      return { kind: 'status', status: 500, times: 8, match: { route: 'putChunk', ...path } }
    })
    const practice = { stepMs: 30, chunkSizeBytes: 25_600, faults }
    // One after the other, so that bytes move between the failures.
    const settings = { ...probed, connectionsLeast: 1, connectionsMost: 1 }
    await inBatch({ way: 'multipart', clips: 1, bytes: 300_000, practice, settings }, async (batch) => {
      await batch.expectReady(await batch.run({ env: fastClock(FACTOR), pollMs: 5000 }))
      expect(batch.server.faultsStruck()).toEqual(parts.map(() => 8))
    })
  })

  test.each([
    ['multipart', 'createUpload'],
    ['direct', 'createAsset'],
    ['task', 'createTask'],
  ])(
    '%s: a platform that answers 500 to every %s: each clip is given up with one sentence',
    async (way, route) => {
      const faults: Fault[] = [{ kind: 'status', status: 500, match: { route } }]
      const practice = { stepMs: 30, chunkSizeBytes: 64 * 1024, faults }
      const batch = { way, clips: 4, bytes: 300_000, practice, settings: probed }
      await inBatch(batch, async ({ run, names }) => {
        const sentence = (name: string): string =>
          `The platform had errors of its own again and again (A fault of the practice server), so ${name} was given up. Retry later.`
        const expected = Object.fromEntries(names.map((name) => [name, ['failed', sentence(name)]]))
        expect(outcomes(await run({ env: fastClock(FACTOR), pollMs: 5000 }))).toEqual(expected)
      })
    },
  )
})
