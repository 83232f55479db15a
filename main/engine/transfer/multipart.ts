import { createHash } from 'node:crypto'
import type PQueue from 'p-queue'
import { ExpectedError, failure } from '../../../shared/errors.ts'
import { BATCH } from '../platform/client.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { StoredChunk, UploadSession, UploadTable } from '../store/uploads.ts'
import { planChunks } from './chunk-plan.ts'
import type { Chunk } from './chunk-plan.ts'
import type { Meter } from './meter.ts'
import { retrying } from './retrying.ts'
import type { SourceFile } from './source-file.ts'
import type { UrlStock } from './url-stock.ts'

export interface MultipartContext {
  client: PlatformClient
  uploads: UploadTable
  /** The slots that all chunks of all files share. */
  slots: PQueue
  meter: Meter
  signal: AbortSignal
  /** Called when a chunk was committed, with the bytes that the platform now has. */
  onCommitted: (bytes: number) => void
  /** Chunks to hand to the slots at once, so that one file cannot fill the whole queue. */
  window: number
}

/**
 * Sends what the platform does not have yet of an open session, and reports it. Each chunk is committed to the
 * database when the storage has acknowledged it, so a kill costs at most the chunks in flight.
 * @param urls presigned URLs that came with the session; empty when it is resumed
 * @throws ExpectedError `upload_expired` when the session is over; the caller opens a new one
 * Source: platform contract §5.
 */
export async function sendChunks(
  ctx: MultipartContext,
  session: UploadSession,
  source: SourceFile,
  urls: UrlStock,
  resumed: boolean,
): Promise<void> {
  if (resumed && (await agreeWithPlatform(ctx, session)) === 'completed') return
  const done = new Set(ctx.uploads.chunks(session.itemId).map((chunk) => chunk.index))
  const missing = planChunks(session.totalSize, session.chunkSize).filter((chunk) => !done.has(chunk.index))
  urls.need(missing.map((chunk) => chunk.index))
  const reporter = new Reporter(ctx, session)
  await inWindow(missing, ctx.window, ctx.signal, async (chunk, signal) => {
    const etag = await ctx.slots.add(() => sendChunk({ ...ctx, signal }, session, source, urls, chunk), {
      signal,
    })
    const acknowledged = { index: chunk.index, etag, size: chunk.size }
    ctx.uploads.acknowledge(session.itemId, acknowledged)
    ctx.meter.commit(chunk.index, chunk.size)
    ctx.onCommitted(ctx.meter.committed)
    await reporter.chunkDone(acknowledged)
  })
  await source.check()
  await reporter.finish()
}

/** Takes the platform's word for what it has; chunks that it calls failed are sent again. */
async function agreeWithPlatform(
  ctx: MultipartContext,
  session: UploadSession,
): Promise<'active' | 'completed'> {
  const status = await retrying(
    () => ctx.client.uploadStatus(session.uploadId, ctx.signal),
    ctx.signal,
  ).catch((error: unknown) => {
    if (error instanceof PlatformError && error.isMissing) throw new ExpectedError(failure('upload_expired'))
    throw error
  })
  if (status.status === 'completed') return 'completed'
  if (status.status === 'failed' || status.status === 'expired')
    throw new ExpectedError(failure('upload_expired'))
  const known = ctx.uploads.chunks(session.itemId)
  const standing = (chunk: StoredChunk): string | undefined => status.chunks.get(chunk.index)
  const failed = known.filter((chunk) => standing(chunk) === 'failed')
  const kept = known.filter((chunk) => standing(chunk) !== 'failed')
  ctx.uploads.drop(session.itemId, indexesOf(failed))
  ctx.uploads.setReported(
    session.itemId,
    indexesOf(kept.filter((chunk) => standing(chunk) === 'completed')),
    true,
  )
  ctx.uploads.setReported(
    session.itemId,
    indexesOf(kept.filter((chunk) => standing(chunk) !== 'completed')),
    false,
  )
  ctx.meter.restart(kept.reduce((sum, chunk) => sum + chunk.size, 0))
  return 'active'
}

const indexesOf = (chunks: readonly { index: number }[]): number[] => chunks.map((chunk) => chunk.index)

async function sendChunk(
  ctx: MultipartContext,
  session: UploadSession,
  source: SourceFile,
  urls: UrlStock,
  chunk: Chunk,
): Promise<string> {
  const send = async (): Promise<string> => {
    await source.check()
    const url = await urls.take(chunk.index, ctx.signal)
    const md5 = createHash('md5')
    const body = {
      length: chunk.size,
      async *bytes() {
        for await (const piece of source.bytes(chunk.start, chunk.size)) {
          md5.update(piece)
          yield piece
        }
      },
    }
    const moved = (bytes: number): void => ctx.meter.moved(chunk.index, bytes, Date.now())
    try {
      const etag = await ctx.client.putChunk(url, session.headers, body, { signal: ctx.signal, moved })
      return proven(etag, md5.digest('hex'))
    } catch (error) {
      ctx.meter.discard(chunk.index)
      throw error
    }
  }
  return await retrying(send, ctx.signal)
}

/** Compares the ETag with the MD5 of what was sent where it looks like one (contract §5.2). */
function proven(etag: string | null, md5: string): string {
  if (etag === null || etag === '') throw new PlatformError('broken', { detail: 'the storage sent no ETag' })
  if (/^[0-9a-f]{32}$/i.test(etag) && etag.toLowerCase() !== md5) {
    throw new PlatformError('broken', { detail: 'the storage received other bytes than were sent' })
  }
  return etag
}

type Acknowledged = Omit<StoredChunk, 'reported'>

/** Reports acknowledged chunks in the largest batches that the platform takes; the last one completes the upload. */
class Reporter {
  readonly #ctx: MultipartContext
  readonly #session: UploadSession
  #unreported: Acknowledged[]
  #running: Promise<void> = Promise.resolve()

  constructor(ctx: MultipartContext, session: UploadSession) {
    this.#ctx = ctx
    this.#session = session
    this.#unreported = ctx.uploads.chunks(session.itemId).filter((chunk) => !chunk.reported)
  }

  async chunkDone(chunk: Acknowledged): Promise<void> {
    this.#unreported.push(chunk)
    if (this.#unreported.length >= BATCH) await this.#inTurn(BATCH)
  }

  async finish(): Promise<void> {
    await this.#inTurn(1)
  }

  async #inTurn(least: number): Promise<void> {
    this.#running = this.#running.then(() => this.#report(least))
    await this.#running
  }

  async #report(least: number): Promise<void> {
    const { client, uploads, signal } = this.#ctx
    while (this.#unreported.length >= least) {
      const batch = this.#unreported.slice(0, BATCH)
      await retrying(() => client.reportChunks(this.#session.uploadId, batch, signal), signal)
      uploads.setReported(this.#session.itemId, indexesOf(batch), true)
      this.#unreported = this.#unreported.slice(batch.length)
    }
  }
}

/** Runs `work` over items in order, at most `window` at once; the first failure stops the others and is thrown. */
async function inWindow<T>(
  items: readonly T[],
  window: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  const joint = AbortSignal.any([signal, stop.signal])
  let next = 0
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      joint.throwIfAborted()
      await work(item, joint)
    }
  }
  const workers = Array.from({ length: Math.min(window, items.length) }, async () => {
    try {
      await worker()
    } catch (error) {
      stop.abort(error)
      throw error
    }
  })
  await Promise.allSettled(workers)
  signal.throwIfAborted()
  if (stop.signal.aborted) throw stop.signal.reason
}
