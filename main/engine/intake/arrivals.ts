import { stat } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import PQueue from 'p-queue'
import type { ItemId, Settling } from '../../../shared/item.ts'
import { failure } from '../../../shared/errors.ts'
import type { WatchId } from '../../../shared/watching.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'
import { MISSING } from '../transfer/source-file.ts'
import { readinessOf } from './readiness.ts'
import { isSame, observe } from './stillness.ts'
import type { Observed, Sight } from './stillness.ts'

/** Files looked at at once. */
const LOOKS = 8
/** Longest time between two looks at a file that has to be still, in ms. */
const LOOK_MS = 1000
/** Time between two looks at a file that is still but not complete, or whose drive is away, in ms. */
const SLOW_LOOK_MS = 2000
/** Time for which a file that vanished may come up again under another name, in ms. */
const RENAME_MS = 2000
/** A file that is not complete is given up when it has not changed for so long, in ms: the probe then says why. */
export const PATIENCE_MS = 10 * 60_000
/** How long a dropped file must not have been written to, in ms. */
const DROP_STILL_MS = 2000

/** What is to be known of where a file lies. */
export interface Place {
  root: string
  isAway: boolean
  isShare: boolean
  settleMs: number
}

/** What was found out about a file that is another one now. */
export const UNEXAMINED = {
  media: null,
  fingerprint: null,
  way: null,
  assetId: null,
  bytesSent: 0,
  problems: [],
}

interface Entry {
  observed: Observed | null
  settling: Settling | null
  missingSince: number | null
  timer: NodeJS.Timeout | null
}

/**
 * Files that may not be complete yet. Each is looked at until it has been still for the time that its place asks for,
 * can be opened, and has its index; only then it goes on to the probe. A copy that stalls and goes on is one clip.
 */
export class Arrivals {
  readonly #store: Store
  readonly #placeOf: (id: WatchId) => Place | null
  readonly #on: { taken: () => void; changed: () => void; failed: (error: unknown) => void }
  readonly #entries = new Map<ItemId, Entry>()
  /** Items whose files were last seen under a device and inode, so that a rename is followed. */
  readonly #byFile = new Map<string, ItemId>()
  /** Items that a person took as they are. */
  readonly #asTheyAre = new Set<ItemId>()
  readonly #looks = new PQueue({ concurrency: LOOKS })
  #isClosed = false

  constructor(
    store: Store,
    placeOf: (id: WatchId) => Place | null,
    on: { taken: () => void; changed: () => void; failed: (error: unknown) => void },
  ) {
    this.#store = store
    this.#placeOf = placeOf
    this.#on = on
  }

  /** Goes on with what was arriving when the last run ended. */
  resume(): void {
    this.#store.items.inStates(['settling']).forEach((item) => this.track(item.id))
  }

  /** Why a file is not taken yet; null before it was looked at. */
  settlingOf(id: ItemId): Settling | null {
    return this.#entries.get(id)?.settling ?? null
  }

  /**
   * Looks after an item in state `settling` from now on.
   * @param fileId device and inode of its file, where they are known already
   */
  track(id: ItemId, fileId: string | null = null): void {
    if (fileId !== null) this.#byFile.set(fileId, id)
    if (this.#entries.has(id)) return
    this.#entries.set(id, { observed: null, settling: null, missingSince: null, timer: null })
    this.#lookIn(id, 0)
  }

  /** Looks at everything at once: a drive came back, or the machine woke up. */
  lookAgain(): void {
    for (const id of this.#entries.keys()) this.#lookIn(id, 0)
  }

  /**
   * An arriving item whose file has another name by now: the item follows it.
   * @param fileId device and inode
   */
  async follow(fileId: string, path: string): Promise<boolean> {
    const id = this.#byFile.get(fileId)
    const item = id === undefined ? null : this.#store.items.get(id)
    if (item?.state !== 'settling' || item.path === path) return false
    const isThere = await stat(item.path).then(
      (stats) => `${stats.dev}:${stats.ino}` === fileId,
      () => false,
    )
    if (isThere) return false
    this.#store.transaction(() => {
      this.#forgetSeen(item)
      this.#store.items.patch(item.id, { path })
      this.#store.items.note(item.id, `Renamed from ${item.name}`)
    })
    const entry = this.#entries.get(item.id)
    if (entry) entry.missingSince = null
    return true
  }

