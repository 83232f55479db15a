import { stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { ItemId } from '../../../shared/item.ts'
import type { WatchSettings } from '../../../shared/watching.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'
import { moveFile } from './move-file.ts'
import { writeSidecar } from './sidecar.ts'

/** Time after which a file that could not be moved, or a sidecar that could not be written, is tried again, in ms. */
const AGAIN_MS = 60_000
const AT_ONCE = 50

/**
 * What a watch folder does with files whose clips are ready or were refused. It is kept with each clip until it is done,
 * so that it survives any end of the process. A clip that failed or was cancelled is left alone: it may be tried again.
 */
export class AfterwardsWork {
  readonly #store: Store
  readonly #settingsOf: (item: StoredItem) => WatchSettings | null
  readonly #failed: (error: unknown) => void
  readonly #notBefore = new Map<ItemId, number>()
  #running: Promise<void> | null = null
  #isWanted = false
  #isClosed = false

  constructor(
    store: Store,
    settingsOf: (item: StoredItem) => WatchSettings | null,
    failed: (error: unknown) => void,
  ) {
    this.#store = store
    this.#settingsOf = settingsOf
    this.#failed = failed
  }

  /** Does what is due; cheap to call often. */
  wake(): void {
    this.#isWanted = true
    if (this.#running !== null || this.#isClosed) return
    this.#running = this.#run()
      .catch((error: unknown) => this.#failed(error))
      .finally(() => (this.#running = null))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false
      const now = Date.now()
      const waiting = [...this.#notBefore].filter(([, at]) => at > now).map(([id]) => id)
      const due = this.#store.due.afterwards(waiting, AT_ONCE)
      for (const item of due) if (!this.#isClosed) await this.#handle(item)
      if (due.length === AT_ONCE) this.#isWanted = true
    }
  }

  async #handle(item: StoredItem): Promise<void> {
    try {
      const note = await this.#do(item)
      this.#store.transaction(() => {
        this.#store.items.patch(item.id, { afterwards: 'done', ...(note.path ? { path: note.path } : {}) })
        if (note.text !== null) this.#store.items.note(item.id, note.text)
      })
      this.#notBefore.delete(item.id)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null
      if (code === null || code.startsWith('SQLITE')) throw error
      if (!this.#notBefore.has(item.id))
        this.#store.items.note(
          item.id,
          `Its file could not be handled afterwards (${code}); tried again every minute`,
        )
      this.#notBefore.set(item.id, Date.now() + AGAIN_MS)
    }
  }

  async #do(item: StoredItem): Promise<{ path: string | null; text: string | null }> {
    const settings = this.#settingsOf(item)
    const nothing = { path: null, text: null }
    if (settings === null || settings.afterwards.do === 'leave') return nothing
    const now = await stat(item.path)
    // Another clip under its name is not this one's to move.
    if (now.size !== item.size || now.mtimeMs !== item.mtimeMs) return nothing
    if (settings.afterwards.do === 'sidecar') return { path: null, text: `Wrote ${await writeSidecar(item)}` }
    const { doneFolder, refusedFolder } = settings.afterwards
    const folder = item.state === 'ready' ? doneFolder : refusedFolder
    if (folder === null) return nothing
    const path = await moveFile(item.path, join(folder, relative(settings.path, item.path)))
    return { path, text: `Moved to ${path}` }
  }
}
