import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { ConcreteWay, Settings, UploadWay } from '../../../shared/domain.ts'
import type { EngineContext } from '../context.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { StoredItem } from '../store/item.ts'
import type { UploadSession } from '../store/uploads.ts'
import { fileForm } from '../transfer/form.ts'
import { Meter } from '../transfer/meter.ts'
import { sendChunks } from '../transfer/multipart.ts'
import { SourceFile } from '../transfer/source-file.ts'
import { UrlStock } from '../transfer/url-stock.ts'
import { creating, isTooEarly } from './creating.ts'
import { identityOf } from './identity.ts'
import { findAsset, findTask } from './look.ts'

/** A session lives 24 h (contract §5.1); assumed when the answer does not say. */
const SESSION_MS = 24 * 3_600_000
/** The smallest direct-upload limit of the platform for a local file, in bytes (contract §4.1). */
const DIRECT_MOST_BYTES = 200_000_000

/** Which way a file goes: by `auto`, direct for small files since it saves calls, multipart for the rest. */
export function chooseWay(
  wanted: UploadWay,
  sizeBytes: number,
  settings: Pick<Settings, 'directUpToBytes'>,
): ConcreteWay {
  if (wanted !== 'auto') return wanted
  return sizeBytes <= Math.min(settings.directUpToBytes, DIRECT_MOST_BYTES) ? 'direct' : 'multipart'
}

/**
 * Sends an item's bytes and leaves it in `processing` (an asset) or `indexing` (a task). Whatever an earlier run or an
 * unanswered call has created already is found and gone on with.
 * @throws ExpectedError of the source file; PlatformError; the signal's reason
 */
export async function uploadItem(
  ctx: EngineContext,
  client: PlatformClient,
  item: StoredItem,
  signal: AbortSignal,
): Promise<void> {
  if (isTooEarly(ctx, item)) return
  const source = await SourceFile.open(item)
  const meter = new Meter(0, item.size)
  ctx.meters.set(item.id, meter)
  try {
    const job: Job = { ctx, client, item, source, meter, signal }
    await WAYS[item.way ?? chooseWay(item.wantedWay, item.size, ctx.settings())](job)
  } finally {
    ctx.meters.delete(item.id)
    await source.close()
    keepWireBytes(ctx, item, meter)
  }
}

interface Job {
  ctx: EngineContext
  client: PlatformClient
  item: StoredItem
  source: SourceFile
  meter: Meter
  signal: AbortSignal
}

const WAYS: Record<ConcreteWay, (job: Job) => Promise<void>> = {
  multipart: byMultipart,
  direct: byDirect,
  task: byTask,
}

async function byMultipart(job: Job): Promise<void> {
  const { ctx, client, item, source, meter, signal } = job
  const kept = usableSession(job)
  const { session, urls } = kept
    ? { session: kept, urls: new UrlStock(client, kept.uploadId) }
    : await openSession(job)
  const onCommitted = (bytes: number): void => ctx.store.items.patch(item.id, { bytesSent: bytes })
  const window = ctx.settings().connections
  try {
    await sendChunks(
      { client, uploads: ctx.store.uploads, slots: ctx.chunkSlots, meter, signal, onCommitted, window },
      session,
      source,
      urls,
      kept !== null,
    )
  } catch (error) {
    if (!(error instanceof ExpectedError) || error.failure.code !== 'upload_expired' || kept === null)
      throw error
    forgetExpired(job)
    await byMultipart(job)
    return
  }
  ctx.store.items.move(
    item.id,
    'processing',
    'Uploaded; the platform checks it',
    { assetId: session.assetId, bytesSent: item.size, platformStatus: null },
    () => ctx.store.uploads.forget(item.id),
  )
}

function usableSession(job: Job): UploadSession | null {
  const { ctx, item } = job
  const session = ctx.store.uploads.get(item.id)
  if (session === null) return null
  if (session.totalSize === item.size && session.expiresAt > ctx.now()) return session
  forgetExpired(job)
  return null
}

function forgetExpired({ ctx, item, meter }: Job): void {
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
}: Job): Promise<{ session: UploadSession; urls: UrlStock }> {
  const answer = await creating(ctx, item, 'create_upload', () =>
    client.createMultipart(
      {
        filename: source.uploadName,
        type: 'video',
        total_size: item.size,
        ...(ctx.settings().enableVideoStream ? { enable_hls: true } : {}),
        user_metadata: identityOf(item),
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
  return { session, urls: new UrlStock(client, answer.upload_id, answer.upload_urls ?? []) }
}

async function byDirect(job: Job): Promise<void> {
  const { ctx, client, item, source, signal } = job
  const earlier = ctx.store.intent(item.id)?.kind === 'create_asset'
  const found = earlier ? await findAsset(client, item, source.uploadName, signal) : null
  const assetId = found ?? (await creating(ctx, item, 'create_asset', () => client.createAsset(form())))._id
  const reason = found
    ? 'An earlier try had arrived; the platform checks it'
    : 'Uploaded; the platform checks it'
  ctx.store.items.move(
    item.id,
    'processing',
    reason,
    { assetId, bytesSent: item.size, platformStatus: null },
    () => ctx.store.settle(item.id),
  )

  function form() {
    const fields = {
      method: 'direct',
      filename: source.uploadName,
      user_metadata: JSON.stringify(identityOf(item)),
      ...(ctx.settings().enableVideoStream ? { enable_hls: 'true' } : {}),
    }
    return { ...fileForm(fields, 'file', source), signal, moved: movedOf(job) }
  }
}

async function byTask(job: Job): Promise<void> {
  const { ctx, client, item, source, signal } = job
  const intent = ctx.store.intent(item.id)
  const found =
    intent?.kind === 'create_task' ? await findTask(client, item, intent, source.uploadName, signal) : null
  const created = found ?? (await create())
  const reason = found
    ? 'An earlier try had arrived; the platform indexes it'
    : 'Uploaded; the platform indexes it'
  ctx.store.items.move(
    item.id,
    'indexing',
    reason,
    { taskId: created.taskId, indexedAssetId: created.videoId, bytesSent: item.size, platformStatus: null },
    () => ctx.store.settle(item.id),
  )

  async function create() {
    const fields = {
      index_id: item.indexId,
      enable_video_stream: String(ctx.settings().enableVideoStream),
      user_metadata: JSON.stringify(identityOf(item)),
    }
    const form = { ...fileForm(fields, 'video_file', source), signal, moved: movedOf(job) }
    const task = await creating(ctx, item, 'create_task', () => client.createTask(form)).catch(
      (error: unknown) => {
        if (!(error instanceof PlatformError) || !error.isMissing) throw error
        throw new ExpectedError(failure('index_missing', { name: item.indexName }))
      },
    )
    return { taskId: task._id, videoId: task.video_id ?? null }
  }
}

const movedOf =
  ({ ctx, meter }: Job) =>
  (bytes: number): void =>
    meter.moved(0, bytes, ctx.now())

function keepWireBytes(ctx: EngineContext, item: StoredItem, meter: Meter): void {
  const bytes = meter.takeWireBytes()
  const now = ctx.store.items.get(item.id)
  if (bytes > 0 && now) ctx.store.items.patch(item.id, { wireBytes: now.wireBytes + bytes })
}
