import type { Database } from 'better-sqlite3'
import { IndexInfo } from '../../../shared/index-info.ts'
import { DEFAULT_SETTINGS, Settings } from '../../../shared/settings.ts'
import type { EngineDiagnostics } from '../../../shared/diagnostics.ts'
import type { ItemId } from '../../../shared/item.ts'
import { ExpectedError, failure, type Failure } from '../../../shared/errors.ts'
import type { SettingsBase } from '../../../shared/preset.ts'
import { BatchTable } from './batches.ts'
import { CatalogTable } from './catalog.ts'
import { ClipTextTable } from './clip-text.ts'
import { DueTable } from './due.ts'
import { EventTable } from './events.ts'
import { FetchTable } from './fetches.ts'
import { CauseTable } from './causes.ts'
import { IndexingTimesTable } from './indexing-times.ts'
import { HistoryTable } from './history.ts'
import { ItemTable } from './items.ts'
import { KnownTable } from './known.ts'
import { ListingTable } from './listing.ts'
import { openDatabase } from './open.ts'
import { OutlookTable } from './outlook.ts'
import { ReceiptTable } from './receipts.ts'
import { reportOn } from './self-report.ts'
import { TotalsTable } from './totals.ts'
import { TrackedTable } from './tracked.ts'
import { UndoTable } from './undo.ts'
import { UploadTable } from './uploads.ts'
import { UsageTable } from './usage.ts'
import { WatchTable } from './watches.ts'

/** What was about to be created on the platform when the last word of it was written. */
export type IntentKind = 'create_asset' | 'create_upload' | 'create_task' | 'index_asset'
export interface Intent {
  kind: IntentKind
  /** When it was committed, epoch ms. */
  at: number
  /** When its request ended without a clear outcome, epoch ms; null while it is under way. */
  endedAt: number | null
}

const PAUSED_KEY = 'queue paused'
const PAUSED_UNTIL_KEY = 'queue paused until'
const GOODPUT_KEY = 'last goodput'
const KEPT_KEY = 'kept until'

/** The database of a data folder: opened, checked and migrated on construction. */
export class Store {
  readonly items: ItemTable
  readonly known: KnownTable
  readonly due: DueTable
  readonly totals: TotalsTable
  readonly events: EventTable
  readonly batches: BatchTable
  readonly listing: ListingTable
  readonly uploads: UploadTable
  readonly undo: UndoTable
  readonly usage: UsageTable
  readonly tracked: TrackedTable
  readonly outlook: OutlookTable
  readonly watches: WatchTable
  readonly catalog: CatalogTable
  readonly fetches: FetchTable
  readonly history: HistoryTable
  readonly receipts: ReceiptTable
  readonly causes: CauseTable
  readonly indexingTimes: IndexingTimesTable
  /** Set when a damaged database was set aside at the start. */
  readonly notice: Failure | null
  readonly #db: Database
  readonly #now: () => number
  readonly #base: SettingsBase

  /**
   * @param options.base settings of a facility, where there are any
   * @param options.onChange called after each committed change that a view may show
   * @throws ExpectedError `database_newer`
   */
  constructor(options: { dataDir: string; now: () => number; onChange: () => void; base?: SettingsBase }) {
    const { db, notice } = openDatabase(options.dataDir, new Date(options.now()))
    this.#db = db
    this.#now = options.now
    this.#base = options.base ?? { first: {}, fixed: {} }
    this.notice = notice
    const texts = new ClipTextTable(db)
    this.batches = new BatchTable(db, options.now)
    this.events = new EventTable(db, options.now)
    this.totals = new TotalsTable(db)
    const beside = { texts, totals: this.totals, batches: this.batches, events: this.events }
    this.items = new ItemTable(db, beside, options.now, options.onChange)
    this.known = new KnownTable(db)
    this.due = new DueTable(db)
    this.listing = new ListingTable(db, texts)
    this.uploads = new UploadTable(db)
    this.undo = new UndoTable(db, this.items, options.now)
    this.usage = new UsageTable(db)
    this.tracked = new TrackedTable(db)
    this.outlook = new OutlookTable(db)
    this.watches = new WatchTable(db)
    this.catalog = new CatalogTable(db)
    this.fetches = new FetchTable(db)
    this.history = new HistoryTable(db)
    this.receipts = new ReceiptTable(db)
    this.causes = new CauseTable(db)
    this.indexingTimes = new IndexingTimesTable(db)
  }

  /** Commits that something is about to be created on the platform for an item. */
  intend(itemId: ItemId, kind: IntentKind): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO intents (item_id, kind, at) VALUES (?, ?, ?)')
      .run(itemId, kind, this.#now())
  }

  /** The open intent of an item: its outcome is not known, so look before doing it again. */
  intent(itemId: ItemId): Intent | null {
    return (
      (this.#db.prepare('SELECT kind, at, ended_at AS endedAt FROM intents WHERE item_id = ?').get(itemId) as
        Intent | undefined) ?? null
    )
  }

