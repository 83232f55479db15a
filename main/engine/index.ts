/** The engine: builds its parts and answers commands. Knows nothing of Electron; runs under plain Node. */
import PQueue from 'p-queue'
import { availableParallelism } from 'node:os'
import { FILTER_STATES } from '../../shared/domain.ts'
import type {
  Failure,
  IntakeReport,
  ItemId,
  ItemRow,
  Settings,
  UploadWay,
  View,
} from '../../shared/domain.ts'
import type { Answer, Args, CheckedArgs, EngineCommand } from '../../shared/contract.ts'
import { ENGINE_COMMANDS } from '../../shared/contract.ts'
import { ExpectedError, failure } from '../../shared/errors.ts'
import { Actions } from './actions.ts'
import { Connection } from './connection.ts'
import type { EngineContext } from './context.ts'
import { addPaths } from './intake/add.ts'
import type { Logger } from './log.ts'
import { createProber } from './probe/probe.ts'
import type { Prober } from './probe/probe.ts'
import { Scheduler } from './queue/scheduler.ts'
import type { Hold } from './queue/scheduler.ts'
import { Settler } from './queue/settle.ts'
import { Store } from './store/store.ts'
import { Tracker } from './track/tracker.ts'
import { ViewFeed } from './view.ts'

export interface EngineOptions {
  dataDir: string
  log: Logger
  /** The open view changed. */
  onView?: (view: View) => void
  /** Something was committed. */
  onChange?: () => void
  /** Interval of polling the platform while things change, in ms; 5 s by default (contract §8). */
  pollMs?: number
}

type Handlers = { [C in EngineCommand]: (args: CheckedArgs<C>) => Promise<Answer<C>> | Answer<C> }

export class Engine {
  /** Set when a damaged database was set aside at the start. */
  readonly notice: Failure | null
  readonly #store: Store
  readonly #ctx: EngineContext
  readonly #connection: Connection
  readonly #scheduler: Scheduler
  readonly #tracker: Tracker
  readonly #actions: Actions
  readonly #view: ViewFeed
  readonly #prober: Prober
  readonly #handlers: Handlers
  readonly #onChange: (() => void) | undefined
  #settings: Settings
  #hold: Failure | null = null

