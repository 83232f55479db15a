import { failure, type Failure } from '../../../shared/errors.ts'
import { named } from '../../../shared/names.ts'
import type { WatchState } from '../../../shared/watching.ts'
import type { Arrivals, Place } from '../intake/arrivals.ts'
import { walk } from '../intake/walk.ts'
import type { WalkBatch, WalkedFile } from '../intake/walk-message.ts'
import type { Logger } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { StoredWatch } from '../store/watches.ts'
import { NONE_LEFT } from './folder-watchers.ts'
import { Hints } from './hints.ts'
import type { Covered } from './hints.ts'
import { takeFiles } from './intake.ts'
import { lookAtRoot } from './root.ts'
import { Selection } from './selection.ts'
import { isOnShare } from './share.ts'

/** Times of a watch folder, in ms. */
export interface WatchTimes {
  /** Between two looks at whether the root is there. */
  root: number
  /** Between two looks through the whole tree, on a local drive and on a share. */
  scan: number
  shareScan: number
}
export const WATCH_TIMES: WatchTimes = { root: 3000, scan: 30 * 60_000, shareScan: 15_000 }
/** Looks through a share take at most this part of the time. */
const SHARE_LOAD = 0.1
const LOCAL_SETTLE_S = 3
const SHARE_SETTLE_S = 10
/** Time after which a tree is looked through when the watcher failed, in ms. */
const AFTER_FAILURE_MS = 2000

export interface WatchParts {
  store: Store
  arrivals: Arrivals
  log: Logger
  times: WatchTimes
  /** The index that its clips go to. */
  index: (id: string) => { id: string; name: string }
  /** Something about it changed that a person may see. */
  onChange: (isState?: boolean) => void
  /** New clips were taken in. */
  onTaken: () => void
  /** Something failed that is tried again. */
  failed: (error: unknown) => void
}

/** One watch folder at work: follows events, looks through the tree now and then, and notices when its drive goes. */
export class Watch {
  readonly #parts: WatchParts
  #kept: StoredWatch
  #selection: Selection
  #state: WatchState = 'scanning'
  #failure: Failure | null = null
  #isShare = false
  /** The watcher cannot follow this tree: it is looked through as often as a share. */
  #isDeaf = false
  #hints: Hints | null = null
  #scan: { stop: AbortController; done: Promise<void> } | null = null
  #scanned = 0
  #nextScanAt: number | null = null
  #rescans = false
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(kept: StoredWatch, parts: WatchParts) {
    this.#kept = kept
    this.#parts = parts
    this.#selection = new Selection(kept.settings)
    if (kept.paused) this.#state = 'paused'
    else void this.#begin().catch(this.#parts.failed)
  }

  get kept(): StoredWatch {
    return this.#kept
  }

  get standing(): {
    state: WatchState
    failure: Failure | null
    isShare: boolean
    scanned: number
    nextScanAt: number | null
  } {
    return {
      state: this.#state,
      failure: this.#failure,
      isShare: this.#isShare,
      scanned: this.#scanned,
      nextScanAt: this.#nextScanAt,
    }
  }

