import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { isAbsolute, normalize, sep } from 'node:path'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import { WatchId } from '../../../shared/watching.ts'
import type { WatchFolder, WatchPreview, WatchSettings } from '../../../shared/watching.ts'
import type { Place } from '../intake/arrivals.ts'
import type { StoredWatch } from '../store/watches.ts'
import { previewOf } from './preview.ts'
import { Watch } from './watch.ts'
import type { WatchParts } from './watch.ts'
import { isWithin } from './within.ts'

const NO_CLIPS: WatchFolder['clips'] = { arriving: 0, open: 0, ready: 0, attention: 0 }

/** All watch folders: kept, begun at the start, and changed by a person. */
export class Watches {
  readonly #parts: WatchParts
  /** Sees to it that an index is there and takes new videos. */
  readonly #checkIndex: (id: string) => Promise<void>
  #watches = new Map<WatchId, Watch>()
  #preview: AbortController | null = null

  constructor(parts: WatchParts, checkIndex: (id: string) => Promise<void>) {
    this.#parts = parts
    this.#checkIndex = checkIndex
  }

  /** Begins with all that are kept. */
  start(): void {
    this.#parts.store.watches.all().forEach((kept) => this.#begin(kept))
  }

  list(): WatchFolder[] {
    const counts = this.#parts.store.watches.counts()
    return [...this.#watches.values()].map((watch) =>
      this.#show(watch, counts.get(watch.kept.id) ?? NO_CLIPS),
    )
  }

  /** How many cannot be read or watched until a person does something; one whose drive is away comes back by itself. */
  get inTrouble(): number {
    return [...this.#watches.values()].filter(
      ({ standing: { state } }) => state === 'denied' || state === 'faulty',
    ).length
  }

  settingsOf(id: WatchId | null): WatchSettings | null {
    return (id === null ? null : this.#watches.get(id)?.kept.settings) ?? null
  }

  placeOf(id: WatchId): Place | null {
    return this.#watches.get(id)?.place ?? null
  }

  /** @throws ExpectedError `folder_unreadable`, `watch_inside_another`, `index_missing`, `index_takes_no_videos` */
  async add(settings: WatchSettings): Promise<WatchFolder> {
    const checked = await this.#checked(settings, null)
    const id = WatchId.parse(randomUUID())
    this.#parts.store.watches.add(id, checked, Date.now())
    return this.#show(this.#begin(this.#stored(id)), NO_CLIPS)
  }

  /** What was taken already stays as it is. @throws as `add` */
  async change(id: WatchId, settings: WatchSettings): Promise<WatchFolder> {
    const before = this.#get(id)
    const checked = await this.#checked(settings, id)
    await before.close()
    const isElsewhere = checked.path !== before.kept.settings.path
    this.#parts.store.watches.patch(id, {
      settings: checked,
      ...(isElsewhere ? { root: null, lastScanAt: null } : {}),
    })
    return this.#show(this.#begin(this.#stored(id)))
  }

  async pause(id: WatchId, paused: boolean): Promise<WatchFolder> {
    await this.#get(id).close()
    this.#parts.store.watches.patch(id, { paused })
    return this.#show(this.#begin(this.#stored(id)))
  }

  async remove(id: WatchId): Promise<void> {
    await this.#get(id).close()
    this.#watches.delete(id)
    this.#parts.store.watches.remove(id)
    this.#parts.onChange()
  }

  scan(id: WatchId): void {
    this.#get(id).scanNow()
  }

  /** What settings would match; a later call ends an earlier one. */
  async preview(settings: WatchSettings): Promise<WatchPreview> {
    this.#preview?.abort(new Error('asked anew'))
    const stop = new AbortController()
    this.#preview = stop
    return await previewOf(settings, stop.signal)
  }

  /** Everything is looked at anew: the machine woke up. */
  recheck(): void {
    for (const watch of this.#watches.values()) watch.recheck()
  }

  async close(): Promise<void> {
    this.#preview?.abort(new Error('closed'))
    await Promise.all([...this.#watches.values()].map((watch) => watch.close()))
  }

  #begin(kept: StoredWatch): Watch {
    const watch = new Watch(kept, this.#parts)
    this.#watches.set(kept.id, watch)
    this.#parts.onChange()
    return watch
  }

  #stored(id: WatchId): StoredWatch {
    const kept = this.#parts.store.watches.all().find((one) => one.id === id)
    if (kept === undefined) throw new Error(`the watch folder ${id} was not kept`)
    return kept
  }

  #get(id: WatchId): Watch {
    const watch = this.#watches.get(id)
    if (watch === undefined)
      throw new ExpectedError(failure('wrong_usage', { detail: `no watch folder ${id}` }))
    return watch
  }

  async #checked(settings: WatchSettings, id: WatchId | null): Promise<WatchSettings> {
    const path = withoutEnd(normalize(settings.path))
    if (!isAbsolute(path)) throw new ExpectedError(failure('folder_unreadable', { name: settings.path }))
    const others = [...this.#watches.values()].filter(({ kept }) => kept.id !== id)
    const other = others.find(
      ({ kept }) => isWithin(path, kept.settings.path) || isWithin(kept.settings.path, path),
    )
    if (other !== undefined)
      throw new ExpectedError(
        failure('watch_inside_another', { name: path, detail: other.kept.settings.path }),
      )
    const isKept = id !== null && this.#watches.get(id)?.kept.settings.path === path
    if (!isKept) await mustBeFolder(path)
    await this.#checkIndex(settings.indexId)
    return { ...settings, path }
  }

  #show(watch: Watch, clips?: WatchFolder['clips']): WatchFolder {
    const { id, settings, paused, passedOver, lastScanAt } = watch.kept
    return {
      id,
      settings,
      indexName: this.#parts.index(settings.indexId).name,
      paused,
      ...watch.standing,
      clips: clips ?? this.#parts.store.watches.counts().get(id) ?? NO_CLIPS,
      passedOver,
      lastScanAt,
      lastArrivalAt: this.#parts.store.watches.lastArrivalAt(id),
    }
  }
}

async function mustBeFolder(path: string): Promise<void> {
  const code = await stat(path).then(
    (stats) => (stats.isDirectory() ? null : 'ENOTDIR'),
    (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error),
  )
  if (code !== null) throw new ExpectedError(failure('folder_unreadable', { name: path, detail: code }))
}

const withoutEnd = (path: string): string =>
  path.length > 1 && path.endsWith(sep) && !path.endsWith(`:${sep}`) ? path.slice(0, -1) : path
