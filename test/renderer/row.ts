import { ItemId, type ItemRow, ITEM_STATES } from '../../shared/item.ts'
import { type Totals } from '../../shared/totals.ts'

/** A row as the engine sends it, with what a test is about. */
export function rowWith(about: Partial<ItemRow>): ItemRow {
  return {
    id: ItemId.parse('00000000-0000-4000-8000-000000000001'),
    path: '/card/A001.mov',
    name: 'A001.mov',
    folder: '/card',
    sizeBytes: 1000,
    state: 'waiting',
    paused: false,
    indexId: 'index',
    indexName: 'Rushes',
    batchId: null,
    way: null,
    bytesSent: 0,
    speed: null,
    etaSeconds: null,
    media: null,
    problems: [],
    failure: null,
    platformStatus: null,
    attempt: 0,
    nextAttemptAt: null,
    assetId: null,
    taskId: null,
    indexedAssetId: null,
    contentHash: null,
    settling: null,
    indexing: null,
    inReview: false,
    addedAt: 0,
    updatedAt: 0,
    ...about,
  }
}

export function totalsWith(byState: Partial<Totals['byState']>): Totals {
  const none = Object.fromEntries(ITEM_STATES.map((state) => [state, 0])) as Totals['byState']
  return {
    byState: { ...none, ...byState },
    bytesLeft: 0,
    bytesInRun: 0,
    speed: null,
    etaSeconds: null,
    uploadsActive: 0,
    paused: false,
    pausedUntil: null,
    attention: 0,
    hold: null,
    connections: { busy: 0, target: 8 },
    bytesPerSecond: null,
    opensAt: null,
    waits: [],
    forecast: null,
    review: null,
    ended: null,
  }
}
