import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join, sep } from 'node:path'

/** Whether one watcher of the system sees a whole tree; elsewhere each folder needs its own. */
const SEES_TREES = process.platform === 'darwin' || process.platform === 'win32'

/** The code of the system for events that it lost, as its buffer was full. */
const LOST = 'EOVERFLOW'
/** Codes of the system for having no watcher left to give. */
export const NONE_LEFT: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE', 'ENFILE'])
/** A folder that is gone or may not be read: the next look through the tree says so where it matters. */
const NO_MATTER: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'])

export interface FolderEvents {
  /** Something of the entry at the path changed; `isNew` when the entry itself came, went or got another name. */
  onEntry: (path: string, isNew: boolean) => void
  /** Events were lost, or a folder cannot be watched; with the code of the system. */
  onFailed: (code: string) => void
}

/**
 * The system's watchers of the folders of a tree.
 * Not through chokidar: before it tells of anything it reads the whole tree and looks at each file, in the thread that
 * does everything else, and keeps it all. The folders are known here already, and of the files nothing has to be kept.
 */
export class FolderWatchers {
  readonly #root: string
  readonly #on: FolderEvents
  readonly #seesTrees: boolean
  readonly #watchers = new Map<string, FSWatcher>()
  #isFull = false

  /** @param seesTrees whether one watcher is made to see the whole tree, as the system does best by default */
  constructor(root: string, on: FolderEvents, seesTrees = SEES_TREES) {
    this.#root = root
    this.#on = on
    this.#seesTrees = seesTrees
  }

  /**
   * Watches a folder from now on, if it can be and is not yet.
   * @param isTop nothing above it sees into it: it is the root, or a link
   */
  add(folder: string, isTop = folder === this.#root): void {
    if (this.#watchers.has(folder) || this.#isFull) return
    if (this.#seesTrees && !isTop) return
    try {
      const watcher = watch(folder, { recursive: this.#seesTrees }, (event, name) => {
        // Whoever went meanwhile is not heard any more.
        if (this.#watchers.get(folder) !== watcher) return
        if (name === null) this.#on.onFailed(LOST)
        else this.#on.onEntry(join(folder, name), event === 'rename')
      })
      watcher.on('error', (error) => this.#failed(folder, error))
      this.#watchers.set(folder, watcher)
    } catch (error) {
      this.#failed(folder, error)
    }
  }

  /** Lets go of a folder that is no longer there, and of those below it. */
  drop(folder: string): void {
    if (!this.#watchers.has(folder)) return
    const below = folder + sep
    for (const path of this.#watchers.keys()) if (path === folder || path.startsWith(below)) this.#close(path)
  }

  /** Watched folders, of which there may be more than are there by now. */
  get folders(): string[] {
    return [...this.#watchers.keys()]
  }

  close(): void {
    for (const path of this.#watchers.keys()) this.#close(path)
  }

  #close(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }

  #failed(folder: string, error: unknown): void {
    this.#close(folder)
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    this.#isFull ||= NONE_LEFT.has(code)
    if (folder === this.#root || !NO_MATTER.has(code)) this.#on.onFailed(code)
  }
}
