/** What never heals: a clip is given up with one sentence after many tries, which take minutes that pass in seconds here. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../main/practice/faults.ts'
import { inBatch, outcomes } from './batch.ts'
import { fastClock, WHY_NO_FAKE_CLOCK } from './faked-clock.ts'

if (WHY_NO_FAKE_CLOCK !== null) console.warn(`Skipped: ${WHY_NO_FAKE_CLOCK}`)

/** So many times as fast does time pass for the engine. */
const FACTOR = 40
const VICTIM = 'clip 01.mp4'
const match = { filename: 'clip 01' }

const STORAGE: [what: string, fault: Fault, sentence: RegExp][] = [
  [
    'wrong ETags',
    { kind: 'wrongEtag', match },
    /^The storage refused a part of clip 01\.mp4 \(the storage received other bytes than were sent\)\./,
  ],
  [
    'missing ETags',
    { kind: 'noEtag', match },
    /^The storage refused a part of clip 01\.mp4 \(the storage sent no ETag\)\./,
  ],
  [
    'a storage that errs',
    { kind: 'status', status: 500, match: { route: 'putChunk', ...match } },
    /^The storage refused a part of clip 01\.mp4 \(the storage answered HTTP 500\)\./,
  ],
  [
    'URLs that are expired at once',
    { kind: 'expiredUrl', match },
    /^The storage refused a part of clip 01\.mp4 \(the storage answered HTTP 403\)\./,
  ],
  [
    'chunks that the upload calls failed',
    { kind: 'chunkFails', match },
    /^The storage (refused|lost) a part of clip 01\.mp4/,
  ],
]

const describeClock = WHY_NO_FAKE_CLOCK === null ? describe.concurrent : describe.skip

describeClock('for ever', () => {
  test.each(STORAGE)(
    '%s: the clip is given up with one sentence, and the others are ready',
    async (_what, fault, sentence) => {
      const practice = { stepMs: 30, chunkSizeBytes: 64 * 1024, faults: [fault] }
      await inBatch({ way: 'multipart', clips: 4, bytes: 300_000, practice }, async ({ run, names }) => {
        const said = outcomes(await run({ env: fastClock(FACTOR), pollMs: 5000 }))
        for (const name of names.filter((one) => one !== VICTIM)) expect(said[name]).toEqual(['ready'])
        expect(said[VICTIM]).toEqual(['failed', expect.stringMatching(sentence)])
      })
    },
  )

  test.each([
    ['multipart', 'createUpload'],
    ['direct', 'createAsset'],
    ['task', 'createTask'],
  ])(
    '%s: a platform that answers 500 to every %s: each clip is given up with one sentence',
    async (way, route) => {
      const faults: Fault[] = [{ kind: 'status', status: 500, match: { route } }]
      const practice = { stepMs: 30, chunkSizeBytes: 64 * 1024, faults }
      await inBatch({ way, clips: 4, bytes: 300_000, practice }, async ({ run, names }) => {
        const sentence =
          'The platform had an error of its own (A fault of the practice server). Reeldrop tries again.'
        const expected = Object.fromEntries(names.map((name) => [name, ['failed', sentence]]))
        expect(outcomes(await run({ env: fastClock(FACTOR), pollMs: 5000 }))).toEqual(expected)
      })
    },
  )
})
