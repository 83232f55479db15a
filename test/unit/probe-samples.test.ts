/** The sample clips that ship with the app do in it what they are there for. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createProber } from '../../main/engine/probe/probe.ts'
import { judge } from '../../main/engine/rules/judge.ts'
import { models } from './rules-clip.ts'

const FOLDER = fileURLToPath(new URL('../../main/practice/samples/', import.meta.url))

test('of three sample clips of a few hundred kB in all, two pass everywhere and one is too short, nothing else', async () => {
  const prober = createProber()
  const found: string[][] = []
  let bytes = 0
  for (const name of await readdir(FOLDER)) {
    const result = await prober.probe(join(FOLDER, name))
    if (result.kind !== 'media') throw new Error(`${name} is no clip`)
    expect(result.media.audioCodec).not.toBeNull()
    const sizeBytes = (await stat(join(FOLDER, name))).size
    bytes += sizeBytes
    const index = models(['marengo3.0', 'pegasus1.2'])
    const problems = judge({ name, sizeBytes, media: result.media, models: index, way: 'direct' })
    found.push(problems.map(({ code }) => code))
  }
  await prober.close()
  expect(found.toSorted((a, b) => a.length - b.length)).toEqual([[], [], ['video_duration_too_short']])
  expect(bytes).toBeLessThan(500_000)
})
