/** What a packed app may hold. Each function lists what should not be so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { parse } from 'yaml'
import { z } from 'zod'
import { ARCHIVE, textOf, type PackedFile } from './contents.ts'
import { Licence } from '../../shared/licences.ts'
import { ROOT } from './pack.ts'

const OF_DEVELOPERS =
  /(\.(ts|tsx|map|md|markdown|c|cc|cpp|h|gyp|gypi|sh|ps1|tsbuildinfo)|~|(^|\/)(\.env|tsconfig\.json|\.npmignore))$|\/(test|tests|docs|examples?)\//

export function notForUsers(files: readonly PackedFile[]): string[] {
  return files.map(({ path }) => path).filter((path) => OF_DEVELOPERS.test(path))
}

/** What the heads of programs say: ELF, PE, Mach-O, for which processor. */
function kindOf(head: Buffer): string | null {
  const word = head.readUInt32BE(0)
  if (word === 0x7f454c46) return `linux-${{ 62: 'x64', 183: 'arm64' }[head.readUInt16LE(18)] ?? 'other'}`
  if (word >>> 16 === 0x4d5a) return 'win32'
  if ([0xfeedface, 0xfeedfacf, 0xcffaedfe, 0xcefaedfe].includes(word)) return 'darwin'
  // A universal Mach-O begins like a Java class, of which there is none here.
  return word === 0xcafebabe ? 'darwin' : null
}

const OTHER_NAMES = ['darwin', 'linux', 'linuxmusl', 'win32']

export function foreignPrograms(files: readonly PackedFile[]): string[] {
  const own = process.platform === 'linux' ? `linux-${process.arch}` : process.platform
  // The name of a script says what it would load, not what it is.
  const named = (path: string) =>
    !path.endsWith('.js') &&
    OTHER_NAMES.some((name) => name !== process.platform && new RegExp(`[/@]${name}[/-]`).test(path))
  return files
    .filter(({ path, head }) => (kindOf(head) ?? own) !== own || named(path))
    .map(({ path, head }) => `${path} (${kindOf(head) ?? 'named so'})`)
}

const Lockfile = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })

/** The lockfile marks what only development needs. */
export function packagesTooMany(files: readonly PackedFile[]): string[] {
  const locked = Lockfile.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))).packages
  return packagesIn(files).filter(
    (name) => locked[`node_modules/${name}`]?.dev ?? !locked[`node_modules/${name}`],
  )
}

function packagesIn(files: readonly PackedFile[]): string[] {
  const where = new RegExp(`^${ARCHIVE}(?:\\.unpacked)?/node_modules/((?:@[^/]+/)?[^/]+)/`)
  return [...new Set(files.flatMap(({ path }) => where.exec(path)?.[1] ?? []))]
}

/** Programs come in packages of their own, and stand in the list by what they are. */
const PROGRAM_PACKAGE = /^@ffmpeg-installer\/[a-z0-9]+-/
const RENAMED: Record<string, string> = { keytar: '@github/keytar' }

export function licencesMissing(folder: string, files: readonly PackedFile[]): string[] {
  const shown = z.array(Licence).parse(JSON.parse(textOf(folder, 'out/licences.json')))
  const wanted = [
    'electron',
    'FFmpeg (ffprobe)',
    'FFmpeg (ffmpeg)',
    'react',
    'zod',
    ...packagesIn(files).filter((name) => !PROGRAM_PACKAGE.test(name)),
  ]
  return wanted.filter((name) => {
    const entry = shown.find((licence) => licence.name === (RENAMED[name] ?? name))
    return !entry || entry.text.length < 200
  })
}

export function strangeLanguages(files: readonly PackedFile[]): string[] {
  const languages = new Set(
    files.flatMap(({ path }) => /(?:^locales|\/)\/?([\w-]+)\.(?:pak|lproj)(?:\/|$)/.exec(path)?.[1] ?? []),
  )
  const missing = ['en', 'de'].filter((wanted) => ![...languages].some((name) => name.startsWith(wanted)))
  return [...languages].filter((name) => !/^(en([-_]US)?|de)$/.test(name)).concat(missing)
}

/** Names of the fuses in `electron-builder.yml`, which writes them small. */
const Declared = z.object({ electronFuses: z.record(z.string(), z.boolean()) })
export async function fusesUnlikeDeclared(program: string): Promise<string[]> {
  const { electronFuses } = Declared.parse(parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')))
  const wire = await getCurrentFuseWire(program)
  const declared = Object.entries(electronFuses).map(([name, on]) => {
    const fuse = FuseV1Options[(name[0]?.toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options]
    return { name, isAsDeclared: fuse !== undefined && (wire[fuse] === FuseState.ENABLE) === on }
  })
  if (declared.length < 7) return ['fewer fuses are declared than there were']
  return declared.filter(({ isAsDeclared }) => !isAsDeclared).map(({ name }) => name)
}
