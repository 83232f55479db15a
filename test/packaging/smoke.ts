/**
 * `npm run package:smoke`: packs the app as a release is packed, looks through what was packed, and has the program out
 * of the archive do the practice batch. Closes with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../main/dev/build.ts'
import { openDisplay } from '../../main/dev/display.ts'
import { resolveElectron } from '../../main/dev/electron-runtime.ts'
import { sandboxArgs } from '../../main/dev/sandbox.ts'
import { ensureSystemPackages } from '../../main/dev/system-packages.ts'
import { Checks } from './checks.ts'
import { filesBelow, filesOf, hashOf, withoutIntegrity } from './contents.ts'
import {
  foreignPrograms,
  fusesUnlikeDeclared,
  licencesMissing,
  packagesTooMany,
  notForUsers,
  strangeLanguages,
} from './expectations.ts'
import { pack, ROOT, type Packed } from './pack.ts'
import { printSizes } from './sizes.ts'

const START_LIMIT_MS = 180_000

ensureSystemPackages('pack')
const runtime = await resolveElectron()
await buildApp()
const packed = await pack(runtime)
const checks = new Checks()
await look(packed)
await checks.check('the program out of the archive does the practice batch', () =>
  practiceBatch(programIn(packed.unpacked ?? packed.folder)),
)
packed.remove()
process.exit(checks.close() === 0 ? 0 : 1)

async function look({ folder, unpacked }: Packed): Promise<void> {
  const files = filesOf(folder)
  printSizes(files)
  await checks.check('no sources, maps, documents, typings or tests are packed', () => notForUsers(files))
  await checks.check('every program and library is one of this system and processor', () =>
    foreignPrograms(files),
  )
  await checks.check('no package is packed but those that the app needs to run', () => packagesTooMany(files))
  await checks.check('Chromium speaks English and German alone', () => strangeLanguages(files))
  await checks.check('the licence of every package that is packed is shown', () =>
    licencesMissing(folder, files),
  )
  await checks.check('every file of the archive has the hash that its head names', () =>
    withoutIntegrity(folder),
  )
  await checks.check('the fuses are as declared', () => fusesUnlikeDeclared(programIn(folder)))
  if (unpacked === null) return
  await checks.check('the archive to download holds the very same files', () => differences(folder, unpacked))
}

function differences(one: string, other: string): string[] {
  const [names, others] = [filesBelow(one), filesBelow(other)]
  const all = [...new Set([...names, ...others])]
  return all
    .filter((name) => !existsSync(join(one, name)) || !existsSync(join(other, name)))
    .concat(
      names.filter((name) => others.includes(name) && hashOf(join(one, name)) !== hashOf(join(other, name))),
    )
}

function programIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'MacOS/Reeldrop')
  return join(folder, process.platform === 'win32' ? 'Reeldrop.exe' : 'reeldrop')
}

/** @throws Error with the app's log when it did not end as it should */
async function practiceBatch(program: string): Promise<void> {
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
  const said = ran.status !== 0 && existsSync(log) ? readFileSync(log, 'utf8') : ''
  if (existsSync(picture)) {
    mkdirSync(join(ROOT, 'test-results'), { recursive: true })
    cpSync(picture, join(ROOT, 'test-results/packaged.png'))
  }
  rmSync(folder, { recursive: true, force: true })
  if (ran.status !== 0) throw new Error(`It ended with ${ran.status ?? ran.signal}.\n${said}`)
}
