/** Files that can be made again, in a folder that is kept below a size: what was used longest ago goes first. */
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** Of files that are still being written; whatever bears it at the start was left behind by a run that broke off. */
const UNFINISHED = '.unfinished'

export class DiskCache {
  readonly #folder: string
  readonly #capBytes: number
  /** Names with their sizes in bytes, those used longest ago first. */
  readonly #sizes = new Map<string, number>()
  readonly #measured: Promise<void>
  #totalBytes = 0

  /** @param folder made when the first file comes; what lies in it already is measured at once */
  constructor(folder: string, capBytes: number) {
    this.#folder = folder
    this.#capBytes = capBytes
    this.#measured = this.#measure()
    // Whoever asks is told.
    this.#measured.catch(() => undefined)
  }

  /** The path of a file that is there, which counts as its use; null otherwise. */
  async find(name: string): Promise<string | null> {
    await this.#measured
    const bytes = this.#sizes.get(name)
    if (bytes === undefined) return null
    const path = join(this.#folder, name)
    const now = new Date()
    try {
      // The order is read from these times at the next start.
      await utimes(path, now, now)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      this.#forget(name)
      return null
    }
    if (this.#sizes.delete(name)) this.#sizes.set(name, bytes)
    return path
  }

  /**
   * Puts a file there as a whole or not at all, then removes what is above the size.
   * @param write writes it to the path that it is given; says false when there is nothing to keep
   * @returns its path; null when there is nothing
   */
  async add(name: string, write: (path: string) => Promise<boolean>): Promise<string | null> {
    await this.#measured
    await mkdir(this.#folder, { recursive: true })
    const path = join(this.#folder, name)
    const unfinished = path + UNFINISHED
    try {
      if (!(await write(unfinished))) return null
      const { size } = await stat(unfinished)
      await rename(unfinished, path)
      this.#count(name, size)
    } finally {
      await rm(unfinished, { force: true })
    }
    await this.#shrink()
    return path
  }

  /** The newest stays, whatever its size: it was asked for just now. */
  async #shrink(): Promise<void> {
    while (this.#totalBytes > this.#capBytes && this.#sizes.size > 1) {
      const [oldest = ''] = this.#sizes.keys()
      this.#forget(oldest)
      await rm(join(this.#folder, oldest), { force: true })
    }
  }

  async #measure(): Promise<void> {
    const found: { name: string; bytes: number; usedMs: number }[] = []
    for (const name of await namesIn(this.#folder)) {
      const path = join(this.#folder, name)
      if (name.includes(UNFINISHED)) await rm(path, { force: true })
      else {
        const { size, mtimeMs } = await stat(path)
        found.push({ name, bytes: size, usedMs: mtimeMs })
      }
    }
    for (const { name, bytes } of found.toSorted((a, b) => a.usedMs - b.usedMs)) this.#count(name, bytes)
    await this.#shrink()
  }

  #count(name: string, bytes: number): void {
    this.#forget(name)
    this.#sizes.set(name, bytes)
    this.#totalBytes += bytes
  }

  #forget(name: string): void {
    this.#totalBytes -= this.#sizes.get(name) ?? 0
    this.#sizes.delete(name)
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
