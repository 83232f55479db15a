import { FILTER_STATES } from '../../shared/view.ts'
import type { IntakeReport } from '../../shared/intake-report.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UploadWay } from '../../shared/upload-way.ts'
import type { Answer, CheckedArgs, EngineCommand } from '../../shared/contract.ts'
import type { PlanUsage } from '../../shared/plan-usage.ts'
import type { Selection } from '../../shared/selection.ts'
import type { Actions } from './actions.ts'
import { AttentionActions, causeGroups, placesFor } from './attention.ts'
import type { Connection } from './connection.ts'
import type { Arrivals } from './intake/arrivals.ts'
import type { Doctor } from './doctor/doctor.ts'
import type { History } from './history.ts'
import type { IndexKeeper } from './indexes.ts'
import type { PlatformDesk } from './on-platform/platform-desk.ts'
import type { Holds } from './holds.ts'
import { inSlices } from './slices.ts'
import type { Receipts } from './receipt/receipts.ts'
import type { Scheduler } from './queue/scheduler.ts'
import type { Store } from './store/store.ts'
import type { Thumbs } from './thumbs/thumbs.ts'
import type { Tracker } from './track/tracker.ts'
import type { ViewFeed } from './view.ts'
import { STEP_MS } from './transfer/throughput.ts'
import type { Watches } from './watch/watches.ts'

export type Handlers = { [C in EngineCommand]: (args: CheckedArgs<C>) => Promise<Answer<C>> | Answer<C> }

/** What the commands work with. */
export interface HandlerParts {
  store: Store
  connection: Connection
  scheduler: Scheduler
  tracker: Tracker
  actions: Actions
  holds: Holds
  view: ViewFeed
  watches: Watches
  arrivals: Arrivals
  doctor: Doctor
  desk: PlatformDesk
  history: History
  receipts: Receipts
  indexes: IndexKeeper
  thumbs: Thumbs
  /** Pauses the whole queue, for ever or until a time (epoch ms), or lets it go on. */
  setPaused: (paused: boolean, until: number | null) => void
  settings: () => Settings
  changeSettings: (change: CheckedArgs<'setSettings'>) => Settings
  takeIn: (
    paths: readonly string[],
    indexId: string,
    way: UploadWay | undefined,
    reviewAbove: number | null,
  ) => Promise<{ report: IntakeReport; ids: ItemId[] }>
  /** Ends what is being taken in. */
  stopIntake: () => void
  /** An index that takes new videos. */
  usableIndex: (id: string) => Promise<{ id: string; name: string }>
  /** Bytes per second of each step of the last ten minutes. */
  throughput: () => number[]
  /** What is used of the plan. */
  planUsage: () => PlanUsage
  /** Tries everything again at once. */
  recheck: () => void
  /** Counts what is open on the platform and not known here, in the background. */
  tellStrays: () => void
}

