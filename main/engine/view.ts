import type { ItemId, ItemRow, ItemState } from '../../shared/item.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import type { View, ViewQuery } from '../../shared/view.ts'
import { ITEM_STATES } from '../../shared/item.ts'
import { visible } from '../../shared/shown.ts'
import type { EngineContext } from './context.ts'
import type { IndexingClock } from './forecast/indexing-clock.ts'
import type { Outlook } from './forecast/outlook.ts'
import { headOf } from './list/heads.ts'
import { LiveList } from './list/live-list.ts'
import { RunTotal } from './run-total.ts'
import type { StoredItem } from './store/item.ts'

/** Least time between two patches to the window, in ms: ten a second. */
const PATCH_MS = 100
/** How often speeds and times left are told while bytes move, in ms. */
const TICK_MS = 500
/** Times of indexing are told anew once in so many ticks while nothing else changes. */
const INDEXING_TICKS = 4

/** A forecast is made anew at most this often, in ms. */
const FORECAST_MS = 1000

const TO_SEND: readonly ItemState[] = ['waiting', 'uploading']
/** All of these was sent. */
const SENT: readonly ItemState[] = ['processing', 'indexing', 'ready']
/** Some of these may have been sent. */
const GIVEN_UP: readonly ItemState[] = ['refused', 'failed', 'cancelled']

/** The most clips that a range of lines is told as. */
const MOST_IDS = 100_000

/** What the totals tell of the queue beside the sums over its items. */
export type QueueStanding = Pick<
  Totals,
  | 'paused'
  | 'pausedUntil'
  | 'attention'
  | 'uploadsActive'
  | 'hold'
  | 'opensAt'
  | 'waits'
  | 'connections'
  | 'bytesPerSecond'
>

/** What is worth an answer now and then only. */
interface Ahead {
  told: Pick<Totals, 'forecast' | 'review' | 'ended'>
  /** When it was made, in ms of a clock that is never set back. */
  at: number
  /** Of the items as they were then: another one once clips came, went or changed their state. */
  shape: number
  /** As they were then. */
  settings: Settings
}

/** Keeps the one open view of the window up to date, at most ten times a second. */
export class ViewFeed {
  readonly #ctx: EngineContext
  readonly #queue: () => QueueStanding
  readonly #outlook: Pick<Outlook, 'look' | 'review'>
  readonly #clock: IndexingClock
  #ahead: Ahead | null = null
  /** Whether the view last told has what lies ahead from before its last change. */
  #isAheadOld = false
  readonly #send: (view: View) => void
  readonly #list: LiveList
  #query: ViewQuery | null = null
  #timer: NodeJS.Timeout | null = null
  /** Until what takes long to read is read anew, when nothing else changes before. */
  #later: NodeJS.Timeout | null = null
  #sentAt = 0
  #isClosed = false
  readonly #run = new RunTotal()
  /** Whether clips were being indexed when the view was last read. */
  #isIndexing = false
  readonly #tick: NodeJS.Timeout

  constructor(
    ctx: EngineContext,
    queue: () => QueueStanding,
    outlook: Pick<Outlook, 'look' | 'review'>,
    clock: IndexingClock,
    send: (view: View) => void,
  ) {
    this.#ctx = ctx
    this.#list = new LiveList(ctx.store, () => performance.now())
    this.#queue = queue
    this.#outlook = outlook
    this.#clock = clock
    this.#send = send
    let ticks = 0
    this.#tick = setInterval(() => {
      ticks++
      const isMoving = ctx.meters.size > 0 || this.#ahead?.told.review != null
      if (isMoving || (this.#isIndexing && ticks % INDEXING_TICKS === 0)) this.changed()
    }, TICK_MS)
    this.#tick.unref()
  }