  get place(): Place {
    const { path, settleSeconds } = this.#kept.settings
    return {
      root: path,
      isAway: this.#state === 'away',
      isShare: this.#isShare,
      settleMs: 1000 * (settleSeconds ?? (this.#isShare ? SHARE_SETTLE_S : LOCAL_SETTLE_S)),
    }
  }

  /** Looks through the whole tree as soon as possible. */
  scanNow(): void {
    if (!this.#isAtWork()) return
    if (this.#scan) this.#rescans = true
    else this.#startScan()
  }

  /** Looks at the root at once: the machine woke up. */
  recheck(): void {
    if (this.#kept.paused || this.#isClosed) return
    void this.#beat().then(() => this.scanNow(), this.#parts.failed)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#rest()
  }

  get #isPolled(): boolean {
    return this.#isShare || this.#isDeaf
  }

  async #begin(): Promise<void> {
    const { path, isShare } = this.#kept.settings
    this.#isShare = isShare ?? (await isOnShare(path))
    await this.#beat()
  }

  /** Sees whether the root is there, and begins or ends the watching of it. */
  async #beat(): Promise<void> {
    if (this.#isClosed) return
    if (this.#timer) clearTimeout(this.#timer)
    const root = await lookAtRoot(this.#kept.settings.path, this.#kept.root)
    if (this.#isClosed) return
    this.#timer = setTimeout(() => void this.#beat().catch(this.#parts.failed), this.#parts.times.root)
    const name = this.#kept.settings.path
    switch (root.kind) {
      case 'there':
        if (root.identity !== this.#kept.root) this.#keep({ root: root.identity })
        return this.#isAtWork() ? this.#scanIfDue() : this.#work()
      case 'away':
        return this.#stopAs('away', failure('watch_away', { name }))
      case 'denied':
        return this.#stopAs('denied', failure('folder_unreadable', { name, detail: root.code }))
      case 'faulty':
        return this.#stopAs('faulty', failure('watch_faulty', { name, detail: root.code }))
    }
  }

  #isAtWork(): boolean {
    return this.#state === 'watching' || (this.#state === 'scanning' && this.#scan !== null)
  }

  #work(): void {
    this.#isDeaf = false
    this.#tell('scanning', null)
    this.#startScan()
    this.#parts.arrivals.lookAgain()
  }

  /** Events are heard from all folders that a look through the tree came by. */
  async #listen(covered: Covered): Promise<void> {
    const { path, depth, moreExtensions } = this.#kept.settings
    const isFirst = this.#hints === null
    this.#hints ??= new Hints(
      path,
      { rules: { moreExtensions }, depth },
      { files: (files) => void this.#hinted(files), failed: (code) => this.#deafened(code) },
    )
    await this.#hints.cover(covered)
    // What came between the look through the tree and the first event.
    if (isFirst) this.#rescans = true
  }

  #deafened(code: string): void {
    this.#parts.log(
      'warn',
      `events of ${named(this.#kept.settings.path)} were lost (${code}); it is looked through instead`,
    )
    if (NONE_LEFT.has(code)) this.#isDeaf = true
    this.#nextScanAt = Math.min(this.#nextScanAt ?? Infinity, Date.now() + AFTER_FAILURE_MS)
  }

  async #stopAs(state: 'away' | 'denied' | 'faulty', why: Failure): Promise<void> {
    if (this.#state === state) return
    this.#tell(state, why)
    this.#nextScanAt = null
    await this.#rest()
  }

  async #rest(): Promise<void> {
    const hints = this.#hints
    const scan = this.#scan
    this.#hints = null
    scan?.stop.abort(new Error('stopped'))
    await Promise.all([hints?.close(), scan?.done])
  }

  #scanIfDue(): void {
    if (this.#scan === null && this.#nextScanAt !== null && Date.now() >= this.#nextScanAt) this.#startScan()
  }

  #startScan(): void {
    const stop = new AbortController()
    this.#rescans = false
    this.#scanned = 0
    const run = { stop, done: this.#lookThrough(stop.signal) }
    this.#scan = run
    void run.done.then(() => {
      if (this.#scan !== run) return
      this.#scan = null
      if (this.#rescans && !this.#isClosed && this.#state === 'watching') this.#startScan()
    })
  }

  async #lookThrough(signal: AbortSignal): Promise<void> {
    const covered: Covered = { folders: [], links: [] }
    const began = Date.now()
    if (this.#kept.lastScanAt === null) this.#tell('scanning', null)
    const { path, depth, moreExtensions, includeExisting } = this.#kept.settings
    const isFirst = this.#kept.lastScanAt === null
    let passedOver = 0
    const what = { paths: [path], rules: { moreExtensions }, depth }
    try {
      await walk(what, signal, async (batch) => {
        passedOver += batch.passedOver
        covered.folders.push(...batch.folders)
        covered.links.push(...batch.links)
        this.#scanned += batch.files.length + batch.passedOver
        this.#noteProblems(batch.problems)
        await this.#take(batch.files, isFirst && !includeExisting)
        this.#parts.onChange()
      })
      this.#keep({ lastScanAt: began, passedOver })
      this.#nextScanAt = Date.now() + this.#pause(Date.now() - began)
      if (this.#state === 'scanning') this.#tell('watching', null)
      if (!this.#isPolled && !signal.aborted) await this.#listen(covered)
    } catch (error) {
      if (signal.aborted) return
      this.#nextScanAt = Date.now() + AFTER_FAILURE_MS
      this.#parts.failed(error)
    }
  }

  /** Time to the next look through the tree, in ms; with jitter, so that many folders do not begin together. */
  #pause(tookMs: number): number {
    const { scan, shareScan } = this.#parts.times
    const most = this.#isPolled ? Math.max(shareScan, tookMs / SHARE_LOAD) : scan
    return most * (0.75 + Math.random() / 2)
  }

  #noteProblems(problems: WalkBatch['problems']): void {
    for (const { path, code } of problems) this.#parts.log('warn', `${named(path)} was passed over: ${code}`)
  }

  async #hinted(files: readonly WalkedFile[]): Promise<void> {
    if (this.#isClosed || this.#hints === null) return
    try {
      await this.#take(files, false)
    } catch (error) {
      this.#parts.failed(error)
      this.#nextScanAt = Date.now() + AFTER_FAILURE_MS
    }
  }

  async #take(files: readonly WalkedFile[], notesOnly: boolean): Promise<void> {
    const { store, arrivals, index, onTaken } = this.#parts
    const taken = files.filter(({ path }) => this.#selection.takes(path))
    if (taken.length === 0) return
    const by = { watch: this.#kept, index: index(this.#kept.settings.indexId), notesOnly }
    if ((await takeFiles(store, arrivals, taken, by)) > 0) onTaken()
  }

  #keep(change: Partial<Omit<StoredWatch, 'id'>>): void {
    this.#parts.store.watches.patch(this.#kept.id, change)
    this.#kept = { ...this.#kept, ...change }
  }

  #tell(state: WatchState, why: Failure | null): void {
    this.#state = state
    this.#failure = why
    this.#parts.onChange(true)
  }
}
