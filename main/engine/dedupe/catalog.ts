import type { ItemId, Problem } from '../../../shared/domain.ts'
import { failure } from '../../../shared/errors.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { IndexedAsset } from '../platform/wire.ts'
import { fingerprintIn, itemIn } from '../queue/identity.ts'
import type { CatalogEntry } from '../store/catalog.ts'
import type { StoredItem } from '../store/item.ts'
import type { Store } from '../store/store.ts'

/** Time for which an index that was read counts as known, in ms; then only what is new in it is read. */
const FRESH_MS = 10 * 60_000
/** Indexes of more pages are not read through: each clip is asked for by its size instead, one call. */
const MOST_PAGES = 40
/** Entries of a clip's size and length that are asked for their metadata. */
const MOST_ASKED = 5

/** A clip that may be in its index already. */
export interface Clip {
  id: ItemId
  indexId: string
  name: string
  size: number
  fingerprint: string
  durationSeconds: number
}

/**
 * What the indexes hold already, whoever sent it, so that nothing is sent again that another machine, or this one before
 * it lost its history, has sent. An index is read through once, 50 entries a call, and then only what is new in it;
 * lists carry no metadata, so an entry of a clip's size and length is asked for its fingerprint, once.
 */
export class Catalog {
  readonly #store: Store
  readonly #now: () => number
  readonly #reads = new Map<string, Promise<'read' | 'tooLarge'>>()
  readonly #tooLarge = new Set<string>()
  readonly #checkedAt = new Map<ItemId, number>()

  constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /**
   * Why a clip need not be sent: it is in its index already, or seems to be; null when it is not.
   * @throws PlatformError when the platform could not be asked; the signal's reason
   */
  async problemOf(client: PlatformClient, clip: Clip, signal: AbortSignal): Promise<Problem | null> {
    await this.#readFor(client, clip, signal)
    const alike = this.#store.catalog
      .alike(clip.indexId, {
        fingerprint: clip.fingerprint,
        size: clip.size,
        durationSeconds: clip.durationSeconds,
      })
      .filter((entry) => entry.itemId !== clip.id && !isAnother(entry, clip))
      .slice(0, MOST_ASKED)
    this.#checkedAt.set(clip.id, this.#now())
    let probable: Problem | null = null
    for (const entry of alike) {
      const known = await this.#ask(client, clip.indexId, entry, signal)
      if (known === null || known.itemId === clip.id) continue
      if (known.fingerprint === clip.fingerprint) return problem('already_in_index', clip, entry)
      const isNamesake = entry.name === clip.name && known.fingerprint === null
      if (isNamesake) probable ??= problem('probably_in_index', clip, entry)
    }
    return probable
  }

  /** A clip that was sent from here is about to be forgotten: the index still holds it. */
  noteSent(item: StoredItem): void {
    const clip = clipOf(item)
    if (item.state !== 'ready' || item.indexedAssetId === null || clip === null) return
    const { indexedAssetId, assetId, name, updatedAt: createdAt } = item
    const { id: itemId, fingerprint, size, durationSeconds: duration } = clip
    const entry = {
      indexedAssetId,
      assetId,
      itemId,
      fingerprint,
      asked: true,
      name,
      size,
      duration,
      createdAt,
    }
    this.#store.catalog.remove(item.indexId, indexedAssetId)
    this.#store.catalog.add(item.indexId, [entry])
  }

  /** Whether a clip was looked for not long ago. */
  wasChecked(id: ItemId): boolean {
    return this.#now() - (this.#checkedAt.get(id) ?? -Infinity) < FRESH_MS
  }

  /** Sees to it that what may be this clip is known. */
  async #readFor(client: PlatformClient, clip: Clip, signal: AbortSignal): Promise<void> {
    const { indexId, size } = clip
    const isFresh = this.#now() - (this.#store.catalog.readAt(indexId) ?? -Infinity) < FRESH_MS
    if (!isFresh && !this.#tooLarge.has(indexId)) {
      const outcome = await this.#read(client, indexId)
      signal.throwIfAborted()
      if (outcome === 'tooLarge') this.#tooLarge.add(indexId)
    }
    if (this.#tooLarge.has(indexId))
      this.#keep(indexId, await client.indexedAssetsOfSize(indexId, size, signal))
  }