  open(query: ViewQuery): View {
    this.#query = query
    // Whoever asks sees what was just done; letters of a search come by the dozen, and nothing was done between them.
    const { store, settings } = this.#ctx
    if (this.#ahead?.shape !== store.items.shape || this.#ahead.settings !== settings()) this.#ahead = null
    const view = this.#read(query)
    this.#patchWhenDue(query)
    return view
  }

  /** The clips between two lines of a list, both included. */
  idsBetween({ from, to, ...query }: ViewQuery & { from: number; to: number }): ItemId[] {
    const { seqs } = this.#list.read(query).slice(from, Math.min(MOST_IDS, to - from + 1))
    return this.#ctx.store.listing.ids(seqs)
  }

  /** Something changed that a view may show. */
  changed(): void {
    if (this.#query === null || this.#timer !== null || this.#isClosed) return
    this.#timer = setTimeout(() => this.#patch(), Math.max(0, this.#sentAt + PATCH_MS - Date.now()))
  }

  row(item: StoredItem): ItemRow {
    const meter = this.#ctx.meters.get(item.id)
    const speed = meter?.speed(this.#ctx.now()) ?? null
    const bytesSent = meter?.sent ?? item.bytesSent
    return {
      id: item.id,
      path: item.path,
      name: visible(item.name),
      folder: visible(item.folder),
      sizeBytes: item.size,
      state: item.state,
      paused: item.paused,
      indexId: item.indexId,
      indexName: item.indexName,
      batchId: item.batchId,
      way: item.way,
      bytesSent,
      speed,
      etaSeconds: speed ? (item.size - bytesSent) / speed : null,
      media: item.media,
      problems: item.problems,
      failure: item.failure,
      platformStatus: item.platformStatus,
      attempt: item.attempt,
      nextAttemptAt: item.nextAttemptAt,
      assetId: item.assetId,
      taskId: item.taskId,
      indexedAssetId: item.indexedAssetId,
      contentHash: item.contentHash,
      settling: item.state === 'settling' ? this.#ctx.arrivals.settlingOf(item.id) : null,
      indexing: this.#clock.sight(item),
      inReview: item.inReview,
      addedAt: item.addedAt,
      updatedAt: item.updatedAt,
    }
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#tick)
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#later) clearTimeout(this.#later)
  }

  #patch(): void {
    this.#timer = null
    this.#sentAt = Date.now()
    if (this.#query === null) return
    try {
      this.#send(this.#read(this.#query))
      this.#patchWhenDue(this.#query)
    } catch (error) {
      this.#ctx.storeFailed(error)
    }
  }

  #patchWhenDue(query: ViewQuery): void {
    if (this.#later !== null) clearTimeout(this.#later)
    const due = [this.#list.dueIn(query), this.#aheadDueIn()].filter((ms) => ms !== null)
    const isSettled = due.length === 0 || this.#isClosed
    this.#later = isSettled ? null : setTimeout(() => this.changed(), Math.min(...due))
  }

  #read(query: ViewQuery): View {
    const { store } = this.#ctx
    const lines = this.#list.read(query)
    const { seqs, headings } = lines.slice(query.offset, query.limit)
    return {
      rows: store.listing.rows(seqs).map((item) => this.row(item)),
      heads: headings.map((heading) => headOf(store, query.group, heading)),
      offset: query.offset,
      matching: lines.clips,
      lines: lines.count,
      totals: this.#totals(),
    }
  }

  #totals(): Totals {
    const kept = this.#ctx.store.totals.byState()
    const count = (state: ItemState): number => kept.get(state)?.items ?? 0
    const sum = (what: 'bytes' | 'sent', states: readonly ItemState[]): number =>
      states.reduce((all, state) => all + (kept.get(state)?.[what] ?? 0), 0)
    const open = sum('bytes', TO_SEND)
    const meters = [...this.#ctx.meters.values()]
    const flying = meters.reduce((sum, meter) => sum + meter.sent - meter.committed, 0)
    this.#isIndexing = count('indexing') > 0
    const speed = speedOf(this.#ctx)
    const left = Math.max(0, open - sum('sent', TO_SEND) - flying)
    const done = sum('bytes', SENT) + sum('sent', GIVEN_UP)
    const inRun = this.#run.see({ left, open, done }, count('found') > 0)
    const standing = this.#queue()
    const ahead = this.#aheadOf(left)
    return {
      byState: Object.fromEntries(ITEM_STATES.map((state) => [state, count(state)])) as Totals['byState'],
      bytesLeft: left,
      bytesInRun: inRun,
      speed,
      etaSeconds: speed ? left / speed : null,
      ...standing,
      ...ahead,
      attention: standing.attention + count('refused') + count('failed') + (ahead.review === null ? 0 : 1),
    }
  }

  /** Milliseconds until what lies ahead is read anew; null where the view told has it as it is. */
  #aheadDueIn(): number | null {
    if (this.#ahead === null || !this.#isAheadOld) return null
    return Math.max(0, this.#ahead.at + FORECAST_MS - performance.now())
  }

  #aheadOf(bytesLeft: number): Ahead['told'] {
    const now = performance.now()
    const { store, settings } = this.#ctx
    this.#isAheadOld = this.#ahead !== null && now - this.#ahead.at < FORECAST_MS
    if (this.#ahead === null || !this.#isAheadOld)
      this.#ahead = {
        at: now,
        shape: store.items.shape,
        settings: settings(),
        told: {
          forecast: this.#outlook.look(bytesLeft),
          review: this.#outlook.review(),
          ended: store.batches.lastEnded(),
        },
      }
    return this.#ahead.told
  }
}

/** Bytes per second over all uploads; null while nothing moves. */
export function speedOf(ctx: EngineContext): number | null {
  const speeds = [...ctx.meters.values()].flatMap((meter) => meter.speed(ctx.now()) ?? [])
  const speed = speeds.reduce((sum, one) => sum + one, 0)
  return speed > 0 ? speed : null
}
