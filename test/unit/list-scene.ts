import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LiveList } from '../../main/engine/list/live-list.ts'
import { Store } from '../../main/engine/store/store.ts'
import type { BatchId } from '../../shared/batches.ts'
import type { ItemId } from '../../shared/item.ts'
import type { ViewQuery } from '../../shared/view.ts'

export const INDEX = { id: 'i1', name: 'Index' }

/** A store in a folder of its own, with a clock that tests turn. */
export class ListScene {
  now = 1_000_000
  ms = 0
  store: Store
  list: LiveList
  readonly #folder = mkdtempSync(join(tmpdir(), 'reeldrop-list-'))

  constructor() {
    this.store = this.#open()
    this.list = new LiveList(this.store, () => this.ms)
  }

  #open(): Store {
    return new Store({ dataDir: this.#folder, now: () => this.now, onChange: () => undefined })
  }

  restart(): void {
    this.store.close()
    this.store = this.#open()
    this.list = new LiveList(this.store, () => this.ms)
  }

  add(paths: readonly string[], batchId: BatchId | null = null, size = 10): ItemId[] {
    return this.store.items.addAll(
      paths.map((path) => ({ path, size, mtimeMs: 1.25, index: INDEX, way: 'auto' as const, batchId })),
    )
  }

  /** Names of the clips of a query, line by line; headings as `# key clips`. */
  lines(query: Partial<ViewQuery> = {}, offset = 0, limit = 100): string[] {
    const { seqs, headings } = this.list.read({ ...ALL, ...query }).slice(offset, limit)
    const lines = this.store.listing.rows(seqs).map((row) => row.name)
    for (const { key, line, clips } of headings) lines.splice(line - offset, 0, `# ${key} ${clips}`)
    return lines
  }

  close(): void {
    this.store.close()
    rmSync(this.#folder, { recursive: true })
  }
}

export const ALL: Omit<ViewQuery, 'offset' | 'limit'> = {
  filter: 'all',
  state: null,
  batchId: null,
  search: '',
  sort: 'added',
  descending: false,
  group: 'none',
  collapsed: [],
}
