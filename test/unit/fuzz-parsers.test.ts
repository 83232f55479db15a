/**
 * What comes from outside besides the window's messages, in any shape that JSON or text can have: answers of the
 * platform, what ffprobe says, the settings file of a facility and the files of preferences. Each parser takes what its
 * schema says or refuses it in its own way, and never anything else. The seed is that of `fuzz.ts`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { PlatformError, refusal } from '../../main/engine/platform/error.ts'
import * as wire from '../../main/engine/platform/wire.ts'
import { readShown } from '../../main/engine/probe/media-info.ts'
import { readJson } from '../../main/json-file.ts'
import { readPreset } from '../../main/preset-file.ts'
import { Preferences } from '../../shared/preferences.ts'
import { Preset } from '../../shared/preset.ts'
import { anyJson, near, SEED } from './fuzz.ts'

const RUNS = 1000
/** A file is written for each of these. */
const FILE_RUNS = 300
const folder = mkdtempSync(join(tmpdir(), 'reeldrop-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ANSWERS = Object.entries(wire).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
)

test('all answers of the platform are among those that are fuzzed', () => {
  expect(ANSWERS.length).toBeGreaterThan(10)
})

test.each(ANSWERS)(
  '%s: an answer of any shape is taken as its schema says or refused, never thrown at',
  (_, schema) => {
    fc.assert(
      fc.property(fc.oneof(anyJson, near(schema)), (answer) => {
        const parsed = schema.safeParse(answer)
        if (parsed.success) expect(schema.safeParse(parsed.data).success).toBe(true)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  },
)

test('an error of any status and any body is a refusal in a sentence', () => {
  const body = fc.oneof(
    fc.string(),
    anyJson.map((value) => JSON.stringify(value) ?? ''),
  )
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), body, (status, text) => {
      const error = refusal(status, text, {}, 0)
      expect(error).toBeInstanceOf(PlatformError)
      expect(error.message).not.toBe('')
    }),
    { seed: SEED, numRuns: RUNS },
  )
})

test('whatever JSON ffprobe says, it is a reading or a refusal in a sentence', () => {
  fc.assert(
    fc.property(anyJson, anyJson, (streams, format) => {
      for (const answer of [streams, { streams, format }, { streams: [streams], format }]) {
        const reading = readShown(answer, 'x.mp4')
        if (reading.kind === 'refused') expect(reading.problem.message).toContain('x.mp4')
      }
    }),
    { seed: SEED, numRuns: RUNS },
  )
})

const anyFile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .oneof(anyJson, near(Preset, anyJson), near(Preferences.partial(), anyJson))
    .map((value) => JSON.stringify(value) ?? ''),
)

test('a settings file of any content counts as it says, or not at all and leaves updates off', () => {
  const file = join(folder, 'preset.json')
  fc.assert(
    fc.property(anyFile, (text) => {
      writeFileSync(file, text)
      const { preset, failure } = readPreset(file)
      expect(Preset.safeParse(preset).success).toBe(true)
      if (failure) expect(preset).toMatchObject({ settings: {}, locked: [], updates: 'off' })
    }),
    { seed: SEED, numRuns: FILE_RUNS },
  )
})

test('a file of preferences of any content is what it says or nothing', () => {
  const file = join(folder, 'preferences.json')
  fc.assert(
    fc.property(anyFile, (text) => {
      writeFileSync(file, text)
      const kept = readJson(file, Preferences.partial())
      if (kept !== null) expect(Preferences.partial().safeParse(kept).success).toBe(true)
    }),
    { seed: SEED, numRuns: FILE_RUNS },
  )
})
