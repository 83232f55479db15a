import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { drawIcons } from '../../main/packaging/icons.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const FileSet = z.object({ from: z.string(), to: z.string(), filter: z.array(z.string()).default(['**/*']) })
const ForSystem = z.looseObject({ files: z.array(FileSet) })
const Config = z.looseObject({ win: ForSystem, mac: ForSystem, linux: ForSystem })
const config = Config.parse(parse(read('electron-builder.yml')))

describe('the configuration of the packages', () => {
  const load = createRequire(import.meta.url)
  const { validateConfiguration } = load('app-builder-lib/out/util/config/config.js') as {
    validateConfiguration: (config: unknown, debug: object) => Promise<void>
  }
  const validate = (changed: object) => validateConfiguration({ ...config, ...changed }, { isEnabled: false })

  test.each(['win', 'mac', 'linux', 'nsis', 'portable', 'dmg'])(
    'fits the schema of electron-builder under "%s", which knows no other names',
    async (part) => {
      await validate({})
      const own = z.record(z.string(), z.unknown()).parse(config[part])
      await expect(validate({ [part]: { ...own, noSuchName: true } })).rejects.toThrow(
        `configuration.${part}`,
      )
    },
  )

  test.each([
    ['win', 'x64', ['win32']],
    ['mac', 'universal', ['darwin']],
    ['linux', 'x64', ['linux']],
  ] as const)('names for %s (%s) the programs and modules of that system alone', (system, arch, own) => {
    const sets = config[system].files.map(({ from, filter }) => `${from} ${filter.join(' ')}`)
    expect(sets.length).toBeGreaterThanOrEqual(4)
    for (const set of sets) {
      const named = set.match(/darwin|linuxmusl|linux|win32/g) ?? []
      expect(named.length, set).toBeGreaterThan(0)
      expect(own, set).toEqual(expect.arrayContaining([...new Set(named)]))
      if (arch === 'universal') expect(set).not.toContain('${arch}')
    }
  })

  test.each([
    ['win', 'x64'],
    ['mac', 'universal'],
    ['linux', 'x64'],
  ] as const)('takes for %s (%s) only from packages that the lockfile names', (system, arch) => {
    const { packages } = z
      .object({ packages: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(read('package-lock.json')))
    for (const { from } of config[system].files) {
      const path = from.replace('${arch}', arch)
      const name = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? ''
      expect(Object.keys(packages)).toContain(name)
      // A package for another system is not installed here; one for all is, with its files.
      if (existsSync(join(ROOT, name))) expect(existsSync(join(ROOT, path)), path).toBe(true)
    }
  })

  test('takes native modules from where their packages have them', () => {
    const modules = ['better-sqlite3', 'keytar'].flatMap((name) =>
      readdirSync(join(ROOT, 'node_modules', name, 'prebuilds')),
    )
    for (const system of ['win32-x64', 'darwin-x64', 'darwin-arm64', 'linux-x64']) {
      expect(modules).toEqual(expect.arrayContaining([system, `${system}.node`]))
    }
  })
})

test('the icons in the repository are those of the drawing', () => {
  for (const [name, bytes] of drawIcons(read('main/packaging/icon.svg'))) {
    expect(readFileSync(join(ROOT, 'main/packaging', name)).equals(bytes), name).toBe(true)
  }
})

test.each(['icon.ico', 'icon.icns'])('%s holds a whole PNG for every entry of its table', (name) => {
  const bytes = readFileSync(join(ROOT, 'main/packaging', name))
  const pictures = name.endsWith('ico') ? ofIco(bytes) : ofIcns(bytes)
  expect(pictures.length).toBeGreaterThanOrEqual(7)
  for (const { size, png } of pictures) {
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect(png.subarray(-8, -4).toString('latin1')).toBe('IEND')
    expect(png.readUInt32BE(16)).toBe(size ?? png.readUInt32BE(20))
  }
})

interface Picture {
  /** Pixels, where the table tells. */
  size?: number
  png: Buffer
}

function ofIco(bytes: Buffer): Picture[] {
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const [length, offset] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)]
    return { size: bytes.readUInt8(at) || 256, png: bytes.subarray(offset, offset + length) }
  })
}

function ofIcns(bytes: Buffer): Picture[] {
  expect(bytes.readUInt32BE(4)).toBe(bytes.length)
  const found: Picture[] = []
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
    found.push({ png: bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)) })
  }
  return found
}
