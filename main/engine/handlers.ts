import { FILTER_STATES } from '../../shared/view.ts'
import type { ItemId } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Answer, CheckedArgs, EngineCommand } from '../../shared/contract.ts'
import type { Selection } from '../../shared/selection.ts'
import { AttentionActions, causeGroups, placesFor } from './attention.ts'
import { planUsage } from './forecast/plan-usage.ts'
import type { Parts } from './parts.ts'
import { inSlices } from './slices.ts'
import { tellStrays } from './stray-uploads.ts'
import { STEP_MS } from './transfer/throughput.ts'

export type Handlers = { [C in EngineCommand]: (args: CheckedArgs<C>) => Promise<Answer<C>> | Answer<C> }

/** One handler for each command of the contract (`shared/contract.ts`, which holds the documentation). */
export function makeHandlers(parts: Parts): Handlers {
  const { ctx, store, connection, scheduler, tracker, actions, holds, pause, view, watches, doctor } = parts
  const { intake, desk, indexes, history, receipts } = parts
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
      void tellStrays(connection, ctx.log, parts.stop)
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
      (await intake.take(paths, indexId, way, reviewAbove(review, ctx.settings()))).report,
    stopIntake: () => {
      intake.stop()
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
    readySearch: () => {
      store.listing.readySearch()
      return {}
    },
    listBatches: ({ limit }) => ({ batches: store.batches.list(limit) }),
    details: ({ id }) => {
      const item = store.items.get(id)
      return item ? { row: view.row(item), events: store.events.of(id) } : null
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
      pause.set(paused, until)
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
      changed: await actions.moveToIndex(actions.movableOf(from), await connection.usableIndex(to)),
    }),
    moveToIndex: async ({ indexId, ...selection }) => {
      const index = await connection.usableIndex(indexId)
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
    moveCause: async ({ cause, to }) => ({
      changed: await causes.move(cause, await connection.usableIndex(to)),
    }),
    throughput: () => ({ stepSeconds: STEP_MS / 1000, bytesPerSecond: ctx.throughput.series() }),
    planUsage: () => planUsage(ctx),
    recheck: () => {
      parts.upkeep.recheck()
      return {}
    },
    resume: () => {
      holds.end()
      return {}
    },
    diagnose: () => store.report(),
    getSettings: () => ctx.settings(),
    setSettings: (change) => parts.changeSettings(change),
  }
}

/** From how many clips on a drop waits for review; null for never. */
function reviewAbove(review: 'skip' | 'force' | undefined, settings: Settings): number | null {
  if (review === 'skip') return null
  return review === 'force' ? 0 : settings.reviewAbove
}
