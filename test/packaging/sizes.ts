/** How much of the packed app each part is. */
import { ARCHIVE, type PackedFile } from './contents.ts'

const MODULES = `^${ARCHIVE}(\\.unpacked)?/node_modules`
/** The first that fits counts. */
const PARTS: readonly [part: string, where: RegExp][] = [
  ['Node for the stand-in Electron, in no release', /^resources\/node$/],
  ['ffprobe', new RegExp(`${MODULES}/ffprobe-static/bin/`)],
  ['ffmpeg', new RegExp(`${MODULES}/@ffmpeg-installer/[a-z0-9]+-`)],
  ['native modules (database, keychain)', new RegExp(`${MODULES}/.*\\.node$`)],
  ['other packages', new RegExp(MODULES)],
  ['our code and sample clips', new RegExp(`^${ARCHIVE}(\\.unpacked)?/`)],
  ['licences of Electron and Chromium', /LICENSE/],
  ["Chromium's languages", /^locales\//],
  ['Electron', /^(?!resources\/app\.asar$)/],
]

export function printSizes(files: readonly PackedFile[]): void {
  const parts = new Map(PARTS.map(([part]) => [part, 0]))
  for (const { path, bytes } of files) {
    const part = PARTS.find(([, where]) => where.test(path))?.[0]
    if (part !== undefined) parts.set(part, (parts.get(part) ?? 0) + bytes)
  }
  const lines = [...parts].filter(([, bytes]) => bytes > 0).sort(([, a], [, b]) => b - a)
  const total = lines.reduce((sum, [, bytes]) => sum + bytes, 0)
  for (const [part, bytes] of [...lines, ['total', total] as const]) {
    console.log(`  ${(bytes / 1e6).toFixed(1).padStart(7)} MB  ${part}`)
  }
}
