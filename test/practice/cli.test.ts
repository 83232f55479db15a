/** The practice server as a process of its own. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { PracticeReady } from '../../main/practice/inspection.ts'

const CLI = join(import.meta.dirname, '../../main/practice/cli.ts')
/** Stands for the system's temporary folder, to see what is left in it. */
let temporary = ''
let child: ChildProcess | null = null
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'practice-cli-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(temporary, { recursive: true })
})

const environment = () => ({ ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary })
const run = (...args: string[]) => (child = spawn(process.execPath, [CLI, ...args], { env: environment() }))

async function firstLine(process: ChildProcess): Promise<unknown> {
  if (!process.stdout) return expect.fail('no output')
  for await (const line of createInterface(process.stdout)) return JSON.parse(line)
  return expect.fail('nothing was printed')
}

async function ended(process: ChildProcess): Promise<{ status: unknown; stderr: string }> {
  let stderr = ''
  process.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()))
  const [status] = (await once(process, 'close')) as unknown[]
  return { status, stderr }
}

test('it prints one line, serves, and leaves nothing behind when it is ended', async () => {
  const process = run(
    '--port',
    '0',
    '--step-ms',
    '10',
    '--api-key',
    'tlk_mine',
    '--faults',
    '[{"kind":"status","status":503,"times":1}]',
  )
  const ready = PracticeReady.parse(await firstLine(process))
  expect(ready.apiKey).toBe('tlk_mine')
  expect(ready.indexes.map(({ models }) => models.map(({ model_name }) => model_name))).toEqual([
    ['marengo3.0'],
    ['marengo3.0', 'pegasus1.2'],
    ['pegasus1.2'],
  ])
  const ask = async () =>
    (await fetch(`${ready.baseUrl}/indexes`, { headers: { 'x-api-key': 'tlk_mine' } })).status
  expect([await ask(), await ask()]).toEqual([503, 200])
  expect(readdirSync(temporary)).toHaveLength(1)
  process.kill('SIGTERM')
  expect(await ended(process)).toEqual({ status: 0, stderr: '' })
  expect(readdirSync(temporary)).toEqual([])
})

test('it tells its parent when it is ready, and ends with it', async () => {
  child = fork(CLI, ['--sink'], { silent: true, env: environment() })
  const [message] = (await once(child, 'message')) as unknown[]
  expect(PracticeReady.extend({ kind: z.literal('practiceReady') }).safeParse(message).success).toBe(true)
  // Not `close`: Node does not emit it for a child whose channel the parent closed.
  const exit = once(child, 'exit')
  child.disconnect()
  expect(await exit).toEqual([0, null])
  expect(readdirSync(temporary)).toEqual([])
})

test.each([
  [['--plan', 'gold'], '--plan takes one of off, free, tier1, tier2, tier3, not "gold".'],
  [['--port', 'x'], '--port takes a whole number of at least 0, not "x".'],
  [['--faults', '{'], '--faults takes JSON'],
  [['--faults', '[{"kind":"x"}]'], '--faults: '],
  [['--colour', 'red'], "Unknown option '--colour'"],
  [['surplus'], 'Unexpected argument'],
])('%j is refused in a clear sentence with status 2', async (args, sentence) => {
  const { status, stderr } = await ended(run(...args))
  expect(status).toBe(2)
  expect(stderr).toContain(sentence)
})

test('--help explains every option', async () => {
  const process = run('--help')
  let text = ''
  process.stdout.on('data', (piece: Buffer) => (text += piece.toString()))
  expect((await ended(process)).status).toBe(0)
  for (const option of ['--port', '--step-ms', '--plan', '--chunk-size', '--faults', '--sink'])
    expect(text).toContain(option)
})
