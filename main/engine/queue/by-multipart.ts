import { ExpectedError, failure } from '../../../shared/errors.ts'
import { PlatformError } from '../platform/error.ts'
import type { UploadSession } from '../store/uploads.ts'
import { leafBytesFor, rootOf } from '../transfer/leaf-hash.ts'
import { isSessionOver } from '../transfer/agree.ts'
import { sendChunks } from '../transfer/multipart.ts'
import { UrlStock } from '../transfer/url-stock.ts'
import { creating } from './creating.ts'
import { metadataFor } from './identity.ts'
import { wantsStream } from './wants-stream.ts'
import type { UploadJob } from './upload-item.ts'

/** A session lives 24 h (contract §5.1); assumed when the answer does not say. */
const SESSION_MS = 24 * 3_600_000

/** Sessions of one file that may end under way before it is given up for now. */
const SESSIONS = 3

/** Sends a file by multipart upload, on from where an open session stands; one that has expired starts anew. */
export async function byMultipart(job: UploadJob, sessionsEnded = 0): Promise<void> {
  const { ctx, client, item, source, meter, signal } = job
  const kept = usableSession(job)
  const { session, urls } = kept
    ? { session: kept, urls: new UrlStock(client, kept.uploadId, ctx.clock) }
    : await openSession(job)
  try {
    await sendChunks(
      {
        client,
        uploads: ctx.store.uploads,
        line: ctx.line,
        user: { id: item.id, lane: 'large', rank: item.rank },
        bandwidth: ctx.bandwidth,
        buffers: ctx.buffers,
        meter,
        signal,
        commit: (chunk, bytesSent) =>
          ctx.store.soon(() => {
            ctx.store.uploads.acknowledge(item.id, chunk)
            ctx.store.items.patch(item.id, { bytesSent })
          }),
        fullHash: ctx.settings().fullHash,
        window: ctx.settings().connectionsMost,
      },
      session,
      source,
      urls,
      kept !== null,
    )
  } catch (error) {
    if (!(await isOver(job, session, error))) throw error
    forgetExpired(job)
    if (sessionsEnded + 1 >= SESSIONS) throw new ExpectedError(failure('upload_expired', { name: item.name }))
    await byMultipart(job, sessionsEnded + 1)
    return
  }
  const leaves = ctx.store.uploads.leaves(item.id)
  const contentHash = leaves === null ? null : await rootOf(leaves, leafBytesFor(session.chunkSize))
  ctx.store.items.move(
    item.id,
    'processing',
    'Uploaded; the platform checks it',
    { assetId: session.assetId, bytesSent: item.size, platformStatus: null, contentHash },
    () => ctx.store.uploads.forget(item.id),
  )
}

/**
 * Whether the session ended on the platform: it says so, or it does not know it any more. How it refuses a call to one
 * that is over is not documented, so after any refusal it is asked.
 */
async function isOver(job: UploadJob, session: UploadSession, error: unknown): Promise<boolean> {
  if (error instanceof ExpectedError) return error.failure.code === 'upload_expired'
  if (!(error instanceof PlatformError) || error.of !== 'api') return false
  if (error.isMissing) return true
  const isRefusal =
    error.kind === 'refused' && !error.transient && error.status !== 401 && error.status !== 403
  return isRefusal && (await isSessionOver(job.client, session.uploadId, job.signal))
}

/** The session that an earlier try left; the platform says whether it is still good, since our clock may be wrong. */
function usableSession(job: UploadJob): UploadSession | null {
  const { ctx, item } = job
  const session = ctx.store.uploads.get(item.id)
  if (session === null) return null
  if (session.totalSize === item.size) return session
  forgetExpired(job)
  return null
}

function forgetExpired({ ctx, item, meter }: UploadJob): void {
  ctx.store.transaction(() => {
    ctx.store.uploads.forget(item.id)
    ctx.store.items.patch(item.id, { bytesSent: 0 })
    ctx.store.items.note(item.id, failure('upload_expired', { name: item.name }).message)
  })
  meter.restart(0)
}

async function openSession({
  ctx,
  client,
  item,
  source,
  signal,
}: UploadJob): Promise<{ session: UploadSession; urls: UrlStock }> {
  const answer = await creating(ctx, item, 'create_upload', () =>
    client.createMultipart(
      {
        filename: source.uploadName,
        type: 'video',
        total_size: item.size,
        ...(wantsStream(ctx, item) ? { enable_hls: true } : {}),
        user_metadata: metadataFor(item),
      },
      signal,
    ),
  )
  const expiry = answer.expires_at ? Date.parse(answer.expires_at) : Number.NaN
  const session: UploadSession = {
    itemId: item.id,
    uploadId: answer.upload_id,
    assetId: answer.asset_id,
    chunkSize: answer.chunk_size,
    totalChunks: answer.total_chunks,
    totalSize: item.size,
    headers: answer.upload_headers ?? { 'content-type': 'application/octet-stream' },
    expiresAt: Number.isNaN(expiry) ? ctx.now() + SESSION_MS : expiry,
  }
  ctx.store.transaction(() => {
    ctx.store.uploads.open(session)
    ctx.store.settle(item.id)
  })
  return { session, urls: new UrlStock(client, answer.upload_id, ctx.clock, answer.upload_urls ?? []) }
}