  /** Sends an item that is about to be examined back when its file is still being written. @throws as `stat` does */
  async sendBack(item: StoredItem): Promise<boolean> {
    const now = await stat(item.path)
    const hasChanged = now.size !== item.size || now.mtimeMs !== item.mtimeMs
    const isTaken = this.#asTheyAre.has(item.id)
    const age = Date.now() - now.mtimeMs
    const isYoung = item.watchId === null && age >= 0 && age < DROP_STILL_MS
    if (!hasChanged && (isTaken || !isYoung)) return false
    this.#store.transaction(() => {
      if (hasChanged) this.#store.forgetEarlierContent(item.id)
      const fresh = { size: now.size, mtimeMs: now.mtimeMs, ...(hasChanged ? UNEXAMINED : {}) }
      if (isTaken) this.#store.items.patch(item.id, fresh)
      else this.#store.items.move(item.id, 'settling', 'Still being written', fresh)
    })
    if (isTaken) return false
    this.track(item.id)
    return true
  }

  /** Takes files as they are now. @returns how many */
  async takeNow(ids: readonly ItemId[]): Promise<number> {
    const items = ids
      .flatMap((id) => this.#store.items.get(id) ?? [])
      .filter((item) => item.state === 'settling')
    for (const item of items) {
      const now = await stat(item.path).catch(() => null)
      if (now === null) continue
      this.#asTheyAre.add(item.id)
      this.#take(item, sightOf(now), 'Taken as it is')
    }
    return items.length
  }

  /** Nothing is looked at any more for an item that was cancelled or removed. */
  forget(id: ItemId): void {
    const entry = this.#entries.get(id)
    if (entry?.timer) clearTimeout(entry.timer)
    if (entry?.observed) this.#byFile.delete(entry.observed.sight.id)
    this.#entries.delete(id)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#looks.clear()
    for (const id of [...this.#entries.keys()]) this.forget(id)
    await this.#looks.onIdle()
  }

  #lookIn(id: ItemId, ms: number): void {
    const entry = this.#entries.get(id)
    if (entry === undefined || this.#isClosed) return
    if (entry.timer) clearTimeout(entry.timer)
    entry.timer = setTimeout(() => {
      entry.timer = null
      void this.#looks.add(() => this.#lookOrFail(id, entry))
    }, ms)
  }

  async #lookOrFail(id: ItemId, entry: Entry): Promise<void> {
    try {
      if (this.#entries.get(id) === entry && !this.#isClosed) await this.#look(id, entry)
    } catch (error) {
      this.#on.failed(error)
      this.#lookIn(id, SLOW_LOOK_MS)
    }
  }

  async #look(id: ItemId, entry: Entry): Promise<void> {
    const item = this.#store.items.get(id)
    if (item?.state !== 'settling') return this.forget(id)
    const place = item.watchId === null ? null : this.#placeOf(item.watchId)
    if (place?.isAway === true)
      return this.#wait(id, entry, { why: 'away', bytesPerSecond: null }, SLOW_LOOK_MS)
    let sight: Sight
    try {
      sight = sightOf(await stat(item.path))
    } catch (error) {
      return this.#unseen(item, entry, (error as NodeJS.ErrnoException).code ?? '')
    }
    entry.missingSince = null
    const now = Date.now()
    const clock = place === null ? 'mtime' : place.isShare ? 'none' : 'change'
    const before = entry.observed
    entry.observed = observe(before, sight, now, clock)
    this.#byFile.set(sight.id, id)
    if (before !== null && before.sight.id !== sight.id) this.#byFile.delete(before.sight.id)
    const { changedAt, bytesPerSecond } = entry.observed
    if (item.size !== sight.size) this.#store.items.patch(id, { size: sight.size, mtimeMs: sight.mtimeMs })
    const isOld = clock === 'none' && before === null && now - sight.mtimeMs > PATIENCE_MS
    const wait = isOld ? 0 : changedAt + (place?.settleMs ?? DROP_STILL_MS) - now
    if (wait > 0) {
      const isGrowing = bytesPerSecond !== null && now - changedAt < 2 * LOOK_MS
      const settling: Settling = isGrowing
        ? { why: 'growing', bytesPerSecond }
        : { why: 'still', bytesPerSecond: null }
      return this.#wait(id, entry, settling, Math.min(wait, LOOK_MS))
    }
    const patience = place === null ? 0 : PATIENCE_MS
    if (now - changedAt < patience || isOld) {
      const readiness = await readinessOf(item.path, sight.size)
      if (readiness !== 'ready' && !isOld)
        return this.#wait(id, entry, { why: readiness, bytesPerSecond: null }, SLOW_LOOK_MS)
    }
    const still = await stat(item.path).then(sightOf, () => null)
    const latest = this.#store.items.get(id)
    if (
      latest?.state !== 'settling' ||
      latest.path !== item.path ||
      still === null ||
      !isSame(still, sight, clock)
    )
      return this.#lookIn(id, 0)
    this.#take(latest, sight, 'Arrived')
  }

  #take(item: StoredItem, sight: Sight, reason: string): void {
    this.#store.transaction(() => {
      this.#store.items.move(item.id, 'found', reason, { size: sight.size, mtimeMs: sight.mtimeMs })
      const seat = this.#seatOf(item)
      if (seat) {
        const { size, mtimeMs } = sight
        this.#store.watches.see(seat.watchId, [{ folder: seat.folder, name: item.name, size, mtimeMs }])
        this.#store.watches.arrived(seat.watchId, Date.now())
      }
    })
    this.forget(item.id)
    this.#on.taken()
  }

  /** The file cannot be looked at: it is gone, or somebody keeps it for himself. */
  #unseen(item: StoredItem, entry: Entry, code: string): void {
    if (!MISSING.has(code))
      return this.#wait(item.id, entry, { why: 'held', bytesPerSecond: null }, SLOW_LOOK_MS)
    if (item.watchId === null) {
      const missing = failure('source_missing', { name: item.name })
      this.#store.items.move(item.id, 'failed', missing.message, { failure: missing })
      return this.forget(item.id)
    }
    entry.missingSince ??= Date.now()
    const left = entry.missingSince + RENAME_MS - Date.now()
    if (left > 0) return this.#lookIn(item.id, left)
    // Deleted before it was complete: there is nothing left to tell of.
    this.#store.transaction(() => {
      this.#forgetSeen(item)
      this.#store.items.remove(item.id)
    })
    this.forget(item.id)
  }

  #wait(id: ItemId, entry: Entry, settling: Settling, ms: number): void {
    const isNews = JSON.stringify(entry.settling) !== JSON.stringify(settling)
    entry.settling = settling
    if (isNews) this.#on.changed()
    this.#lookIn(id, ms)
  }

  #forgetSeen(item: StoredItem): void {
    const seat = this.#seatOf(item)
    if (seat) this.#store.watches.forget(seat.watchId, seat.folder, item.name)
  }

  #seatOf(item: StoredItem): { watchId: WatchId; folder: string } | null {
    const place = item.watchId === null ? null : this.#placeOf(item.watchId)
    if (item.watchId === null || place === null) return null
    return { watchId: item.watchId, folder: relative(place.root, dirname(item.path)) }
  }
}

function sightOf(stats: { size: number; mtimeMs: number; ctimeMs: number; dev: number; ino: number }): Sight {
  const { size, mtimeMs, ctimeMs, dev, ino } = stats
  return { size, mtimeMs, ctimeMs, id: `${dev}:${ino}` }
}