  /** The request of an open intent ended without a clear outcome just now. */
  unclear(itemId: ItemId): void {
    this.#db.prepare('UPDATE intents SET ended_at = ? WHERE item_id = ?').run(this.#now(), itemId)
  }

  /** At the start: whatever was under way when the last run ended has an unclear outcome. */
  allUnclear(): void {
    this.#db.prepare('UPDATE intents SET ended_at = ?').run(this.#now())
  }

  /** Closes the intent of an item; call within the transaction that keeps the identifier. */
  settle(itemId: ItemId): void {
    this.#db.prepare('DELETE FROM intents WHERE item_id = ?').run(itemId)
  }

  /** The file at the path is another one now: what is open on the platform for the old one is not gone on with. */
  forgetEarlierContent(itemId: ItemId): void {
    this.uploads.forget(itemId)
    this.settle(itemId)
  }

  transaction<T>(work: () => T): T {
    return this.#db.transaction(work)()
  }

  /**
   * As a transaction, but one that a power failure may undo; a kill may not. For what is cheap to find out again, such
   * as chunks that were acknowledged: it need not wait for the disk.
   */
  soon(work: () => void): void {
    this.#db.pragma('synchronous = NORMAL')
    try {
      this.transaction(work)
    } finally {
      this.#db.pragma('synchronous = FULL')
    }
  }

  /** Has the disk keep what `soon` has committed so far, over a power failure too. */
  keepNow(): void {
    this.#put(KEPT_KEY, this.#now())
  }

  settings(): Settings {
    const rows = this.#db.prepare('SELECT key, value FROM settings').all() as { key: string; value: string }[]
    const kept = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]))
    return Settings.parse({ ...DEFAULT_SETTINGS, ...this.#base.first, ...kept, ...this.#base.fixed })
  }

  /** @throws ExpectedError `setting_locked` for what a facility has fixed */
  setSettings(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    const locked = Object.keys(change).find((name) => Object.hasOwn(this.#base.fixed, name))
    if (locked !== undefined) throw new ExpectedError(failure('setting_locked', { name: locked }))
    this.transaction(() => {
      for (const [key, value] of Object.entries(change)) if (value !== undefined) this.#put(key, value)
    })
    return this.settings()
  }

  /** Whether the person paused the whole queue; kept over restarts. */
  paused(): boolean {
    const row = this.#db.prepare('SELECT value FROM settings WHERE key = ?').get(PAUSED_KEY) as
      { value: string } | undefined
    return row?.value === 'true'
  }

  /** When the pause ends by itself, epoch ms; null when a person has to end it. */
  pausedUntil(): number | null {
    const row = this.#db.prepare('SELECT value FROM settings WHERE key = ?').get(PAUSED_UNTIL_KEY) as
      { value: string } | undefined
    return row === undefined || row.value === 'null' ? null : Number(row.value)
  }

  /** @param until when the pause ends by itself, epoch ms; null when a person has to end it */
  setPaused(paused: boolean, until: number | null): void {
    this.transaction(() => {
      this.#put(PAUSED_KEY, paused)
      this.#put(PAUSED_UNTIL_KEY, paused ? until : null)
    })
  }

  /** Goodput that was measured last, bytes per second; null where nothing has moved yet. */
  goodput(): number | null {
    const row = this.#db.prepare('SELECT value FROM settings WHERE key = ?').get(GOODPUT_KEY) as
      { value: string } | undefined
    return row && Number(row.value) > 0 ? Number(row.value) : null
  }

  /** Keeps the goodput; also shows whether the database can be written. */
  setGoodput(bytesPerSecond: number): void {
    this.#put(GOODPUT_KEY, bytesPerSecond)
  }

  /** The index as it was last seen on the platform, so that clips can be judged while offline. */
  cachedIndex(id: string): IndexInfo | null {
    const row = this.#db.prepare('SELECT info FROM indexes WHERE id = ?').get(id) as
      { info: string } | undefined
    return row ? IndexInfo.parse(JSON.parse(row.info)) : null
  }

  /** All indexes as they were last seen. */
  cachedIndexes(): IndexInfo[] {
    const rows = this.#db.prepare('SELECT info FROM indexes').all() as { info: string }[]
    return rows.map(({ info }) => IndexInfo.parse(JSON.parse(info)))
  }

  cacheIndex(info: IndexInfo): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO indexes (id, info) VALUES (?, ?)')
      .run(info.id, JSON.stringify(info))
  }

  /** What the database holds, in numbers, and whether it is sound. */
  report(): EngineDiagnostics {
    return reportOn(this.#db)
  }

  #put(key: string, value: unknown): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
      .run(key, JSON.stringify(value))
  }

  close(): void {
    this.#db.close()
  }
}
