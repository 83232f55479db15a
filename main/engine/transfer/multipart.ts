import type { PlatformClient } from '../platform/client.ts'
import type { AcknowledgedChunk, UploadSession, UploadTable } from '../store/uploads.ts'
import { agreeWithPlatform } from './agree.ts'
import type { Bandwidth } from './bandwidth.ts'
import { planChunks } from './chunk-plan.ts'
import type { Chunk } from './chunk-plan.ts'
import { EtagCheck } from './etag-check.ts'
import { inWindow } from './in-window.ts'
import { leafBytesFor } from './leaf-hash.ts'
import type { Line } from './line.ts'
import type { Meter } from './meter.ts'
import type { ReadBuffers } from './read-buffers.ts'
import { Reporter } from './reporter.ts'
import { retrying } from './retrying.ts'
import type { SlotUser } from './slot-pool.ts'
import type { SourceFile } from './source-file.ts'
import { tapped } from './tapped.ts'
import type { UrlStock } from './url-stock.ts'

export interface MultipartContext {
  client: PlatformClient
  uploads: UploadTable
  /** The connections that all chunks of all files share. */
  line: Line
  user: SlotUser
  bandwidth: Bandwidth
  buffers: ReadBuffers
  meter: Meter
  signal: AbortSignal
  /** Commits a chunk that the storage has acknowledged, with the bytes that the platform then has of the file. */
  commit: (chunk: AcknowledgedChunk, bytes: number) => void
  /** Whether to take the hash of every byte. */
  fullHash: boolean
  /** Chunks that wait for a connection at once, so that one file cannot fill the whole queue. */
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
  const sender: Sender = { ...ctx, session, source, urls, etags: new EtagCheck() }
  await inWindow(missing, ctx.window, ctx.signal, async (chunk, signal) => {
    const sent = await sendChunk({ ...sender, signal }, chunk)
    ctx.meter.commit(chunk.index, chunk.size)
    ctx.commit({ index: chunk.index, size: chunk.size, ...sent }, ctx.meter.committed)
    reporter.chunkDone({ index: chunk.index, size: chunk.size, etag: sent.etag })
  })
  await source.check()
  await reporter.finish()
}

interface Sender extends MultipartContext {
  session: UploadSession
  source: SourceFile
  urls: UrlStock
  etags: EtagCheck
}

interface Sent {
  etag: string
  leaves: Uint8Array | null
}

async function sendChunk(sender: Sender, chunk: Chunk): Promise<Sent> {
  const { line, user, meter, signal } = sender
  const send = async (): Promise<Sent> => {
    // A connection is not held while a URL has to be fetched.
    await sender.urls.ensure(chunk.index, signal)
    try {
      return await line.carry(user, chunk.size, signal, () => putOnce(sender, chunk))
    } catch (error) {
      meter.discard(chunk.index)
      throw error
    }
  }
  return await retrying(send, signal, () => meter.wire)
}

async function putOnce(sender: Sender, chunk: Chunk): Promise<Sent> {
  const { client, session, source, etags, meter, bandwidth, buffers, signal } = sender
  await source.glance()
  const tap = await tapped({
    md5: etags.wantsMd5,
    leafBytes: sender.fullHash ? leafBytesFor(session.chunkSize) : null,
  })
  const pair = buffers.take()
  const body = {
    length: chunk.size,
    bytes: () => bandwidth.pace(tap.through(source.bytes(chunk.start, chunk.size, pair)), signal),
  }
  const moved = (bytes: number): void => meter.moved(chunk.index, bytes, Date.now())
  const url = await sender.urls.take(chunk.index, signal)
  const etag = await client.putChunk(url, session.headers, body, { signal, moved })
  buffers.giveBack(pair)
  return { etag: etags.proven(etag, tap.md5()), leaves: tap.leaves() }
}