  /** One reading of an index at a time; whoever needs it shares it. It is not stopped with the clip that began it. */
  #read(client: PlatformClient, indexId: string): Promise<'read' | 'tooLarge'> {
    const running = this.#reads.get(indexId)
    if (running) return running
    const reading = this.#readPages(client, indexId).finally(() => this.#reads.delete(indexId))
    this.#reads.set(indexId, reading)
    return reading
  }

  async #readPages(client: PlatformClient, indexId: string): Promise<'read' | 'tooLarge'> {
    const began = this.#now()
    const isFirst = this.#store.catalog.readAt(indexId) === null
    for (let page = 1; ; page++) {
      const { data, isLast, pages } = await client.indexedAssetsByAge(indexId, page, NEVER)
      if (isFirst && pages > MOST_PAGES) return 'tooLarge'
      const added = this.#keep(indexId, data)
      // Newest first: a page of which all is known ends what is new.
      if (isLast || (!isFirst && added === 0)) break
    }
    this.#store.catalog.wasRead(indexId, began)
    return 'read'
  }

  #keep(indexId: string, found: readonly IndexedAsset[]): number {
    const entries = found.filter(({ status }) => status !== 'failed').map(entryOf)
    return this.#store.catalog.add(indexId, entries)
  }

  /** What an entry is known to hold, from the platform itself; null when it is no longer there or has failed. */
  async #ask(
    client: PlatformClient,
    indexId: string,
    entry: CatalogEntry,
    signal: AbortSignal,
  ): Promise<{ itemId: string | null; fingerprint: string | null } | null> {
    try {
      const asset = await client.indexedAsset(indexId, entry.indexedAssetId, signal)
      if (asset.status === 'failed') return this.#gone(indexId, entry)
      const known = { itemId: itemIn(asset.user_metadata), fingerprint: fingerprintIn(asset.user_metadata) }
      this.#store.catalog.learn(indexId, entry.indexedAssetId, known.itemId, known.fingerprint)
      return known
    } catch (error) {
      if (error instanceof PlatformError && error.isMissing) return this.#gone(indexId, entry)
      throw error
    }
  }

  #gone(indexId: string, { indexedAssetId }: CatalogEntry): null {
    this.#store.catalog.remove(indexId, indexedAssetId)
    return null
  }
}

const NEVER = new AbortController().signal

/** The clip of an item that was examined; null before that. */
export function clipOf(item: StoredItem): Clip | null {
  const { id, indexId, name, size, fingerprint, media } = item
  if (fingerprint === null || media === null) return null
  return { id, indexId, name, size, fingerprint, durationSeconds: media.durationSeconds }
}

/** Whether it was asked before and is neither of this content nor a namesake. */
function isAnother(entry: CatalogEntry, clip: Clip): boolean {
  return (
    entry.asked &&
    entry.fingerprint !== clip.fingerprint &&
    (entry.fingerprint !== null || entry.name !== clip.name)
  )
}

function entryOf(asset: IndexedAsset): CatalogEntry {
  const { filename, size, duration } = asset.system_metadata ?? {}
  const createdAt = Date.parse(asset.created_at ?? '')
  return {
    indexedAssetId: asset._id,
    assetId: asset.asset_id ?? null,
    itemId: null,
    fingerprint: null,
    asked: false,
    name: filename ?? null,
    size: size ?? null,
    duration: duration ?? null,
    createdAt: Number.isNaN(createdAt) ? 0 : createdAt,
  }
}

function problem(
  code: 'already_in_index' | 'probably_in_index',
  { name }: Clip,
  entry: CatalogEntry,
): Problem {
  const since = entry.createdAt === 0 ? '' : `since ${day(entry.createdAt)}`
  const as = entry.name === null || entry.name === name ? '' : `as ${entry.name}`
  const detail = [since, as].filter((part) => part !== '').join(', ')
  return { code, severity: 'refuse', message: failure(code, { name, detail }).message }
}

const day = (epochMs: number): string =>
  new Date(epochMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
