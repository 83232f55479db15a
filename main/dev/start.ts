/**
 * `npm start`: builds Reeldrop and runs it, with all it needs fetched first.
 *   --practice               on the practice server, with the sample clips queued
 *   --screenshot <file.png>  writes a picture of the settled window and exits; status 0 only if all ended as expected
 *   --data-dir <folder>      another folder for settings, history and window state
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from './build.ts'
import { openDisplay } from './display.ts'
import { resolveElectron } from './electron-runtime.ts'
import { sandboxArgs } from './sandbox.ts'
import { ensureSystemPackages } from './system-packages.ts'

const ROOT = resolve(import.meta.dirname, '../..')

try {
  process.exitCode = await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function start(): Promise<number> {
  const { values } = parseArgs({
    options: {
      practice: { type: 'boolean', default: false },
      screenshot: { type: 'string' },
      'data-dir': { type: 'string' },
    },
  })
  ensureSystemPackages('run')
  const runtime = await resolveElectron()
  await buildApp()
  const display = await openDisplay()
  const electronArgs = display.isOurs ? ['--disable-gpu', '--log-level=3'] : []
  const appArgs = [
    ...(values.practice ? ['--practice'] : []),
    ...(values.screenshot ? [`--screenshot=${resolve(values.screenshot)}`] : []),
    ...(values['data-dir'] ? [`--data-dir=${resolve(values['data-dir'])}`] : []),
  ]
  const env = { ...process.env, ...(display.name ? { DISPLAY: display.name } : {}) }
  const electron = spawn(
    runtime.executable,
    [...sandboxArgs(console.log), ...electronArgs, ROOT, ...appArgs],
    {
      stdio: 'inherit',
      env,
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => electron.kill(signal))
  const status = await new Promise<number>((done, fail) => {
    electron.once('error', fail)
    electron.once('exit', (code) => done(code ?? 1))
  })
  display.close()
  return status
}
