import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import PQueue from 'p-queue'
import { isLookedInto, mayBeClip } from '../intake/sieve.ts'
import type { NameRules } from '../intake/sieve.ts'
import type { WalkBatch, WalkedFile } from '../intake/walk-message.ts'
import { FolderWatchers } from './folder-watchers.ts'
import { isWithin } from './within.ts'

/** How long paths are gathered before they are looked at together, in ms. */
const GATHER_MS = 50
/** Paths looked at at once. */
const LOOKS = 8
/** Folders that are taken under watch before others have a turn. */
const SLICE = 200
/** Most files that are told at once. */
const TOLD = 500

/** Folders, and those of them that are links to folders. */
export type Covered = Pick<WalkBatch, 'folders' | 'links'>

/**
 * Events of the file system below a root, as hints: files that may have come or changed. What was missed, the next look
 * through the whole tree finds, and its folders are watched from then on.
 */
export class Hints {
  readonly #root: string
  readonly #what: { rules: NameRules; depth: number | null }
  readonly #tell: (files: WalkedFile[]) => void
  readonly #watchers: FolderWatchers
  readonly #looks = new PQueue({ concurrency: LOOKS })
  /** What there were events of, and whether the entry itself came or went. */
  readonly #paths = new Map<string, boolean>()
  #found: WalkedFile[] = []
  /** Where links out of the tree lead that were followed, so that loops end. */
  readonly #linked = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  /**
   * @param what.depth levels of subfolders; null for all
   * @param on.files files whose names may be clips', as they are now; also folders with such names, as a walk tells them
   * @param on.failed events were lost, or not everything can be watched; with the code of the system
   */
  constructor(
    root: string,
    what: { rules: NameRules; depth: number | null },
    on: { files: (files: WalkedFile[]) => void; failed: (code: string) => void },
    seesTrees?: boolean,
  ) {
    this.#root = root
    this.#what = what
    this.#tell = on.files
    this.#watchers = new FolderWatchers(
      root,
      { onEntry: (path, isNew) => this.#hint(path, isNew), onFailed: on.failed },
      seesTrees,
    )
  }

  /** Watches these folders from now on: all of the tree, and which of them are links, as a walk told them. */
  async cover({ folders, links }: Covered): Promise<void> {
    this.#linked.clear()
    const there = new Set(folders)
    const linked = new Set(links)
    // One that came behind the walk's back is not among them, and stays.
    for (const folder of this.#watchers.folders) if (!there.has(folder)) this.#hint(folder, true)
    for (const [n, folder] of folders.entries()) {
      if (n % SLICE === SLICE - 1) await breathe()
      if (this.#isClosed) return
      this.#watchers.add(folder, folder === this.#root || linked.has(folder))
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#watchers.close()
    this.#looks.clear()
    await this.#looks.onIdle()
  }

  #hint(path: string, isNew: boolean): void {
    // What is in a file that is no clip, and whose folder is known, is nobody's business.
    if (!isNew && !mayBeClip(basename(path), this.#what.rules)) return
    // Some systems tell of the root itself, whose standing is looked at elsewhere.
    if (path === this.#root || !this.#isInReach(dirname(path))) return
    this.#paths.set(path, isNew || this.#paths.get(path) === true)
    this.#timer ??= setTimeout(() => void this.#lookAtGathered(), GATHER_MS)
  }

  /** On systems that see whole trees there are events from folders that are not looked into. */
  #isInReach(folder: string): boolean {
    const names = relative(this.#root, folder).split(sep).filter(Boolean)
    return names.length <= (this.#what.depth ?? Infinity) && names.every(isLookedInto)
  }

  async #lookAtGathered(): Promise<void> {
    this.#timer = null
    const paths = [...this.#paths]
    this.#paths.clear()
    await Promise.all(paths.map(([path, isNew]) => this.#looks.add(() => this.#lookAt(path, isNew))))
    this.#tellFound()
  }

  #tellFound(): void {
    const files = this.#found
    this.#found = []
    if (!this.#isClosed && files.length > 0) this.#tell(files)
  }

  async #lookAt(path: string, isNew: boolean): Promise<void> {
    if (this.#isClosed) return
    try {
      const own = await lstat(path)
      const stats = own.isSymbolicLink() ? await stat(path) : own
      if (mayBeClip(basename(path), this.#what.rules)) this.#found.push(fileOf(path, stats))
      if (this.#found.length >= TOLD) this.#tellFound()
      if (stats.isDirectory() && isNew) await this.#follow(path, own.isSymbolicLink())
    } catch {
      // It is gone again, or cannot be looked at: then there is nothing to take.
      this.#watchers.drop(path)
    }
  }

  /** A folder that came: it is watched first and read then, so that nothing in it is missed. */
  async #follow(folder: string, isLink: boolean): Promise<void> {
    if (this.#isClosed || !this.#isInReach(folder)) return
    if (isLink && !(await this.#leadsElsewhere(folder))) return
    this.#watchers.add(folder, isLink)
    for (const entry of await readdir(folder)) await this.#lookAt(join(folder, entry), true)
  }

  /** Whether a link leads out of the tree, to where none led before. What is in the tree is watched there. */
  async #leadsElsewhere(link: string): Promise<boolean> {
    const [real, root] = await Promise.all([realpath(link), realpath(this.#root)])
    const known = [root, ...this.#linked]
    if (isWithin(root, real) || known.some((one) => isWithin(real, one))) return false
    this.#linked.add(real)
    return true
  }
}

/** As a walk tells of it. */
function fileOf(path: string, { size, mtimeMs, ctimeMs, dev, ino }: Stats): WalkedFile {
  return { path, size, mtimeMs, ctimeMs, id: `${dev}:${ino}` }
}
