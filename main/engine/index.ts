/** The engine: builds its parts and answers commands. Knows nothing of Electron; runs under plain Node. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { IndexInfo } from '../../shared/index-info.ts'
import type { IntakeReport } from '../../shared/intake-report.ts'
import type { ItemId, ItemRow } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UploadWay } from '../../shared/upload-way.ts'
import type { View } from '../../shared/view.ts'
import type { CheckupProgress } from '../../shared/checkup.ts'
import type { SettingsBase } from '../../shared/preset.ts'
import type { ReceiptFormat } from '../../shared/receipts.ts'
import type { ExportProgress, Fetch } from '../../shared/on-platform.ts'
import type { WatchFolder } from '../../shared/watching.ts'
import {
  ENGINE_COMMANDS,
  THUMBS_FOLDER,
  type Answer,
  type Args,
  type CheckedArgs,
  type EngineCommand,
  type EventPayload,
} from '../../shared/contract.ts'
import { ExpectedError, failure, type Failure } from '../../shared/errors.ts'
import { Actions } from './actions.ts'
import { Activity } from './activity.ts'
import { Budgets } from './budgets.ts'
import { Connection } from './connection.ts'
import type { EngineContext } from './context.ts'
import { Catalog, FRESH_MS } from './dedupe/catalog.ts'
import { Doctor } from './doctor/doctor.ts'
import { Feed } from './feed.ts'
import { IndexingClock } from './forecast/indexing-clock.ts'
import { Outlook } from './forecast/outlook.ts'
import { History } from './history.ts'
import { IndexKeeper } from './indexes.ts'
import { makeHandlers } from './handlers.ts'
import type { Handlers } from './handlers.ts'
import { Holds } from './holds.ts'
import { STOPPED, addPaths } from './intake/add.ts'
import { Arrivals } from './intake/arrivals.ts'
import { describeError } from './log.ts'
import type { Logger } from './log.ts'
import { PlatformDesk } from './on-platform/platform-desk.ts'
import { createProber } from './probe/probe.ts'
import type { Prober } from './probe/probe.ts'
import { NO_PROXIES } from './platform/routes.ts'
import type { ProxySource } from './platform/routes.ts'
import { Pulse } from './pulse.ts'
import { Receipts } from './receipt/receipts.ts'
import { Scheduler } from './queue/scheduler.ts'
import { Settler } from './queue/settle.ts'
import { planUsage } from './forecast/plan-usage.ts'
import { standingOf } from './standing.ts'
import { Store } from './store/store.ts'
import { orTrouble, storeTrouble } from './store/trouble.ts'
import { Thumbs } from './thumbs/thumbs.ts'
import { Tracker } from './track/tracker.ts'
import { Bandwidth } from './transfer/bandwidth.ts'
import { Line } from './transfer/line.ts'
import { ReadBuffers } from './transfer/read-buffers.ts'
import { Throughput } from './transfer/throughput.ts'
import { AfterwardsWork } from './watch/afterwards.ts'
import { WATCH_TIMES } from './watch/watch.ts'
import type { WatchTimes } from './watch/watch.ts'
import { Watches } from './watch/watches.ts'
import { ViewFeed, speedOf } from './view.ts'

export interface EngineOptions {
  dataDir: string
  /** Settings of a facility. */
  settingsBase?: SettingsBase
  log: Logger
  /** The open view changed. */
  onView?: (view: View) => void
  /** Something was committed. */
  onChange?: () => void
  /** Bytes began or ceased to move, or the setting changed that keeps the machine awake for them. */
  onActivity?: (activity: EventPayload<'activity'>) => void
  /** Which proxies lead where; everything goes straight without it. */
  proxies?: ProxySource
  /** Something about a watch folder changed. */
  onWatches?: (watches: WatchFolder[]) => void
  /** Something about a clip changed that the platform fetches from an address. */
  onFetches?: (fetches: Fetch[]) => void
  /** How far an export came. */
  onExporting?: (progress: ExportProgress) => void
  /** How far a comparison of a folder with an index came. */
  onCheckUp?: (progress: CheckupProgress) => void
  /** Other times than usual for watch folders. */
  watchTimes?: Partial<WatchTimes>
  /** Interval of polling the platform while things change, in ms; 5 s by default (contract §8). */
  pollMs?: number
  /** How old what is known of an index may be before it is read again, in ms. */
  catalogFreshMs?: number
  /** Time without any movement after which a request is given up, in ms; a minute by default. */
  stallMs?: number
}