  /** @throws ExpectedError `database_newer`, `data_folder_in_use` */
  constructor(options: EngineOptions) {
    this.#onChange = options.onChange
    const changed = (): void => this.#changed()
    this.#store = new Store({ dataDir: options.dataDir, now: Date.now, onChange: changed })
    this.notice = this.#store.notice
    this.#store.allUnclear()
    this.#settings = this.#store.settings()
    this.#connection = new Connection(this.#store, changed)
    this.#ctx = {
      store: this.#store,
      log: options.log,
      now: Date.now,
      settings: () => this.#settings,
      client: () => (this.#hold === null ? this.#connection.client : null),
      hold: (reason) => this.#setHold(reason),
      wake: () => this.#wake(),
      chunkSlots: new PQueue({ concurrency: this.#settings.connections }),
      meters: new Map(),
    }
    const cores = availableParallelism()
    this.#prober = createProber({ concurrency: cores, ffprobePath: () => this.#settings.ffprobePath })
    const settler = new Settler(this.#ctx)
    this.#scheduler = new Scheduler(this.#ctx, this.#prober, settler, cores)
    this.#scheduler.setPaused(this.#store.paused())
    this.#tracker = new Tracker(this.#ctx, settler, options.pollMs ?? 5000)
    this.#actions = new Actions(this.#ctx, this.#scheduler)
    this.#view = new ViewFeed(
      this.#ctx,
      () => this.#queueState(),
      (view) => options.onView?.(view),
    )
    this.#handlers = this.#makeHandlers()
    this.#wake()
  }

  /**
   * Answers a command; the arguments are checked against the contract first.
   * @throws ExpectedError with the failure to show
   */
  async call<C extends EngineCommand>(command: C, args: Args<C>): Promise<Answer<C>> {
    const checked = ENGINE_COMMANDS[command].args.safeParse(args)
    if (!checked.success)
      throw new ExpectedError(failure('wrong_usage', { detail: `${command}: ${checked.error.message}` }))
    return await this.#handlers[command](checked.data as CheckedArgs<C>)
  }

  /** As the command `addPaths`, with the items that the paths stand for. */
  async addPaths(
    paths: readonly string[],
    indexId: string,
    way?: UploadWay,
  ): Promise<{ report: IntakeReport; ids: ItemId[] }> {
    const index = await this.#connection.index(indexId)
    if (!index.takesNewVideos) throw new ExpectedError(failure('index_takes_no_videos', { name: index.name }))
    const to = { index, way: way ?? this.#settings.way }
    const added = await addPaths(this.#store, paths, to, (item) => this.#actions.retryItem(item))
    this.#wake()
    return added
  }

  row(id: ItemId): (ItemRow & { wireBytes: number }) | null {
    const item = this.#store.items.get(id)
    return item ? { ...this.#view.row(item), wireBytes: item.wireBytes } : null
  }

  /** Why everything waits for a person; null when it does not. */
  get hold(): Failure | null {
    return this.#hold
  }

  /** Stops what runs, cleanly, and closes the database. What was under way goes on at the next start. */
  async close(): Promise<void> {
    this.#view.close()
    await Promise.all([this.#scheduler.close(), this.#tracker.close(), this.#connection.close()])
    await this.#prober.close()
    this.#store.close()
  }

  #makeHandlers(): Handlers {
    return {
      connect: ({ apiKey, baseUrl }) => {
        this.#connection.connect(apiKey, baseUrl)
        this.#endHold()
        return {}
      },
      checkKey: async ({ apiKey, baseUrl }) => {
        const against = await this.#connection.check(apiKey, baseUrl)
        return { ok: against === null, failure: against }
      },
      listIndexes: async () => ({ indexes: await this.#connection.indexes() }),
      createIndex: ({ name, options, thumbnails }) => this.#connection.createIndex(name, options, thumbnails),
      addPaths: async ({ paths, indexId, way }) => (await this.addPaths(paths, indexId, way)).report,
      openView: (query) => this.#view.open(query),
      details: ({ id }) => {
        const item = this.#store.items.get(id)
        return item ? { row: this.#view.row(item), events: this.#store.items.events(id) } : null
      },
      cancel: async ({ ids }) => ({ changed: await this.#actions.cancel(ids) }),
      retry: ({ ids }) => ({ changed: this.#actions.retry(ids) }),
      retryAllFailed: () => ({ changed: this.#actions.retryAllFailed() }),
      uploadAnyway: ({ ids }) => ({ changed: this.#actions.uploadAnyway(ids) }),
      remove: ({ ids }) => ({ changed: this.#actions.remove(ids) }),
      removeDone: ({ filter }) => ({ changed: this.#actions.removeAll(FILTER_STATES[filter]) }),
      setPaused: ({ paused }) => {
        this.#store.setPaused(paused)
        this.#scheduler.setPaused(paused)
        this.#view.changed()
        return {}
      },
      setItemsPaused: async ({ ids, paused }) => ({ changed: await this.#actions.setPaused(ids, paused) }),
      resume: () => {
        this.#endHold()
        return {}
      },
      getSettings: () => this.#settings,
      setSettings: (change) => {
        this.#settings = this.#store.setSettings(change)
        this.#ctx.chunkSlots.concurrency = this.#settings.connections
        this.#wake()
        return this.#settings
      },
    }
  }

  #changed(): void {
    this.#view.changed()
    this.#onChange?.()
  }

  #wake(): void {
    this.#scheduler.wake()
    this.#tracker.wake()
  }

  #setHold(reason: Failure): void {
    if (this.#hold !== null) return
    this.#hold = reason
    this.#ctx.log('warn', `the queue waits: ${reason.code}`)
    this.#scheduler.stopUploads()
    this.#changed()
  }

  #endHold(): void {
    this.#hold = null
    this.#wake()
    this.#changed()
  }

  #queueState(): { paused: boolean; uploadsActive: number; hold: Hold | null } {
    const until = this.#connection.gate.closedUntil
    const waiting: Hold | null = until === null ? null : { failure: failure('too_many_requests'), until }
    const held: Hold | null = this.#hold === null ? waiting : { failure: this.#hold, until: null }
    return { paused: this.#scheduler.paused, uploadsActive: this.#scheduler.uploadsActive, hold: held }
  }
}
