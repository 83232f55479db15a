/** The parts of the engine: each is made once, here, and joined to the others. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { THUMBS_FOLDER, type CheckedArgs } from '../../shared/contract.ts'
import { failure } from '../../shared/errors.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { WatchFolder } from '../../shared/watching.ts'
import { Actions } from './actions.ts'
import { ActivityFeed } from './activity-feed.ts'
import { Budgets } from './budgets.ts'
import { Connection } from './connection.ts'
import type { EngineContext } from './context.ts'
import { Catalog, FRESH_MS } from './dedupe/catalog.ts'
import { Doctor } from './doctor/doctor.ts'
import { Feed } from './feed.ts'
import { IndexingClock } from './forecast/indexing-clock.ts'
import { Outlook } from './forecast/outlook.ts'
import { History } from './history.ts'
import { Holds } from './holds.ts'
import { IndexKeeper } from './indexes.ts'
import { Arrivals } from './intake/arrivals.ts'
import { Intake } from './intake/intake.ts'
import { PlatformDesk } from './on-platform/platform-desk.ts'
import type { EngineOptions } from './options.ts'
import { Pause } from './pause.ts'
import { NO_PROXIES } from './platform/routes.ts'
import { createProber } from './probe/probe.ts'
import { Pulse } from './pulse.ts'
import { Scheduler } from './queue/scheduler.ts'
import { Settler } from './queue/settle.ts'
import { Receipts } from './receipt/receipts.ts'
import { standingOf } from './standing.ts'
import { Store } from './store/store.ts'
import { Thumbs } from './thumbs/thumbs.ts'
import { Tracker } from './track/tracker.ts'
import { Bandwidth } from './transfer/bandwidth.ts'
import { Line } from './transfer/line.ts'
import { ReadBuffers } from './transfer/read-buffers.ts'
import { Throughput } from './transfer/throughput.ts'
import { Upkeep } from './upkeep.ts'
import { ViewFeed, speedOf } from './view.ts'
import { AfterwardsWork } from './watch/afterwards.ts'
import { WATCH_TIMES } from './watch/watch.ts'
import { Watches } from './watch/watches.ts'

/** Interval of polling the platform while things change, in ms (contract §8). */
const POLL_MS = 5000
/** Clips under examination at once, per CPU: while one is read by ffprobe, others are looked at, hashed and judged. */
const PROBES_PER_CORE = 3

export type Parts = ReturnType<typeof makeParts>

/**
 * Makes the parts in the order in which they need each other. What a part calls later may lie in one that is made
 * after it: nothing calls before all of them are there.
 * @param stop aborted when the engine closes
 * @throws what opening the database throws
 */
