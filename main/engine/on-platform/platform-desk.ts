import { ExpectedError, failure } from '../../../shared/errors.ts'
import type {
  Exported,
  ExportFormat,
  ExportProgress,
  Fetch,
  StreamSources,
} from '../../../shared/on-platform.ts'
import type { CheckedArgs } from '../../../shared/contract.ts'
import type { Connection } from '../connection.ts'
import type { EngineContext } from '../context.ts'
import type { History } from '../history.ts'
import { Feed } from '../feed.ts'
import { streamOf } from '../stream.ts'
import { writeWhole } from '../write-whole.ts'
import type { TextPart } from '../write-whole.ts'
import { csvOf, jsonOf } from './export.ts'
import type { RowSource } from './export.ts'
import { Fetches } from './fetches.ts'
import type { Added } from './fetches.ts'
import { listRows } from './list-rows.ts'
import { PlatformLists } from './lists.ts'

/** What the desk takes of the engine. */
export interface DeskParts {
  ctx: EngineContext
  connection: Connection
  history: History
  pollMs: number
  /** An index that takes new videos. @throws ExpectedError */
  usableIndex: (id: string) => Promise<{ id: string; name: string }>
  onFetches: (fetches: Fetch[]) => void
  onExporting: (progress: ExportProgress) => void
  failed: (error: unknown) => void
}

/** What a person does with what is on the platform: its lists, addresses that it fetches, and files written of them. */
export class PlatformDesk {
  readonly lists: PlatformLists
  readonly fetches: Fetches
  readonly #parts: DeskParts
  readonly #feed: Feed<Fetch>
  readonly #stop = new AbortController()
  #export: AbortController | null = null

  constructor(parts: DeskParts) {
    const { ctx, connection, pollMs } = parts
    this.#parts = parts
    this.lists = new PlatformLists({
      ask: (call) => connection.ask(call),
      store: ctx.store,
      signal: this.#stop.signal,
    })
    this.fetches = new Fetches(ctx, pollMs, () => this.#feed.changed(true))
    this.#feed = new Feed(() => this.fetches.list(), parts.onFetches, parts.failed)
  }

  /** @throws ExpectedError `index_missing`, `index_takes_no_videos` */
  async fetch({ lines, indexId, way, stream }: CheckedArgs<'fetchUrls'>): Promise<Added> {
    const index = await this.#parts.usableIndex(indexId)
    return this.fetches.add(lines, { index, way, stream }, this.#parts.connection.isLocal)
  }

  /** Writes what a filter leaves to a file, as `write` does. */
  async export(what: Exported, format: ExportFormat, path: string): Promise<number> {
    return await this.#writing(path, (signal) => {
      const rows = this.#rowsOf(what, signal)
      return format === 'csv' ? csvOf(rows) : jsonOf(rows)
    })
  }

  /** Writes a file; another one that is being written is ended by it. @returns rows written */
  async write(parts: AsyncIterable<TextPart>, path: string): Promise<number> {
    return await this.#writing(path, () => parts)
  }

  async #writing(path: string, partsOf: (signal: AbortSignal) => AsyncIterable<TextPart>): Promise<number> {
    this.stopExport()
    const run = new AbortController()
    this.#export = run
    const signal = AbortSignal.any([run.signal, this.#stop.signal])
    try {
      return await writeWhole(partsOf(signal), path, this.#parts.onExporting, signal)
    } catch (error) {
      if (signal.aborted) throw new ExpectedError(failure('export_stopped'))
      throw error
    } finally {
      if (this.#export === run) this.#export = null
    }
  }

  /** @throws ExpectedError what the platform says */
  async stream(video: CheckedArgs<'streamOf'>): Promise<StreamSources> {
    return await streamOf(this.#parts.connection, video, this.#stop.signal)
  }

  stopExport(): void {
    this.#export?.abort(new Error('stopped'))
    this.#export = null
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('closed'))
    this.#feed.close()
    await this.fetches.close()
  }

  #rowsOf(what: Exported, signal: AbortSignal): RowSource {
    if (what.kind === 'history') return this.#parts.history.rows(what.filter)
    return listRows((call) => this.#parts.connection.ask(call), what.filter, signal)
  }
}
