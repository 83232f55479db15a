/** The engine as others see it: opened, given commands, closed. Knows nothing of Electron; runs under plain Node. */
import {
  ENGINE_COMMANDS,
  type Answer,
  type Args,
  type CheckedArgs,
  type EngineCommand,
} from '../../shared/contract.ts'
import { ExpectedError, failure, type Failure } from '../../shared/errors.ts'
import type { IntakeReport } from '../../shared/intake-report.ts'
import type { ItemId, ItemRow } from '../../shared/item.ts'
import type { ReceiptFormat } from '../../shared/receipts.ts'
import type { UploadWay } from '../../shared/upload-way.ts'
import { makeHandlers, type Handlers } from './handlers.ts'
import type { EngineOptions } from './options.ts'
import { makeParts, type Parts } from './parts.ts'
import { orTrouble } from './store/trouble.ts'

/** At the start nothing waits longer than this for its next try: the clock may have been another one, in ms. */
const LONGEST_WAIT_MS = 60_000

export class Engine {
  readonly #stop = new AbortController()
  readonly #parts: Parts
  readonly #handlers: Handlers

  /** @throws ExpectedError `database_newer`, `data_folder_in_use`, `disk_full`, `history_unwritable` */
  static open(options: EngineOptions): Engine {
    return orTrouble(() => new Engine(options))
  }

  private constructor(options: EngineOptions) {
    this.#parts = makeParts(options, this.#stop.signal)
    this.#handlers = makeHandlers(this.#parts)
    const { ctx, arrivals, watches } = this.#parts
    ctx.store.items.hurry(Date.now() + LONGEST_WAIT_MS)
    arrivals.resume()
    watches.start()
    ctx.wake()
  }

  /** Set when a damaged database was set aside at the start. */
  get notice(): Failure | null {
    return this.#parts.store.notice
  }

  /** Why everything waits for a person; null when it does not. */
  get hold(): Failure | null {
    return this.#parts.holds.forPerson
  }

  /**
   * Answers a command; the arguments are checked against the contract first.
   * @throws ExpectedError with the failure to show
   */
  async call<C extends EngineCommand>(command: C, args: Args<C>): Promise<Answer<C>> {
    const checked = ENGINE_COMMANDS[command].args.safeParse(args)
    if (!checked.success)
      throw new ExpectedError(failure('wrong_usage', { detail: `${command}: ${checked.error.message}` }))
    try {
      return await this.#handlers[command](checked.data as CheckedArgs<C>)
    } catch (error) {
      throw this.#parts.holds.asTold(error)
    }
  }

  /**
   * As the command `addPaths`, with the items that the paths stand for.
   * @param reviewAbove more new clips than that wait for review; null for none
   * @throws ExpectedError
   */
  async addPaths(
    paths: readonly string[],
    indexId: string,
    way?: UploadWay,
    reviewAbove: number | null = null,
  ): Promise<{ report: IntakeReport; ids: ItemId[] }> {
    try {
      return await this.#parts.intake.take(paths, indexId, way, reviewAbove)
    } catch (error) {
      throw this.#parts.holds.asTold(error)
    }
  }

  /**
   * Writes a receipt of clips, whatever their batch, as they stand now.
   * @param name what all of them are called
   * @throws ExpectedError `file_unwritable`
   */
  async writeReceipt(
    ids: readonly ItemId[],
    name: string,
    to: { path: string; format: ReceiptFormat },
  ): Promise<void> {
    const { desk, receipts } = this.#parts
    await desk.write(receipts.ofClips(ids, name, to.format), to.path)
  }

  /** @throws ExpectedError when the database cannot be read */
  row(id: ItemId): (ItemRow & { wireBytes: number }) | null {
    const { store, view } = this.#parts
    return orTrouble(() => {
      const item = store.items.get(id)
      return item ? { ...view.row(item), wireBytes: item.wireBytes } : null
    })
  }

  /** Stops what runs, cleanly, and closes the database. What was under way goes on at the next start. */
  async close(): Promise<void> {
    const parts = this.#parts
    this.#stop.abort(new Error('closed'))
    parts.doctor.stop()
    parts.pulse.close()
    parts.view.close()
    parts.watchFeed.close()
    await parts.watches.close()
    await parts.afterwards.close()
    await parts.arrivals.close()
    await parts.desk.close()
    await Promise.all([parts.scheduler.close(), parts.tracker.close(), parts.connection.close()])
    await parts.catalog.close()
    await Promise.all([parts.prober.close(), parts.thumbs.close()])
    parts.ctx.budget.close()
    parts.upkeep.keepUsage()
    parts.store.close()
  }
}
