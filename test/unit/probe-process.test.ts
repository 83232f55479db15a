/** ffprobe as a process: hanging, missing, wrong, ended early, and a few at a time. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { bundledFfprobe, outsideArchive } from '../../main/engine/probe/ffprobe-path.ts'
import { createProber } from '../../main/engine/probe/probe.ts'
import { makeClip } from '../clips/make.ts'

const folder = await mkdtemp(join(tmpdir(), 'reeldrop-ffprobe-'))
const clip = await makeClip('h264')
afterAll(() => rm(folder, { recursive: true, force: true }))

async function script(name: string, lines: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${lines}\n`)
  await chmod(path, 0o755)
  return path
}

/** An ffprobe that hangs with a child of its own, and writes down both their ids. */
const hanging = (name: string): Promise<string> =>
  script(name, `sleep 300 & echo "$$ $!" > "${folder}/${name}.$$.pids"; wait`)

async function pidsOf(name: string): Promise<number[]> {
  const files = (await readdir(folder)).filter(
    (file) => file.startsWith(`${name}.`) && file.endsWith('.pids'),
  )
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text) => text.trim().split(' ').filter(Boolean).map(Number))
}

/** Whether a process runs; one that has ended and waits to be collected does not. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = `/proc/${pid}/stat`
  return !existsSync(status) || !/\) Z /.test(await readFile(status, 'utf8'))
}

async function expectAllGone(name: string, count: number): Promise<void> {
  const pids = await pidsOf(name)
  expect(pids).toHaveLength(count)
  for (let tries = 0; tries < 400; tries += 1) {
    if (!(await Promise.all(pids.map(isRunning))).includes(true)) return
    await sleep(25)
  }
  expect.fail(`Still running: ${pids.join(', ')}`)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(10)
}

test('an ffprobe that hangs is killed in time, with what it started, and the failure says so', async () => {
  const prober = createProber({ ffprobePath: await hanging('hang'), timeoutMs: 1500 })
  const began = Date.now()
  const result = await prober.probe(clip)
  expect(Date.now() - began).toBeLessThan(6000)
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'probe_timeout', retryable: true } })
  if (result.kind === 'failed') expect(result.failure.message).toContain('within 1.5 s')
  await expectAllGone('hang', 2)
  await prober.close()
})

test('an ffprobe that cannot be found fails as such and names the setting', async () => {
  const prober = createProber({ ffprobePath: join(folder, 'nowhere', 'ffprobe') })
  const result = await prober.probe(clip)
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'probe_failed' } })
  if (result.kind === 'failed') expect(result.failure.message).toMatch(/ENOENT.*Settings/)
})

test.each([
  ['says nothing', 'exit 0'],
  ['says nothing and fails', 'exit 1'],
  ['says something else', 'echo hello'],
  ['crashes', 'kill -SEGV $$'],
])('a program that %s is not taken for ffprobe, and the file is not blamed', async (what, lines) => {
  const prober = createProber({ ffprobePath: await script(what.replaceAll(' ', '-'), lines) })
  expect(await prober.probe(clip)).toMatchObject({ kind: 'failed', failure: { code: 'probe_failed' } })
})

test('an ffprobe without permission to run fails as such', async () => {
  const path = await script('not-a-program', 'exit 0')
  await chmod(path, 0o644)
  const result = await createProber({ ffprobePath: path }).probe(clip)
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'probe_failed' } })
})

test('an error of the drive while ffprobe reads is a failure of the source, not of the clip', async () => {
  const path = await script('drive', `echo '{ }'; echo 'file:/x.mp4: Input/output error' >&2; exit 1`)
  const result = await createProber({ ffprobePath: path }).probe(clip)
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'source_unreadable', retryable: true } })
})

test('a probe that is called off ends at once with the reason and leaves no process', async () => {
  const prober = createProber({ ffprobePath: await hanging('called-off') })
  const stop = new AbortController()
  const probing = prober.probe(clip, stop.signal)
  await until(async () => (await pidsOf('called-off')).length === 2)
  stop.abort(new Error('enough'))
  await expect(probing).rejects.toThrow('enough')
  await prober.close()
  await expectAllGone('called-off', 2)
})

test('closing ends what runs and what waits, and leaves no process', async () => {
  const prober = createProber({ ffprobePath: await hanging('closed'), concurrency: 1 })
  const probing = Promise.allSettled([prober.probe(clip), prober.probe(clip)])
  await until(async () => (await pidsOf('closed')).length === 2)
  await prober.close()
  const ends = await probing
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expectAllGone('closed', 2)
  await expect(prober.probe(clip)).rejects.toThrow('closed')
})

test('no more files are examined at once than asked for, and waiting does not count as taking long', async () => {
  const log = join(folder, 'turns')
  const lines = `echo + >> "${log}"; sleep 0.7; echo - >> "${log}"; exec "${bundledFfprobe()}" "$@"`
  const prober = createProber({ ffprobePath: await script('slow', lines), concurrency: 2, timeoutMs: 3500 })
  const results = await Promise.all(Array.from({ length: 12 }, () => prober.probe(clip)))
  expect(results.map(({ kind }) => kind)).toEqual(results.map(() => 'media'))
  let now = 0
  const levels = (await readFile(log, 'utf8'))
    .trim()
    .split('\n')
    .map((turn) => (now += turn === '+' ? 1 : -1))
  expect(levels).toHaveLength(24)
  expect(Math.max(...levels)).toBe(2)
  await prober.close()
})

test('another ffprobe takes effect from the next file on, and an empty path means the bundled one', async () => {
  let path = join(folder, 'missing')
  const prober = createProber({ ffprobePath: () => path })
  expect((await prober.probe(clip)).kind).toBe('failed')
  path = ''
  expect((await prober.probe(clip)).kind).toBe('media')
  path = bundledFfprobe()
  expect((await prober.probe(clip)).kind).toBe('media')
})

test('inside an installed app, ffprobe is looked for beside the archive', () => {
  expect(outsideArchive('/opt/Reeldrop/resources/app.asar/node_modules/f/ffprobe')).toBe(
    '/opt/Reeldrop/resources/app.asar.unpacked/node_modules/f/ffprobe',
  )
  expect(outsideArchive('C:\\R\\app.asar\\f.exe')).toBe('C:\\R\\app.asar.unpacked\\f.exe')
  expect(outsideArchive('/opt/app.asar.unpacked/f')).toBe('/opt/app.asar.unpacked/f')
})

test('without a file descriptor left, probes fail one by one and the process lives on', async () => {
  const probe = JSON.stringify(new URL('../../main/engine/probe/probe.ts', import.meta.url).href)
  const lines = `
    import { openSync, closeSync } from 'node:fs'
    import { createProber } from ${probe}
    const prober = createProber({ timeoutMs: 5000 })
    const taken = []
    try { for (;;) taken.push(openSync('/dev/null')) } catch (error) { if (error.code !== 'EMFILE') throw error }
    closeSync(taken.pop())
    closeSync(taken.pop())
    for (let count = 0; count < 3; count += 1) console.log((await prober.probe(${JSON.stringify(clip)})).kind)
    for (const file of taken) closeSync(file)
    console.log((await prober.probe(${JSON.stringify(clip)})).kind)`
  const { stdout } = await promisify(execFile)('/bin/sh', [
    '-c',
    'ulimit -n 80; exec "$@"',
    'sh',
    process.execPath,
    '--input-type=module',
    '--eval',
    lines,
  ])
  expect(stdout.trim().split('\n')).toEqual(['failed', 'failed', 'failed', 'media'])
})
