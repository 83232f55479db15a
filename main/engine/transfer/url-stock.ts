import { BATCH } from '../platform/paging.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { ServerClock } from '../platform/server-clock.ts'
import type { UploadUrl } from '../platform/wire.ts'
import { urlRange } from './chunk-plan.ts'

/** Time before its expiry at which a URL is not used any more. */
const MARGIN_MS = 120_000
/** URLs left from which on the next ones are fetched. */
const LOW = 25

/** Presigned URLs of one session: each used once, fetched in the largest batches, fresh for every retry. */
export class UrlStock {
  readonly #client: PlatformClient
  readonly #uploadId: string
  readonly #clock: ServerClock
  readonly #stock = new Map<number, { url: string; expiresAt: number; isFresh: boolean }>()
  readonly #needed = new Set<number>()
  #fetching: Promise<void> | null = null

  /** @param clock the platform's, since its URLs expire by that */
  constructor(
    client: PlatformClient,
    uploadId: string,
    clock: ServerClock,
    first: readonly UploadUrl[] = [],
  ) {
    this.#client = client
    this.#uploadId = uploadId
    this.#clock = clock
    this.#keep(first, null)
  }

  /** Tells which chunks will be sent, so that one call fetches for the next ones too. */
  need(indexes: readonly number[]): void {
    indexes.filter((index) => !this.#stock.has(index)).forEach((index) => this.#needed.add(index))
  }

  /**
   * Sees to it that there is a URL for a chunk, and that the next ones come while this one is used. Who wants one at the
   * same time shares the call and its failure; trying again is theirs, with the chunk.
   * @throws PlatformError
   */
  async ensure(index: number, signal: AbortSignal): Promise<void> {
    while (!this.#stock.has(index)) {
      this.#needed.add(index)
      await (this.#fetching ?? this.#fetch(index, signal))
    }
    const [next] = this.#needed
    // A fetch ahead that fails is tried again by whom it is needed for.
    if (next !== undefined && this.#stock.size < LOW && !this.#fetching)
      this.#fetch(next, signal).catch(() => undefined)
  }

  /** A URL for a chunk, not used before. @throws PlatformError */
  async take(index: number, signal: AbortSignal): Promise<string> {
    for (;;) {
      await this.ensure(index, signal)
      const kept = this.#stock.get(index)
      this.#stock.delete(index)
      if (kept && (kept.isFresh || kept.expiresAt - MARGIN_MS > this.#clock.now())) return kept.url
    }
  }

  async #fetch(first: number, signal: AbortSignal): Promise<void> {
    const { start, count } = urlRange(first, this.#needed, BATCH)
    this.#fetching = this.#client
      .presignedUrls(this.#uploadId, start, count, signal)
      .then((urls) => this.#keep(urls, first))
    try {
      await this.#fetching
    } finally {
      this.#fetching = null
    }
    if (!this.#stock.has(first))
      throw new PlatformError('broken', { detail: 'the answer has no URL for the chunk' })
  }

  /** @param wanted the chunk whose URL is good for one use whatever its expiry says, as it was just asked for */
  #keep(urls: readonly UploadUrl[], wanted: number | null): void {
    for (const { chunk_index, url, expires_at } of urls) {
      const expiry = expires_at ? Date.parse(expires_at) : Number.NaN
      const expiresAt = Number.isNaN(expiry) ? Infinity : expiry
      this.#stock.set(chunk_index, { url, expiresAt, isFresh: chunk_index === wanted })
      this.#needed.delete(chunk_index)
    }
  }
}
