/**
 * `npm test`: fetches what the tests need, builds the app, runs everything and closes with `N passed, N failed`.
 * A runner that crashes or does not report counts as a failure.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from '../main/dev/build.ts'
import { openDisplay } from '../main/dev/display.ts'
import { resolveElectron } from '../main/dev/electron-runtime.ts'
import { ensureSystemPackages } from '../main/dev/system-packages.ts'
import { countPlaywright, countVitest, type Count } from './count.ts'

const ROOT = resolve(import.meta.dirname, '..')
const RESULTS = join(ROOT, 'test-results')
/**
 * The app tests run in parts at once, each with a display, a session bus and a keychain of its own. By the names of
 * their files, so that both take about as long.
 */
const APP_PARTS =
  process.platform === 'linux'
    ? [
        ['/app/[a-k]', '/app/la'],
        ['/app/l[b-z]', '/app/[m-z]'],
      ]
    : [[]]

const counts = await runAll()
const passed = sum(counts.map((count) => count.passed))
const failed = sum(counts.map((count) => count.failed))
for (const name of counts.flatMap((count) => count.failures)) console.log(`FAILED ${name}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

async function runAll(): Promise<Count[]> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  try {
    await timed('system packages', () => ensureSystemPackages('test'))
    await timed('Electron', () => resolveElectron())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return [nothing('what the tests need')]
  }
  const built = await timed('build', () => buildApp().then(() => true, report))
  const vitest = await timed('unit, engine, practice and renderer tests', runVitest)
  const app = built
    ? await timed('app tests', () => Promise.all(APP_PARTS.map(runPlaywright)))
    : [nothing('the build')]
  return [vitest, ...app]
}

const nothing = (failure: string): Count => ({ passed: 0, failed: 1, failures: [failure] })

function report(error: unknown): false {
  console.error(error)
  return false
}

async function runVitest(): Promise<Count> {
  const file = join(RESULTS, 'vitest.json')
  const status = await run(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      // Hundreds of processes are started: what is compiled for one is there for the next.
    ],
    { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled') },
  )
  return counted(file, status, countVitest)
}

/** @param files patterns of their paths; all where there is none */
async function runPlaywright(files: readonly string[], part: number): Promise<Count> {
  const display = await openDisplay(console.log, true)
  const name = `app-${part}`
  const file = join(RESULTS, `${name}.json`)
  const command = [process.execPath, join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', ...files]
  const [program = '', ...args] =
    process.platform === 'linux' ? [join(ROOT, 'test/with-keychain.sh'), ...command] : command
  const env = { REELDROP_RESULTS: name, ...(display.name && { DISPLAY: display.name }) }
  const status = await run(program, args, env)
  display.close()
  return counted(file, status, countPlaywright)
}

function counted(file: string, status: number, read: (json: unknown) => Count): Count {
  if (!existsSync(file)) {
    console.error(`The runner left no ${file} (status ${status}).`)
    return nothing(file)
  }
  const count = read(JSON.parse(readFileSync(file, 'utf8')))
  const silent = status !== 0 && count.failed === 0
  if (silent) console.error(`The runner ended with status ${status} though no test failed.`)
  return silent ? { ...count, failed: 1, failures: [`${file}: status ${status}`] } : count
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', ...env },
    })
    child.once('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.once('exit', (code) => done(code ?? 1))
  })
}

async function timed<T>(what: string, step: () => T | Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await step()
  console.log(`[${what}: ${((performance.now() - started) / 1000).toFixed(1)} s]`)
  return result
}

function sum(of: number[]): number {
  return of.reduce((total, one) => total + one, 0)
}
