import { relative, sep } from 'node:path'
import picomatch from 'picomatch'
import type { WatchSettings } from '../../../shared/watching.ts'
import { isWithin } from './within.ts'

/** Which files of a watch folder are taken, by their path from the root on. */
export class Selection {
  readonly #root: string
  readonly #depth: number | null
  readonly #isIncluded: (path: string) => boolean
  readonly #isExcluded: (path: string) => boolean
  readonly #ownFolders: readonly string[]
  readonly #takesAll: boolean

  constructor({ path, depth, include, exclude, afterwards }: WatchSettings) {
    this.#root = path
    this.#depth = depth
    this.#isIncluded = include.length === 0 ? () => true : matcher(include)
    this.#isExcluded = exclude.length === 0 ? () => false : matcher(exclude)
    const own = afterwards.do === 'move' ? [afterwards.doneFolder, afterwards.refusedFolder] : []
    this.#ownFolders = own.filter((folder) => folder !== null)
    this.#takesAll = depth === null && include.length + exclude.length === 0
  }

  /** Whether a clip is taken. */
  takes(path: string): boolean {
    if (this.isOwnFolder(path)) return false
    if (this.#takesAll) return true
    const inside = relative(this.#root, path).split(sep).join('/').normalize('NFC')
    if (this.#depth !== null && inside.split('/').length - 1 > this.#depth) return false
    return this.#isIncluded(inside) && !this.#isExcluded(inside)
  }

  /** Whether a path is in a folder that finished clips are moved to. */
  isOwnFolder(path: string): boolean {
    return this.#ownFolders.some((folder) => isWithin(path, folder))
  }
}

/** A pattern without a slash holds for names at any depth, as people expect it. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  const whole = patterns.map((pattern) => pattern.normalize('NFC').replaceAll('\\', '/'))
  const anywhere = whole.map((pattern) =>
    pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`,
  )
  return picomatch(anywhere, { nocase: true, dot: true })
}
