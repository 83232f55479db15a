/**
 * `npm run package:smoke`: packs the app as a release is packed, starts the packed program and has it do the practice
 * batch. Where only the stand-in Electron can be had, the Node that runs the engine there is packed beside it.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, Platform, type Configuration } from 'electron-builder'
import { buildApp } from '../../main/dev/build.ts'
import { openDisplay } from '../../main/dev/display.ts'
import { resolveElectron, type ElectronRuntime } from '../../main/dev/electron-runtime.ts'
import { sandboxArgs } from '../../main/dev/sandbox.ts'
import { ensureSystemPackages } from '../../main/dev/system-packages.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const OUTPUT = join(ROOT, 'dist/smoke')
const START_LIMIT_MS = 180_000

ensureSystemPackages('run')
const runtime = await resolveElectron()
await buildApp()
const program = await pack(runtime)
console.log(`Packed: ${program} (${Math.round(sizeOf(join(program, '..')) / 1e6)} MB)`)
const status = await practiceBatch(program)
rmSync(OUTPUT, { recursive: true, force: true })
console.log(status === 0 ? 'The packed app did the practice batch.' : `The packed app ended with ${status}.`)
process.exit(status === 0 ? 0 : 1)

async function pack({ folder, version, source }: ElectronRuntime): Promise<string> {
  rmSync(OUTPUT, { recursive: true, force: true })
  const config: Configuration = {
    extends: join(ROOT, 'electron-builder.yml'),
    electronDist: folder,
    electronVersion: version,
    directories: { output: OUTPUT },
    ...(source === 'stand-in' ? besideStandIn() : {}),
  }
  await build({ projectDir: ROOT, targets: Platform.current().createTarget('dir'), config, publish: 'never' })
  const packed = readdirSync(OUTPUT).find((name) => name.endsWith('-unpacked'))
  if (!packed) throw new Error(`Nothing was packed into ${OUTPUT}.`)
  return join(OUTPUT, packed, 'reeldrop')
}

/** A foreign Node can read no archive, so what it runs lies outside of it. */
function besideStandIn(): Configuration {
  return {
    asarUnpack: ['out/main/**', 'node_modules/**'],
    extraResources: [{ from: join(ROOT, 'node_modules/node/bin/node'), to: 'node' }],
  }
}

async function practiceBatch(program: string): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'reeldrop-smoke-'))
  const display = await openDisplay()
  const picture = join(folder, 'window.png')
  const quiet = display.isOurs ? ['--disable-gpu', '--log-level=3'] : []
  const args = [
    ...sandboxArgs(console.log),
    ...quiet,
    '--practice',
    `--screenshot=${picture}`,
    `--data-dir=${folder}`,
  ]
  const ran = spawnSync(program, args, {
    cwd: folder,
    stdio: 'inherit',
    timeout: START_LIMIT_MS,
    env: { ...process.env, ...(display.name ? { DISPLAY: display.name } : {}) },
  })
  display.close()
  const log = join(folder, 'logs/main.log')
  if (ran.status !== 0 && existsSync(log)) console.error(readFileSync(log, 'utf8'))
  if (existsSync(picture)) cpSync(picture, join(ROOT, 'test-results/packaged.png'))
  rmSync(folder, { recursive: true, force: true })
  return ran.status
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0)
}