/** One handler for each command of the contract (`shared/contract.ts`, which holds the documentation). */
export function makeHandlers(parts: HandlerParts): Handlers {
  const { store, connection, scheduler, tracker, actions, holds, view, watches, doctor } = parts
  const { desk, indexes, history, receipts } = parts
  const causes = new AttentionActions(store, actions)
  const pick = (selection: Selection): ItemId[] => store.listing.pick(selection)
  const onEach =
    (act: (ids: readonly ItemId[]) => number | Promise<number>) =>
    async (selection: Selection): Promise<{ changed: number }> => ({
      changed: await inSlices(pick(selection), act),
    })
  return {
    connect: ({ apiKey, baseUrl }) => {
      connection.connect(apiKey, baseUrl)
      // What runs goes on with the new key, at the new place.
      scheduler.stopUploads()
      connection.reachability.tryNow()
      holds.end()
      desk.fetches.wake()
      parts.tellStrays()
      return {}
    },
    checkKey: async ({ apiKey, baseUrl }) => {
      const against = await connection.check(apiKey, baseUrl)
      return { ok: against === null, failure: against }
    },
    proxyLogin: async ({ proxy, login }) => {
      const against = await connection.useLogin(proxy, login)
      if (against === null) {
        connection.reachability.tryNow()
        holds.endIf('proxy_auth_required')
      }
      return { ok: against === null, failure: against }
    },
    listIndexes: async () => ({ indexes: await connection.indexes() }),
    createIndex: ({ name, options, thumbnails }) => connection.createIndex(name, options, thumbnails),
    renameIndex: ({ id, name }) => indexes.rename(id, name),
    indexUse: ({ id }) => indexes.use(id),
    deleteIndex: async ({ id, name }) => ({ clips: await indexes.remove(id, name) }),
    listOnPlatform: (query) => desk.lists.page(query),
    readOnPlatform: (ref) => desk.lists.read(ref),
    deleteOnPlatform: async ({ refs }) => ({ outcomes: await desk.lists.remove(refs) }),
    setPlatformMetadata: ({ ref, set, remove }) => desk.lists.setMetadata(ref, set, remove),
    fetchUrls: (args) => desk.fetch(args),
    listFetches: () => ({ fetches: desk.fetches.list() }),
    retryFetches: ({ ids }) => ({ changed: desk.fetches.retry(ids) }),
    forgetFetches: ({ ids }) => ({ changed: desk.fetches.forget(ids) }),
    streamOf: (video) => desk.stream(video),
    listHistory: (query) => history.page(query),
    historyDetails: ({ id }) => history.details(id),
    forgetHistory: ({ ids, filter }) => ({ changed: history.forget(ids, filter) }),
    sendAgain: ({ ids }) => history.sendAgain(ids),
    exportRows: async ({ what, format, path }) => ({ rows: await desk.export(what, format, path) }),
    listReceipts: ({ limit }) => ({ batches: store.receipts.batches(limit) }),
    receiptName: ({ batchId }) => ({ name: receipts.nameOf(batchId) }),
    writeReceipt: async ({ batchId, format, path, language }) => ({
      rows: await desk.write(receipts.ofBatch(batchId, format, language), path),
    }),
    stopExport: () => {
      desk.stopExport()
      return {}
    },
    addPaths: async ({ paths, indexId, way, review }) =>
      (await parts.takeIn(paths, indexId, way, reviewAbove(review, parts.settings()))).report,
    stopIntake: () => {
      parts.stopIntake()
      return {}
    },
    endReview: ({ start }) => actions.endReview(start),
    takeNow: onEach((ids) => parts.arrivals.takeNow(ids)),
    listWatches: () => ({ watches: watches.list() }),
    addWatch: (settings) => watches.add(settings),
    changeWatch: ({ id, settings }) => watches.change(id, settings),
    pauseWatch: ({ id, paused }) => watches.pause(id, paused),
    removeWatch: async ({ id }) => {
      await watches.remove(id)
      return {}
    },
    scanWatch: ({ id }) => {
      watches.scan(id)
      return {}
    },
    previewWatch: (settings) => watches.preview(settings),
    checkUp: ({ folder, indexId }) => doctor.examine(folder, indexId),
    stopCheckUp: () => {
      doctor.stop()
      return {}
    },
    mend: ({ kinds, except }) => doctor.mend(kinds, except),
    checkUpCsv: () => ({ csv: doctor.csv() }),
    openView: (query) => {
      tracker.wake()
      return view.open(query)
    },
    listBatches: ({ limit }) => ({ batches: store.batches.list(limit) }),
    details: ({ id }) => {
      const item = store.items.get(id)
      return item ? { row: view.row(item), events: store.items.events(id) } : null
    },
    thumbnail: async ({ id, kind }) => {
      const item = store.items.get(id)
      if (!item?.media) return { path: null }
      const { path, size: sizeBytes, mtimeMs } = item
      const { durationSeconds } = item.media
      return { path: await parts.thumbs.picture({ path, sizeBytes, mtimeMs, durationSeconds }, kind) }
    },
    survey: (selection) => store.listing.survey(selection),
    idsBetween: (query) => ({ ids: view.idsBetween(query) }),
    cancel: (selection) => actions.cancel(pick(selection)),
    retry: onEach((ids) => actions.retry(ids)),
    retryAllFailed: () => ({ changed: actions.retryAllFailed() }),
    uploadAnyway: onEach((ids) => actions.uploadAnyway(ids)),
    remove: (selection) => actions.remove(pick(selection)),
    removeDone: ({ filter }) => actions.removeAll(FILTER_STATES[filter]),
    undo: async ({ id }) => ({ changed: await actions.undo(id) }),
    setPaused: ({ paused, until }) => {
      parts.setPaused(paused, until)
      return {}
    },
    setItemsPaused: async ({ paused, ...selection }) => ({
      changed: await inSlices(pick(selection), (ids) => actions.setPaused(ids, paused)),
    }),
    countAlike: ({ indexId, code }) => ({ clips: actions.alike(indexId, code).length }),
    settleAlike: async ({ indexId, code, what }) => {
      const ids = actions.alike(indexId, code)
      if (what === 'remove') return actions.remove(ids)
      return { changed: actions.uploadAnyway(ids), undo: null }
    },
    wouldPass: ({ id }) => placesFor(store, id),
    movable: ({ indexId }) => ({ clips: actions.movableOf(indexId).length }),
    moveAll: async ({ from, to }) => ({
      changed: await actions.moveToIndex(actions.movableOf(from), await parts.usableIndex(to)),
    }),
    moveToIndex: async ({ indexId, ...selection }) => {
      const index = await parts.usableIndex(indexId)
      return { changed: await inSlices(pick(selection), (ids) => actions.moveToIndex(ids, index)) }
    },
    // The last first: each slice goes before all others.
    moveToTop: async (selection) => ({
      changed: await inSlices(pick(selection), (ids) => actions.reorder(ids, 'top'), true),
    }),
    moveBefore: async ({ before, ...selection }) => ({
      changed: await inSlices(pick(selection), (ids) => actions.reorder(ids, before)),
    }),
    attention: () => ({ groups: causeGroups(store) }),
    causeClips: ({ cause, offset, limit }) => ({ clips: store.causes.clips(cause, offset, limit), offset }),
    settleCause: async ({ cause, what }) => ({ changed: await causes.settle(cause, what) }),
    moveCause: async ({ cause, to }) => ({ changed: await causes.move(cause, await parts.usableIndex(to)) }),
    throughput: () => ({ stepSeconds: STEP_MS / 1000, bytesPerSecond: parts.throughput() }),
    planUsage: () => parts.planUsage(),
    recheck: () => {
      parts.recheck()
      return {}
    },
    resume: () => {
      holds.end()
      return {}
    },
    diagnose: () => store.report(),
    getSettings: () => parts.settings(),
    setSettings: (change) => parts.changeSettings(change),
  }
}

/** From how many clips on a drop waits for review; null for never. */
function reviewAbove(review: 'skip' | 'force' | undefined, settings: Settings): number | null {
  if (review === 'skip') return null
  return review === 'force' ? 0 : settings.reviewAbove
}