/** What was used is kept once in so many seconds. */
const KEEP_BEATS = 2
/** Clips under examination at once, per CPU: while one is read by ffprobe, others are looked at, hashed and judged. */
const PROBES_PER_CORE = 3
/** At the start nothing waits longer than this for its next try: the clock may have been another one, in ms. */
const LONGEST_WAIT_MS = 60_000

export class Engine {
  /** Set when a damaged database was set aside at the start. */
  readonly notice: Failure | null
  readonly #store: Store
  readonly #ctx: EngineContext
  readonly #budgets: Budgets
  readonly #holds: Holds
  readonly #connection: Connection
  readonly #scheduler: Scheduler
  readonly #tracker: Tracker
  readonly #actions: Actions
  readonly #outlook: Outlook
  readonly #view: ViewFeed
  readonly #arrivals: Arrivals
  readonly #catalog: Catalog
  readonly #watches: Watches
  readonly #watchFeed: Feed<WatchFolder>
  readonly #afterwards: AfterwardsWork
  readonly #doctor: Doctor
  readonly #desk: PlatformDesk
  readonly #receipts: Receipts
  readonly #stop = new AbortController()
  #intake = new AbortController()
  readonly #pulse: Pulse
  readonly #prober: Prober
  readonly #thumbs: Thumbs
  readonly #handlers: Handlers
  readonly #onChange: (() => void) | undefined
  readonly #onActivity: EngineOptions['onActivity']
  readonly #activity = new Activity()
  #told: EventPayload<'activity'> = { uploading: false, keepAwake: false }
  #settings: Settings
  #beats = 0
  #pausedUntil: number | null = null
  #isClosed = false

  /** @throws ExpectedError `database_newer`, `data_folder_in_use`, `disk_full`, `history_unwritable` */
  static open(options: EngineOptions): Engine {
    return orTrouble(() => new Engine(options))
  }

