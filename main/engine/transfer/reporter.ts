import { BATCH } from '../platform/paging.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { StoredChunk, UploadSession, UploadTable } from '../store/uploads.ts'
import { retrying } from './retrying.ts'

type Acknowledged = Pick<StoredChunk, 'index' | 'etag' | 'size'>

/**
 * Reports acknowledged chunks in the largest batches that the platform takes, beside the sending: no byte waits for a
 * report. The last report completes the upload.
 */
export class Reporter {
  readonly #client: PlatformClient
  readonly #uploads: UploadTable
  readonly #session: UploadSession
  readonly #signal: AbortSignal
  #unreported: Acknowledged[]
  #running: Promise<void> = Promise.resolve()
  #failure: Error | null = null
  /** Chunks that the platform counts as its own, as the last report told; null before the first. */
  #totalCompleted: number | null = null

  constructor(
    parts: { client: PlatformClient; uploads: UploadTable; signal: AbortSignal },
    session: UploadSession,
  ) {
    this.#client = parts.client
    this.#uploads = parts.uploads
    this.#signal = parts.signal
    this.#session = session
    this.#unreported = parts.uploads.chunks(session.itemId).filter((chunk) => !chunk.reported)
  }

  /** @throws what an earlier report failed with */
  chunkDone(chunk: Acknowledged): void {
    if (this.#failure !== null) throw this.#failure
    this.#unreported.push(chunk)
    if (this.#unreported.length >= BATCH) this.#inTurn(BATCH)
  }

  /**
   * Reports what is left.
   * @throws PlatformError; of the storage when the platform does not count all chunks as its own then
   */
  async finish(): Promise<void> {
    this.#inTurn(1)
    await this.#running
    if (this.#failure !== null) throw this.#failure
    const { totalChunks } = this.#session
    if (this.#totalCompleted !== null && this.#totalCompleted < totalChunks) {
      const detail = `the storage lost ${totalChunks - this.#totalCompleted} of ${totalChunks} parts`
      throw new PlatformError('broken', { of: 'storage', detail })
    }
  }

  #inTurn(least: number): void {
    this.#running = this.#running
      .then(() => this.#report(least))
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error))
      })
  }

  async #report(least: number): Promise<void> {
    while (this.#failure === null && this.#unreported.length >= least) {
      const batch = this.#unreported.slice(0, BATCH)
      const answer = await retrying(
        () => this.#client.reportChunks(this.#session.uploadId, batch, this.#signal),
        this.#signal,
      )
      this.#totalCompleted = Math.max(this.#totalCompleted ?? 0, answer.totalCompleted)
      this.#uploads.setReported(
        this.#session.itemId,
        batch.map((chunk) => chunk.index),
        true,
      )
      this.#unreported = this.#unreported.slice(batch.length)
    }
  }
}
