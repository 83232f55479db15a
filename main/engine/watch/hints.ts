import { watch } from 'chokidar'
import type { FSWatcher } from 'chokidar'
import type { Stats } from 'node:fs'
import { basename } from 'node:path'
import { isLookedInto, mayBeClip } from '../intake/sieve.ts'
import type { NameRules } from '../intake/sieve.ts'

/** How long paths are gathered before they are told together, in ms. */
const GATHER_MS = 50

/**
 * Events of the file system below a root, as hints: paths where something may have come or changed. What is true of
 * them, a look tells; what was missed, the next look through the whole tree.
 */
export class Hints {
  readonly #watcher: FSWatcher
  readonly #paths = new Set<string>()
  readonly #tell: (paths: string[]) => void
  #timer: NodeJS.Timeout | null = null

  /**
   * @param on.ready events flow from now on
   * @param on.failed the watcher lost events or cannot watch everything; with the code of the system
   */
  constructor(
    root: string,
    what: { rules: NameRules; depth: number | null },
    on: { paths: (paths: string[]) => void; ready: () => void; failed: (code: string) => void },
  ) {
    this.#tell = on.paths
    this.#watcher = watch(root, {
      ignoreInitial: true,
      // Renames are told at once; stillness is not the watcher's business.
      atomic: false,
      ignorePermissionErrors: true,
      ...(what.depth === null ? {} : { depth: what.depth }),
      ignored: (path, stats) => path !== root && isIgnored(path, stats, what.rules),
    })
    this.#watcher
      .on('add', (path) => this.#hint(path))
      .on('change', (path) => this.#hint(path))
      .on('ready', on.ready)
      .on('error', (error) =>
        on.failed(error instanceof Error && 'code' in error ? String(error.code) : String(error)),
      )
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#watcher.close()
  }

  #hint(path: string): void {
    this.#paths.add(path)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      const paths = [...this.#paths]
      this.#paths.clear()
      this.#tell(paths)
    }, GATHER_MS)
  }
}

function isIgnored(path: string, stats: Stats | undefined, rules: NameRules): boolean {
  if (stats === undefined) return false
  const name = basename(path)
  return stats.isDirectory() ? !isLookedInto(name) : !mayBeClip(name, rules)
}
