/** Packs the app as a release is packed, as a folder and as an archive, on the Electron that can be had here. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { build, Platform, type Configuration } from 'electron-builder'
import type { ElectronRuntime } from '../../main/dev/electron-runtime.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
const OUTPUT = join(ROOT, 'dist/smoke')

export interface Packed {
  /** The packed folder; on macOS the `Contents` of the app. */
  folder: string
  /** The same out of the archive, as somebody who downloaded it has it; null where no archive was made. */
  unpacked: string | null
  remove(): void
}

/** electron-builder would fetch a 7-Zip of its own. */
const SEVEN_ZIP = '/usr/bin/7zz'
const TARGETS = process.platform === 'linux' ? ['dir', 'tar.gz'] : ['dir']

/** On the stand-in, a Node beside it runs the engine. It can read no archive, so what it runs lies outside of that. */
const BESIDE_STAND_IN: Configuration = {
  asarUnpack: ['out/main/**', 'node_modules/**'],
  extraResources: [{ from: join(ROOT, 'node_modules/node/bin/node'), to: 'node' }],
}

export async function pack({ folder, version, source }: ElectronRuntime): Promise<Packed> {
  rmSync(OUTPUT, { recursive: true, force: true })
  if (process.platform === 'linux') process.env['ELECTRON_BUILDER_7ZIP_PATH'] = SEVEN_ZIP
  // A release takes as long as it must; here the archive is only held against the folder.
  process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] = '1'
  const config: Configuration = {
    extends: join(ROOT, 'electron-builder.yml'),
    electronDist: folder,
    electronVersion: version,
    directories: { output: OUTPUT },
    ...(source === 'stand-in' ? BESIDE_STAND_IN : {}),
  }
  await build({
    projectDir: ROOT,
    targets: Platform.current().createTarget(TARGETS),
    config,
    publish: 'never',
  })
  return {
    folder:
      process.platform === 'darwin'
        ? join(OUTPUT, nameOf(/^mac/), 'Reeldrop.app/Contents')
        : join(OUTPUT, nameOf(/-unpacked$/)),
    unpacked: process.platform === 'linux' ? unpack(join(OUTPUT, nameOf(/\.tar\.gz$/))) : null,
    remove: () => rmSync(OUTPUT, { recursive: true, force: true }),
  }
}

function nameOf(pattern: RegExp): string {
  const name = readdirSync(OUTPUT).find((entry) => pattern.test(entry))
  if (!name) throw new Error(`Nothing like ${pattern} was packed into ${OUTPUT}.`)
  return name
}

function unpack(archive: string): string {
  const to = join(OUTPUT, 'from-archive')
  mkdirSync(to)
  const done = spawnSync('tar', ['-xzf', archive, '-C', to, '--strip-components=1'], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${archive} cannot be unpacked: ${done.stderr}`)
  return to
}