  private constructor(options: EngineOptions) {
    this.#onChange = options.onChange
    this.#onActivity = options.onActivity
    const changed = (): void => this.#changed()
    this.#store = openStore(options, changed)
    this.notice = this.#store.notice
    this.#settings = this.#store.settings()
    this.#holds = new Holds(
      options.log,
      () => this.#held(),
      () => this.#freed(),
    )
    this.#budgets = new Budgets(this.#store, () => this.#settings, changed)
    this.#connection = new Connection(
      this.#store,
      this.#budgets.calls,
      options.proxies ?? NO_PROXIES,
      {
        reachable: () => this.#freed(),
        loginWanted: (proxy) => this.#holds.hold(failure('proxy_auth_required', { name: proxy })),
      },
      options.stallMs,
    )
    this.#arrivals = new Arrivals(this.#store, (id) => this.#watches.placeOf(id), {
      taken: () => this.#wake(),
      changed,
      failed: (error) => this.#inIntake(error),
    })
    this.#catalog = new Catalog(this.#store, Date.now, options.catalogFreshMs ?? FRESH_MS)
    const bandwidth = new Bandwidth()
    this.#ctx = {
      store: this.#store,
      log: options.log,
      now: Date.now,
      settings: () => this.#settings,
      client: () => (this.#holds.present === null ? this.#connection.client : null),
      hold: (reason) => this.#holds.hold(reason),
      wake: () => this.#wake(),
      storeFailed: (error) => this.#holds.storeFailed(error),
      line: new Line(
        { least: this.#settings.connectionsLeast, most: this.#settings.connectionsMost },
        bandwidth,
      ),
      bandwidth,
      buffers: new ReadBuffers(),
      budget: this.#budgets.calls,
      video: this.#budgets.video,
      chargeVideo: (item) => this.#budgets.chargeVideo(item.media?.durationSeconds ?? 0),
      clock: this.#connection.clock,
      reachability: this.#connection.reachability,
      arrivals: this.#arrivals,
      catalog: this.#catalog,
      meters: new Map(),
      throughput: new Throughput(() => performance.now()),
    }
    const cores = availableParallelism()
    this.#prober = createProber({ concurrency: cores, ffprobePath: () => this.#settings.ffprobePath })
    this.#thumbs = new Thumbs({ folder: join(options.dataDir, THUMBS_FOLDER), log: options.log })
    const settler = new Settler(this.#ctx)
    this.#scheduler = new Scheduler(this.#ctx, this.#prober, settler, PROBES_PER_CORE * cores)
    this.#scheduler.setPaused(this.#store.paused())
    this.#pausedUntil = this.#store.pausedUntil()
    this.#tracker = new Tracker(this.#ctx, settler, options.pollMs ?? 5000)
    this.#actions = new Actions(this.#ctx, this.#scheduler)
    const indexingClock = new IndexingClock(this.#store, Date.now, options.pollMs ?? 5000)
    this.#outlook = new Outlook(
      this.#ctx,
      () => this.#pulse.opensAt,
      () => speedOf(this.#ctx) ?? this.#store.goodput(),
      indexingClock,
    )
    this.#view = new ViewFeed(
      this.#ctx,
      () =>
        standingOf({
          ctx: this.#ctx,
          budgets: this.#budgets,
          holds: this.#holds,
          scheduler: this.#scheduler,
          pausedUntil: this.#pausedUntil,
          watchesInTrouble: this.#watches.inTrouble,
          hasKey: this.#connection.client !== null,
          opensAt: this.#pulse.opensAt,
        }),
      this.#outlook,
      indexingClock,
      (view) => options.onView?.(view),
    )
    this.#watches = new Watches(
      {
        store: this.#store,
        arrivals: this.#arrivals,
        log: options.log,
        times: { ...WATCH_TIMES, ...options.watchTimes },
        index: (id) => this.#store.cachedIndex(id) ?? { id, name: id },
        onChange: (isState) => this.#watchFeed.changed(isState),
        onTaken: () => this.#wake(),
        failed: (error) => this.#inIntake(error),
      },
      async (id) => void (await this.#usableIndex(id)),
    )
    this.#afterwards = new AfterwardsWork(
      this.#store,
      (item) => this.#watches.settingsOf(item.watchId),
      (error) => this.#inIntake(error),
    )
    this.#watchFeed = new Feed(
      () => this.#watches.list(),
      (watches) => options.onWatches?.(watches),
      (error) => this.#inIntake(error),
    )
    this.#doctor = new Doctor({
      ctx: this.#ctx,
      ask: (call) => this.#connection.ask(call),
      index: (id) => this.#connection.index(id),
      strays: () => this.#connection.strays(),
      retryItem: (id) => this.#actions.retryItem(id),
      way: () => this.#settings.way,
      onProgress: (progress) => options.onCheckUp?.(progress),
    })
    const history = new History(
      this.#store,
      async (paths, indexId) => (await this.#takeIn(paths, indexId, undefined, null)).report,
    )
    this.#desk = new PlatformDesk({
      ctx: this.#ctx,
      history,
      connection: this.#connection,
      pollMs: options.pollMs ?? 5000,
      usableIndex: (id) => this.#usableIndex(id),
      onFetches: (fetches) => options.onFetches?.(fetches),
      onExporting: (progress) => options.onExporting?.(progress),
      failed: (error) => this.#inIntake(error),
    })
    this.#receipts = new Receipts(this.#store, Date.now)
    this.#handlers = makeHandlers({
      store: this.#store,
      connection: this.#connection,
      scheduler: this.#scheduler,
      tracker: this.#tracker,
      actions: this.#actions,
      holds: this.#holds,
      view: this.#view,
      watches: this.#watches,
      arrivals: this.#arrivals,
      doctor: this.#doctor,
      desk: this.#desk,
      history,
      receipts: this.#receipts,
      indexes: new IndexKeeper(
        this.#ctx,
        this.#connection,
        this.#scheduler,
        (change) => void this.#changeSettings(change),
        this.#stop.signal,
      ),
      thumbs: this.#thumbs,
      setPaused: (paused, until) => this.#setPaused(paused, until),
      settings: () => this.#settings,
      changeSettings: (change) => this.#changeSettings(change),
      stopIntake: () => this.#stopIntake(),
      takeIn: (paths, indexId, way, reviewAbove) => this.#takeIn(paths, indexId, way, reviewAbove),
      recheck: () => this.#recheck(),
      usableIndex: (id) => this.#usableIndex(id),
      tellStrays: () => void this.#tellStrays(),
      throughput: () => this.#ctx.throughput.series(),
      planUsage: () => planUsage(this.#ctx),
    })
    this.#pulse = new Pulse({
      settings: () => this.#settings,
      setRate: (rate) => (bandwidth.rate = rate),
      setOpen: (open) => this.#scheduler.setOpen(open),
      onSlept: () => this.#recheck(),
      onSetBack: (ms) => this.#clockSetBack(ms),
      onTick: () => this.#tick(),
    })
    this.#store.items.hurry(Date.now() + LONGEST_WAIT_MS)
    this.#arrivals.resume()
    this.#watches.start()
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
    try {
      return await this.#handlers[command](checked.data as CheckedArgs<C>)
    } catch (error) {
      throw this.#expected(error)
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
      return await this.#takeIn(paths, indexId, way, reviewAbove)
    } catch (error) {
      throw this.#expected(error)
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
    await this.#desk.write(this.#receipts.ofClips(ids, name, to.format), to.path)
  }

  async #takeIn(
    paths: readonly string[],
    indexId: string,
    way: UploadWay | undefined,
    reviewAbove: number | null,
  ): Promise<{ report: IntakeReport; ids: ItemId[] }> {
    const index = await this.#usableIndex(indexId)
    const to = { index, way: way ?? this.#settings.way }
    const again = (id: ItemId): void => this.#actions.retryItem(id)
    const signal = AbortSignal.any([this.#stop.signal, this.#intake.signal])
    const added = await addPaths(
      this.#store,
      { paths, rules: this.#settings },
      to,
      again,
      signal,
      reviewAbove,
    )
    this.#wake()
    return added
  }

  #setPaused(paused: boolean, until: number | null): void {
    this.#store.setPaused(paused, until)
    this.#pausedUntil = paused ? until : null
    this.#scheduler.setPaused(paused)
    this.#changed()
  }

  #stopIntake(): void {
    this.#intake.abort(STOPPED)
    this.#intake = new AbortController()
  }

  /** Something failed while files were taken in, which nobody waits for; it is tried again. */
  #inIntake(error: unknown): void {
    if (storeTrouble(error) === null) this.#ctx.log('error', describeError(error))
    else this.#holds.storeFailed(error)
  }

  async #usableIndex(indexId: string): Promise<IndexInfo> {
    const index = await this.#connection.index(indexId)
    if (!index.takesNewVideos) throw new ExpectedError(failure('index_takes_no_videos', { name: index.name }))
    return index
  }

  /** @throws ExpectedError when the database cannot be read */
  row(id: ItemId): (ItemRow & { wireBytes: number }) | null {
    return orTrouble(() => {
      const item = this.#store.items.get(id)
      return item ? { ...this.#view.row(item), wireBytes: item.wireBytes } : null
    })
  }

  /** Why everything waits for a person; null when it does not. */
  get hold(): Failure | null {
    return this.#holds.forPerson
  }

  /** Stops what runs, cleanly, and closes the database. What was under way goes on at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#stop.abort(new Error('closed'))
    this.#doctor.stop()
    this.#pulse.close()
    this.#view.close()
    this.#watchFeed.close()
    await this.#watches.close()
    await this.#afterwards.close()
    await this.#arrivals.close()
    await this.#desk.close()
    await Promise.all([this.#scheduler.close(), this.#tracker.close(), this.#connection.close()])
    await this.#catalog.close()
    await Promise.all([this.#prober.close(), this.#thumbs.close()])
    this.#budgets.calls.close()
    this.#keepUsage()
    this.#store.close()
  }

  /** What a command failed with, as it is told; a failure of the database holds the queue as well. */
  #expected(error: unknown): unknown {
    const trouble = storeTrouble(error)
    if (trouble === null) return error
    this.#holds.storeFailed(error)
    return new ExpectedError(trouble)
  }

  #changeSettings(change: CheckedArgs<'setSettings'>): Settings {
    this.#settings = this.#store.setSettings(change)
    this.#ctx.line.bound(this.#settings.connectionsLeast, this.#settings.connectionsMost)
    this.#pulse.follow()
    this.#budgets.calls.serve()
    this.#wake()
    this.#changed()
    return this.#settings
  }

  #changed(): void {
    this.#view.changed()
    this.#watchFeed.changed()
    this.#onChange?.()
    this.#tellActivity()
  }

  #tellActivity(): void {
    const sight = {
      uploadsActive: this.#scheduler.uploadsActive,
      wireBytes: [...this.#ctx.meters.values()].reduce((sum, meter) => sum + meter.wire, 0),
      isDown: this.#connection.reachability.isDown,
    }
    const { keepAwake } = this.#settings
    const uploading = this.#activity.see(sight, performance.now())
    if (uploading === this.#told.uploading && keepAwake === this.#told.keepAwake) return
    this.#told = { uploading, keepAwake }
    this.#onActivity?.(this.#told)
  }

  #wake(): void {
    this.#scheduler.wake()
    this.#tracker.wake()
    this.#desk.fetches.wake()
  }

  async #tellStrays(): Promise<void> {
    if (this.#connection.client === null) return
    try {
      const strays = await this.#connection.strays()
      if (strays > 0)
        this.#ctx.log(
          'info',
          `${strays} unfinished uploads of others are open on the platform; they expire there`,
        )
    } catch (error) {
      // Only a count is lost; what is wrong with the key or the network is told where it stops work.
      if (!(error instanceof ExpectedError) && !this.#isClosed) throw error
    }
  }

  #held(): void {
    this.#scheduler.stopUploads()
    this.#changed()
  }

  #freed(): void {
    this.#wake()
    this.#changed()
  }

  /** Nothing that was under way can be relied on: connections are made anew and everything is tried at once. */
  #recheck(): void {
    this.#scheduler.stopUploads()
    this.#orHold(() => this.#store.items.hurry(Date.now()))
    this.#connection.forgetRoutes()
    this.#connection.reachability.tryNow()
    this.#budgets.calls.serve()
    this.#tracker.recheck()
    this.#arrivals.lookAgain()
    this.#watches.recheck()
    this.#wake()
  }

  #clockSetBack(ms: number): void {
    this.#budgets.shift(ms)
    this.#recheck()
  }

  #tick(): void {
    this.#tellActivity()
    if (this.#pausedUntil !== null && Date.now() >= this.#pausedUntil)
      this.#orHold(() => this.#setPaused(false, null))
    this.#afterwards.wake()
    this.#holds.retryStore(() => this.#store.setGoodput(this.#store.goodput() ?? 0))
    if (this.#holds.present !== null || ++this.#beats % KEEP_BEATS !== 0) return
    this.#keepUsage()
    this.#orHold(() => void this.#store.undo.expire())
  }

  #keepUsage(): void {
    this.#orHold(() => {
      this.#budgets.keep()
      const speed = speedOf(this.#ctx)
      if (speed !== null) this.#store.setGoodput(speed)
    })
  }

  /** Does something with the database that nobody waits for; where it fails, everything waits until it can be written. */
  #orHold(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#holds.storeFailed(error)
    }
  }
}

/** Opens the database; whatever was under way when the last run ended has an unclear outcome from now on. */
function openStore({ dataDir, settingsBase }: EngineOptions, onChange: () => void): Store {
  const base = settingsBase === undefined ? {} : { base: settingsBase }
  const store = new Store({ dataDir, now: Date.now, onChange, ...base })
  store.allUnclear()
  return store
}
