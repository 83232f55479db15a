import { BATCH } from '../platform/client.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { UploadUrl } from '../platform/wire.ts'
import { urlRange } from './chunk-plan.ts'
import { retrying } from './retrying.ts'

/** Time before its expiry at which a URL is not used any more. */
const MARGIN_MS = 120_000

/** Presigned URLs of one session: each used once, fetched in the largest batches, fresh for every retry. */
export class UrlStock {
  readonly #client: PlatformClient
  readonly #uploadId: string
  readonly #stock = new Map<number, { url: string; expiresAt: number }>()
  readonly #needed = new Set<number>()
  #fetching: Promise<void> | null = null

  constructor(client: PlatformClient, uploadId: string, first: readonly UploadUrl[] = []) {
    this.#client = client
    this.#uploadId = uploadId
    this.#keep(first)
  }

  /** Tells which chunks will be sent, so that one call fetches for the next ones too. */
  need(indexes: readonly number[]): void {
    indexes.filter((index) => !this.#stock.has(index)).forEach((index) => this.#needed.add(index))
  }

  /** A URL for a chunk, not used before. @throws PlatformError */
  async take(index: number, signal: AbortSignal): Promise<string> {
    for (;;) {
      const kept = this.#stock.get(index)
      this.#stock.delete(index)
      if (kept && kept.expiresAt - MARGIN_MS > Date.now()) return kept.url
      if (!this.#fetching) return await this.#fetch(index, signal)
      await this.#fetching
    }
  }

  async #fetch(index: number, signal: AbortSignal): Promise<string> {
    this.#needed.add(index)
    const { start, count } = urlRange(index, this.#needed, BATCH)
    const fetching = retrying(() => this.#client.presignedUrls(this.#uploadId, start, count, signal), signal)
    this.#fetching = fetching.then(
      (urls) => this.#keep(urls),
      () => undefined,
    )
    try {
      await fetching
    } finally {
      await this.#fetching
      this.#fetching = null
    }
    const fresh = this.#stock.get(index)
    if (!fresh) throw new PlatformError('broken', { detail: 'the answer has no URL for the chunk' })
    this.#stock.delete(index)
    return fresh.url
  }

  #keep(urls: readonly UploadUrl[]): void {
    for (const { chunk_index, url, expires_at } of urls) {
      const expiry = expires_at ? Date.parse(expires_at) : Number.NaN
      this.#stock.set(chunk_index, { url, expiresAt: Number.isNaN(expiry) ? Infinity : expiry })
      this.#needed.delete(chunk_index)
    }
  }
}
