/** Programs run through shells of ours: their words arrive as they are, and how they end is told as it was. */
import fc from 'fast-check'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { MediaTools } from '../../main/engine/media/media-tools.ts'
import type { RunOptions } from '../../main/engine/media/media-tools.ts'

const folder = await mkdtemp(join(tmpdir(), 'reeldrop-tools-'))
const tools = new MediaTools()
afterAll(async () => {
  tools.close()
  await rm(folder, { recursive: true, force: true })
})

const within = (limits: Partial<RunOptions> = {}): RunOptions => ({
  timeoutMs: 20_000,
  signal: new AbortController().signal,
  ...limits,
})
const sh = (script: string, limits?: Partial<RunOptions>) =>
  tools.run('/bin/sh', ['-c', script], within(limits))

test('whatever words there are, the program gets them as they are', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme-composite' }),
    fc.constantFrom('', ' ', '\\', '$(exit 1)', '`', '"', "'", '\n', '-n', '\t\r', '*', '~', 'ä\u0308'),
  )
  const words = fc.array(
    word.filter((text) => !text.includes('\0') && text.isWellFormed()),
    { maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(words, async (args) => {
      const run = await tools.run('/usr/bin/printf', ['%s\\0', ...args], within())
      expect(run).toEqual({ kind: 'ended', status: 0, stdout: `${args.join('\0')}\0`, stderr: '' })
    }),
    { numRuns: 60 },
  )
})

test('what it says on both channels, and its status, are its own', async () => {
  expect(await sh('echo out; echo err >&2; exit 3')).toEqual({
    kind: 'ended',
    status: 3,
    stdout: 'out\n',
    stderr: 'err\n',
  })
  expect(await sh('printf no-end')).toMatchObject({ stdout: 'no-end', stderr: '' })
  const much = await sh('i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i + 1)); done')
  expect(much.kind === 'ended' ? much.stdout.length : 0).toBe(20_000 * 11)
})

test('it reads nothing of what is meant for the shell', async () => {
  expect(await sh('cat')).toMatchObject({ kind: 'ended', stdout: '' })
})

test('one that is ended by a signal is said to be', async () => {
  expect(await sh('kill -SEGV $$')).toEqual({ kind: 'failed', reason: 'it ended by SIGSEGV' })
  expect(await sh('echo next')).toMatchObject({ stdout: 'next\n' })
})

test('one that there is not, or that may not run, is said to be not started, with the reason', async () => {
  const missing = await tools.run(join(folder, 'nowhere'), [], within())
  expect(missing).toMatchObject({ kind: 'notStarted' })
  if (missing.kind === 'notStarted') expect(missing.reason).toContain('ENOENT')
  const path = join(folder, 'no-program')
  await writeFile(path, 'exit 0')
  await chmod(path, 0o644)
  const denied = await tools.run(path, [], within())
  if (denied.kind === 'notStarted') expect(denied.reason).toContain('EACCES')
  else expect.fail(denied.kind)
})

test('the status of a shell that finds no program is passed on where it is the program’s own', async () => {
  expect(await sh('exit 127')).toMatchObject({ kind: 'ended', status: 127 })
})

test('what an ended program left behind does not speak for the next one', async () => {
  const left = await sh('(sleep 0.2; echo late) & echo early')
  expect(left).toMatchObject({ kind: 'ended', stdout: 'early\n' })
  await sleep(600)
  expect(await sh('echo next')).toMatchObject({ kind: 'ended', stdout: 'next\n' })
})

test('where somebody ends a shell over its work, the program is run again without one', async () => {
  const mark = join(folder, 'ended')
  const run = await sh(
    `[ -e "${mark}" ] || { echo lost; touch "${mark}"; kill -KILL $PPID; sleep 1; }; echo done`,
  )
  expect(run).toMatchObject({ kind: 'ended', status: 0, stdout: 'done\n' })
})

test('with a priority it runs at that, and one that is killed leaves nothing of itself', async () => {
  const gentle = new MediaTools(7)
  const stop = new AbortController()
  const file = join(folder, 'pid')
  const run = gentle.run(
    '/bin/sh',
    ['-c', `echo $$ > "${file}.new"; mv "${file}.new" "${file}"; exec sleep 300`],
    within({ signal: stop.signal }),
  )
  while (!existsSync(file)) await sleep(20)
  const pid = Number(await readFile(file, 'utf8'))
  expect(getPriority(pid)).toBe(7)
  stop.abort(new Error('enough'))
  await expect(run).rejects.toThrow('enough')
  while (existsSync(`/proc/${pid}`)) await sleep(20)
  expect(await gentle.run('/bin/echo', ['again'], within())).toMatchObject({ stdout: 'again\n' })
  gentle.close()
})

test('a process that is done does not wait for its shells', async () => {
  const source = JSON.stringify(new URL('../../main/engine/media/media-tools.ts', import.meta.url).href)
  const lines = `
    import { MediaTools } from ${source}
    const run = await new MediaTools().run('/bin/echo', ['done'], { timeoutMs: 9000, signal: new AbortController().signal })
    console.log(run.stdout)`
  const args = ['--input-type=module', '--eval', lines]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 10_000 })
  expect(stdout.trim()).toBe('done')
})
