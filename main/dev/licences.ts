/**
 * Gathers the licences of everything that is passed on with the app into `out/licences.json`, which the window shows:
 * packages whose code is in the bundles, packages that lie beside them with all they need, and the programs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'
import type { Licence } from '../../shared/licences.ts'

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
})
type Manifest = z.infer<typeof Manifest>

/** Needed to compile from source alone; nothing of it is packed. */
const NOT_PACKED = new Set(['node-addon-api'])

/** Programs that are called, not linked to, and whose package does not tell their licence. */
const PROGRAMS: readonly (Omit<Licence, 'text'> & { texts: string[] })[] = [
  {
    name: 'FFmpeg (ffprobe)',
    version: '4.0.2; on Apple silicon 4.4.1',
    licence: 'GPL-3.0-or-later; on Apple silicon LGPL-2.1-or-later',
    source: 'https://ffmpeg.org/releases/',
    texts: ['GPL-3.0', 'LGPL-2.1'],
  },
  {
    name: 'FFmpeg (ffmpeg)',
    version: '2018, of the 4.1 line',
    licence: 'GPL-3.0-or-later',
    source: 'https://ffmpeg.org/releases/',
    texts: ['GPL-3.0'],
  },
]

/** Remembers which packages the bundles took code from; one collector serves all builds. */
export class LicenceCollector {
  readonly #root: string
  readonly #folders = new Set<string>()

  /** @param root folder of `package.json`; the build's configuration, which uses this, knows no folder of its own */
  constructor(root: string) {
    this.#root = root
  }

  plugin(): Plugin {
    return {
      name: 'licences',
      generateBundle: (_, bundle) => {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk') continue
          for (const id of output.moduleIds) {
            const folder = packageOf(id)
            if (folder) this.#folders.add(folder)
          }
        }
      },
    }
  }

  /** A package whose licence is not known gets an empty text, which the check of what is packed finds. */
  async write(file: string): Promise<void> {
    await writeFile(file, JSON.stringify(this.#all()))
  }

  #all(): Licence[] {
    const spdx = (name: string) => {
      const file = join(this.#root, `main/packaging/licences/${name}.txt`)
      return existsSync(file) ? readFileSync(file, 'utf8') : ''
    }
    const folders = new Set([...this.#folders, ...besideTheBundles(this.#root)])
    const packages = [...folders].map((folder) => ofPackage(folder, spdx)).sort(byName)
    const programs = PROGRAMS.map(({ texts, ...program }) => ({
      ...program,
      text: texts.map(spdx).join('\n\n'),
    }))
    return [ofPackage(join(this.#root, 'node_modules/electron'), spdx), ...programs, ...packages]
  }
}

/** `…/node_modules/@scope/name/lib/a.js` → `…/node_modules/@scope/name`; null for code of our own. */
export function packageOf(id: string): string | null {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/').split('?')[0] ?? ''
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
}

/** The packages of `dependencies` with all that they need. */
function besideTheBundles(root: string): string[] {
  const found = new Set<string>()
  const visit = (names: readonly string[], from: string) => {
    for (const name of names) {
      const folder = installed(name, from)
      if (NOT_PACKED.has(name) || found.has(folder)) continue
      found.add(folder)
      visit(Object.keys(manifestOf(folder).dependencies), folder)
    }
  }
  visit(Object.keys(manifestOf(root).dependencies), root)
  return [...found]
}

/** Where Node would find a package from a folder: the nearest `node_modules` on the way up that has it. */
function installed(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (folder === dirname(folder)) throw new Error(`${name} is not installed.`)
  }
}

/** @param spdx the text of a licence by its short name, for packages that come without one */
function ofPackage(folder: string, spdx: (name: string) => string): Licence {
  const { name, version, license, repository, author } = manifestOf(folder)
  const licence = typeof license === 'string' ? license : (license?.type ?? '')
  const by = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`)
  const text = textIn(folder) || (spdx(licence) && `Copyright (c) ${by}\n\n${spdx(licence)}`)
  const source = sourceOf(typeof repository === 'string' ? repository : (repository?.url ?? ''))
  return { name, version, licence, source, text }
}

/** `git+https://host/owner/name.git` or `owner/name` as a page to look at. */
function sourceOf(repository: string): string {
  const plain = repository
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/\.git$/, '')
  return /^(github:)?[\w-]+\/[\w.-]+$/.test(plain)
    ? `https://github.com/${plain.replace(/^github:/, '')}`
    : plain
}

function manifestOf(folder: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}

/** The licence texts of a package one after another; empty when it has none. */
function textIn(folder: string): string {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
}

const byName = (a: Licence, b: Licence) => a.name.localeCompare(b.name, 'en')
