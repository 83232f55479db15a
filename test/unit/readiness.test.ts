/** Whether a file that is still is complete, as it lies on a real disk. */
import { chmod, copyFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readinessOf } from '../../main/engine/intake/readiness.ts'
import { makeClip } from '../clips/make.ts'
import { asOrdinaryUser } from './ordinary-user.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reeldrop-readiness-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readiness(path: string): Promise<string> {
  return await readinessOf(path, (await stat(path)).size)
}

test('a whole clip is ready, and one of which the end is missing is incomplete', async () => {
  const path = join(folder, 'clip.mp4')
  await copyFile(await makeClip('h264'), path)
  expect(await readiness(path)).toBe('ready')
  await truncate(path, (await stat(path)).size - 1000)
  expect(await readiness(path)).toBe('incomplete')
})

test('an MP4 whose index was not written yet is incomplete', async () => {
  const whole = await readFile(await makeClip('h264'))
  const path = join(folder, 'render.mp4')
  await writeFile(path, whole.subarray(0, whole.indexOf('moov') - 4))
  expect(await readiness(path)).toBe('incomplete')
})

test('an empty file is incomplete, and of a format without an index nothing can be told', async () => {
  const empty = join(folder, 'empty.mp4')
  await writeFile(empty, '')
  expect(await readiness(empty)).toBe('incomplete')
  const stream = join(folder, 'recording.ts')
  await writeFile(stream, (await readFile(await makeClip('mpegts'))).subarray(0, 50_000))
  expect(await readiness(stream)).toBe('ready')
})

test('a file that may not be opened is held', async () => {
  const path = join(folder, 'held.mp4')
  await copyFile(await makeClip('h264'), path)
  await chmod(path, 0o000)
  expect(await asOrdinaryUser(() => readiness(path))).toBe('held')
})
