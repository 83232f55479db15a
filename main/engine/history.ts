import { dirname } from 'node:path'
import type { IntakeReport } from '../../shared/intake-report.ts'
import type { ItemId } from '../../shared/item.ts'
import type {
  HistoryDetails,
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
  HistoryRow,
} from '../../shared/history.ts'
import type { Cells, RowSource } from './on-platform/export.ts'
import type { PastItem } from './store/history.ts'
import type { Store } from './store/store.ts'

/** Rows that an export takes at once. */
const SLICE = 500

const COLUMNS = [
  'id',
  'path',
  'state',
  'index_id',
  'index_name',
  'size_bytes',
  'duration_seconds',
  'width',
  'height',
  'way',
  'asset_id',
  'task_id',
  'indexed_asset_id',
  'content_hash',
  'added_at',
  'ended_at',
  'removed_at',
  'reason',
] as const

/** Everything that was ever handled here and has ended. */
export class History {
  readonly #store: Store
  readonly #takeIn: (paths: readonly string[], indexId: string) => Promise<IntakeReport>

  /** @param takeIn has files sent to an index @throws ExpectedError */
  constructor(store: Store, takeIn: (paths: readonly string[], indexId: string) => Promise<IntakeReport>) {
    this.#store = store
    this.#takeIn = takeIn
  }

  page(query: HistoryQuery): HistoryPage {
    const rows = this.#store.history.range(query).map(toRow)
    return { rows, offset: query.offset, ...this.#store.history.count(query) }
  }

  details(id: ItemId): HistoryDetails | null {
    const past = this.#store.history.get(id)
    if (past === null) return null
    const { history, events: present } = this.#store
    const events = past.removedAt === null ? present.of(id) : history.events(id)
    return { row: toRow(past), events }
  }

  /** Forgets clips for good that were taken out of the list. @param ids null for all that the filter leaves */
  forget(ids: readonly ItemId[] | null, filter: HistoryFilter): number {
    const { history } = this.#store
    return history.forget(ids ?? history.removedIds(filter))
  }

  /**
   * Sends clips again, each to the index that it went to, judged and looked for as any other.
   * @throws ExpectedError `index_missing`, `index_takes_no_videos`
   */
  async sendAgain(ids: readonly ItemId[]): Promise<IntakeReport> {
    const items = ids.flatMap((id) => this.#store.history.get(id) ?? [])
    const report: IntakeReport = {
      added: 0,
      alreadyHere: 0,
      passedOver: 0,
      passedOverPaths: [],
      stopped: false,
      problems: [],
    }
    for (const [indexId, of] of Object.entries(Object.groupBy(items, (item) => item.indexId))) {
      const came = await this.#takeIn(
        (of ?? []).map(({ path }) => path),
        indexId,
      )
      report.added += came.added
      report.alreadyHere += came.alreadyHere
      report.problems.push(...came.problems)
    }
    return report
  }

  /** All that a filter leaves, for an export. */
  rows(filter: HistoryFilter): RowSource {
    const { history } = this.#store
    async function* slices() {
      const { matching } = history.count(filter)
      for (let offset = 0; offset < matching; offset += SLICE) {
        yield { rows: history.range({ ...filter, offset, limit: SLICE }).map(cells), total: matching }
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    return { rows: slices(), columns: COLUMNS }
  }
}

function toRow(past: PastItem): HistoryRow {
  const { size, ...rest } = past
  return {
    ...rest,
    folder: dirname(past.path),
    sizeBytes: size,
    paused: false,
    speed: null,
    etaSeconds: null,
    nextAttemptAt: null,
    settling: null,
    inReview: false,
    batchId: null,
    indexing: null,
  }
}

const cells = (past: PastItem): Cells & Record<(typeof COLUMNS)[number], unknown> => ({
  id: past.id,
  path: past.path,
  state: past.state,
  index_id: past.indexId,
  index_name: past.indexName,
  size_bytes: past.size,
  duration_seconds: past.media?.durationSeconds ?? null,
  width: past.media?.width ?? null,
  height: past.media?.height ?? null,
  way: past.way,
  asset_id: past.assetId,
  task_id: past.taskId,
  indexed_asset_id: past.indexedAssetId,
  content_hash: past.contentHash,
  added_at: new Date(past.addedAt).toISOString(),
  ended_at: new Date(past.updatedAt).toISOString(),
  removed_at: past.removedAt === null ? null : new Date(past.removedAt).toISOString(),
  reason: past.failure?.message ?? past.problems.map(({ message }) => message).join(' '),
})
