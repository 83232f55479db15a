import { basename } from 'node:path'
import type { EngineContext } from '../context.ts'
import { isThere } from '../dedupe/catalog.ts'
import { indexedTwin } from '../dedupe/indexed-twin.ts'
import { fingerprint } from '../intake/fingerprint.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { Candidate } from '../store/new-items.ts'
import type { StoredItem } from '../store/item.ts'
import { patient } from '../platform/patient.ts'

/** What an index holds, as it was just read in whole. */
export class Held {
  readonly #ctx: EngineContext
  readonly #client: PlatformClient
  readonly #index: { id: string; name: string }
  readonly #signal: AbortSignal
  readonly #ids: ReadonlySet<string>
  /** Sizes (bytes) of the clips of this index that the own list has ready or on their way. */
  readonly #ownSizes: ReadonlySet<number>

  private constructor(
    ctx: EngineContext,
    client: PlatformClient,
    index: { id: string; name: string },
    signal: AbortSignal,
    ids: ReadonlySet<string>,
  ) {
    this.#ctx = ctx
    this.#client = client
    this.#index = index
    this.#signal = signal
    this.#ids = ids
    this.#ownSizes = ctx.store.known.sizesOnTheirWay(index.id)
  }

  /**
   * Reads an index in whole: what was deleted there is known only then.
   * @throws PlatformError; the signal's reason
   */
  static async read(
    ctx: EngineContext,
    client: PlatformClient,
    index: { id: string; name: string },
    signal: AbortSignal,
    onRead: (assets: number) => void,
  ): Promise<Held> {
    const ids = await ctx.catalog.readWhole(client, index.id, signal, onRead)
    return new Held(ctx, client, index, signal, ids)
  }

  /** Whether the index holds an indexed asset; what the lists did not name is asked for once more by itself. */
  async has(indexedAssetId: string): Promise<boolean> {
    if (this.#ids.has(indexedAssetId)) return true
    try {
      const ask = () => this.#client.indexedAsset(this.#index.id, indexedAssetId, this.#signal)
      return isThere(await patient(this.#signal, ask))
    } catch (error) {
      if (error instanceof PlatformError && error.isMissing) return false
      throw error
    }
  }

  /**
   * Whether what a file holds is in the index under whatever name, or on its way there from this machine.
   * @throws errors of the file system as they are; PlatformError
   */
  async holdsContentOf(file: Candidate, item: StoredItem | null): Promise<'inIndex' | 'underway' | null> {
    const name = basename(file.path)
    const { catalog, known } = this.#ctx.store
    const isCandidate =
      catalog.candidates(this.#index.id, file.size, name.normalize('NFC'), 'with listed').length > 0
    if (!isCandidate && !this.#ownSizes.has(file.size)) return null
    const print = item?.fingerprint ?? (await fingerprint(file.path, file.size))
    const twin = known.twinOf({ id: item?.id ?? null, indexId: this.#index.id }, print)
    if (twin !== null && twin.state !== 'ready') return 'underway'
    if (twin?.indexedAssetId != null && (await this.has(twin.indexedAssetId))) return 'inIndex'
    const clip = {
      id: item?.id ?? null,
      name,
      size: file.size,
      indexId: this.#index.id,
      indexName: this.#index.name,
      media: item?.media ?? null,
      fingerprint: print,
    }
    const found = await patient(this.#signal, () => indexedTwin(this.#ctx, this.#client, clip, this.#signal))
    return found === null ? null : 'inIndex'
  }
}