export function makeParts(options: EngineOptions, stop: AbortSignal) {
  const { log, pollMs = POLL_MS } = options
  const wake = (): void => {
    scheduler.wake()
    tracker.wake()
    desk.fetches.wake()
  }
  const changed = (): void => {
    view.changed()
    watchFeed.changed()
    options.onChange?.()
    activity.look()
  }
  const freed = (): void => {
    wake()
    changed()
  }
  const held = (): void => {
    scheduler.stopUploads()
    changed()
  }
  const changeSettings = (change: CheckedArgs<'setSettings'>): Settings => {
    settings = store.setSettings(change)
    ctx.line.bound(settings.connectionsLeast, settings.connectionsMost)
    pulse.follow()
    budgets.calls.serve()
    wake()
    changed()
    return settings
  }

  const store = openStore(options, changed)
  let settings = store.settings()
  const holds = new Holds(log, held, freed)
  const failed = (error: unknown): void => holds.inBackground(error)
  const budgets = new Budgets(store, () => settings, changed)
  const connection = new Connection(
    store,
    budgets.calls,
    options.proxies ?? NO_PROXIES,
    {
      reachable: freed,
      loginWanted: (proxy) => holds.hold(failure('proxy_auth_required', { name: proxy })),
    },
    options.stallMs,
  )
  const arrivals: Arrivals = new Arrivals(store, (id) => watches.placeOf(id), {
    taken: wake,
    changed,
    failed,
  })
  const catalog = new Catalog(store, Date.now, options.catalogFreshMs ?? FRESH_MS)
  const bandwidth = new Bandwidth()
  const ctx: EngineContext = {
    store,
    log,
    now: Date.now,
    settings: () => settings,
    client: () => (holds.present === null ? connection.client : null),
    hold: (reason) => holds.hold(reason),
    wake,
    storeFailed: (error) => holds.storeFailed(error),
    line: new Line({ least: settings.connectionsLeast, most: settings.connectionsMost }, bandwidth),
    bandwidth,
    buffers: new ReadBuffers(),
    budget: budgets.calls,
    video: budgets.video,
    chargeVideo: (item) => budgets.chargeVideo(item.media?.durationSeconds ?? 0),
    clock: connection.clock,
    reachability: connection.reachability,
    arrivals,
    catalog,
    meters: new Map(),
    throughput: new Throughput(() => performance.now()),
  }
  const cores = availableParallelism()
  const prober = createProber({ concurrency: cores, ffprobePath: () => settings.ffprobePath })
  const thumbs = new Thumbs({ folder: join(options.dataDir, THUMBS_FOLDER), log })
  const settler = new Settler(ctx)
  const scheduler = new Scheduler(ctx, prober, settler, PROBES_PER_CORE * cores)
  const pause = new Pause(store, scheduler, changed)
  const activity = new ActivityFeed(ctx, scheduler, (now) => options.onActivity?.(now))
  const tracker = new Tracker(ctx, settler, pollMs)
  const actions = new Actions(ctx, scheduler)
  const indexingClock = new IndexingClock(store, Date.now, pollMs)
  const outlook = new Outlook(
    ctx,
    () => pulse.opensAt,
    () => speedOf(ctx) ?? store.goodput(),
    indexingClock,
  )
  const standing = () =>
    standingOf({
      ctx,
      budgets,
      holds,
      scheduler,
      pausedUntil: pause.until,
      watchesInTrouble: watches.inTrouble,
      hasKey: connection.client !== null,
      opensAt: pulse.opensAt,
    })
  const view = new ViewFeed(ctx, standing, outlook, indexingClock, (now) => options.onView?.(now))
  const watches: Watches = new Watches(
    {
      store,
      arrivals,
      log,
      times: { ...WATCH_TIMES, ...options.watchTimes },
      index: (id) => store.cachedIndex(id) ?? { id, name: id },
      onChange: (isState) => watchFeed.changed(isState),
      onTaken: wake,
      failed,
    },
    async (id) => void (await connection.usableIndex(id)),
  )
  const afterwards = new AfterwardsWork(store, (item) => watches.settingsOf(item.watchId), failed)
  const watchFeed = new Feed<WatchFolder>(
    () => watches.list(),
    (now) => options.onWatches?.(now),
    failed,
  )
  const retryItem = (id: ItemId): void => actions.retryItem(id)
  const doctor = new Doctor({
    ctx,
    ask: (call) => connection.ask(call),
    index: (id) => connection.index(id),
    strays: () => connection.strays(),
    retryItem,
    way: () => settings.way,
    onProgress: (progress) => options.onCheckUp?.(progress),
  })
  const intake = new Intake({ store, connection, settings: () => settings, retryItem, wake, stop })
  const history = new History(
    store,
    async (paths, indexId) => (await intake.take(paths, indexId, undefined, null)).report,
  )
  const desk = new PlatformDesk({
    ctx,
    history,
    connection,
    pollMs,
    usableIndex: (id) => connection.usableIndex(id),
    onFetches: (fetches) => options.onFetches?.(fetches),
    onExporting: (progress) => options.onExporting?.(progress),
    failed,
  })
  const receipts = new Receipts(store, Date.now)
  const indexes = new IndexKeeper(ctx, connection, scheduler, (change) => void changeSettings(change), stop)
  const upkeep = new Upkeep({
    ctx,
    activity,
    afterwards,
    budgets,
    connection,
    holds,
    pause,
    scheduler,
    tracker,
    watches,
  })
  const pulse: Pulse = new Pulse({
    settings: () => settings,
    setRate: (rate) => (bandwidth.rate = rate),
    setOpen: (open) => scheduler.setOpen(open),
    onSlept: () => upkeep.recheck(),
    onSetBack: (ms) => upkeep.clockSetBack(ms),
    onTick: () => upkeep.tick(),
  })
  return {
    ctx,
    changeSettings,
    store,
    holds,
    connection,
    arrivals,
    catalog,
    prober,
    thumbs,
    scheduler,
    pause,
    tracker,
    actions,
    view,
    watches,
    afterwards,
    watchFeed,
    doctor,
    intake,
    history,
    desk,
    receipts,
    indexes,
    upkeep,
    pulse,
    stop,
  }
}

/** Opens the database; whatever was under way when the last run ended has an unclear outcome from now on. */
function openStore({ dataDir, settingsBase }: EngineOptions, onChange: () => void): Store {
  const base = settingsBase === undefined ? {} : { base: settingsBase }
  const store = new Store({ dataDir, now: Date.now, onChange, ...base })
  store.allUnclear()
  return store
}
