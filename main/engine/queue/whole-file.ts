import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { Category } from '../../../shared/plans.ts'
import type { FormUpload } from '../platform/api.ts'
import { PlatformError } from '../platform/error.ts'
import { fileForm } from '../transfer/form.ts'
import { leafBytesFor, rootOf } from '../transfer/leaf-hash.ts'
import { tapped } from '../transfer/tapped.ts'
import { creating } from './creating.ts'
import { metadataFor } from './identity.ts'
import { wantsStream } from './wants-stream.ts'
import { findAsset, findTask, isIndexGone } from './look.ts'
import type { UploadJob } from './upload-item.ts'

/** Stands for the hash while the length of the form is reckoned. */
const SOME_HASH = `xxh128-tree:${leafBytesFor(null)}:${'0'.repeat(32)}`

/** Sends a file in one request that creates an asset. */
export async function byDirect(job: UploadJob): Promise<void> {
  const { ctx, client, item, source, signal } = job
  const earlier = ctx.store.intent(item.id)?.kind === 'create_asset'
  const found = earlier ? await findAsset(client, item, source.uploadName, signal) : null
  const sent = found === null ? await create() : { assetId: found, contentHash: item.contentHash }
  const reason = found
    ? 'An earlier try had arrived; the platform checks it'
    : 'Uploaded; the platform checks it'
  ctx.store.items.move(
    item.id,
    'processing',
    reason,
    { ...sent, bytesSent: item.size, platformStatus: null },
    () => ctx.store.settle(item.id),
  )

  async function create() {
    const fields = {
      method: 'direct',
      filename: source.uploadName,
      ...(wantsStream(ctx, item) ? { enable_hls: 'true' } : {}),
    }
    const { answer, contentHash } = await sendWhole(job, 'upload', fields, 'file', (form) =>
      creating(ctx, item, 'create_asset', () => client.createAsset(form)),
    )
    return { assetId: answer._id, contentHash }
  }
}

/** Sends a file in one request that creates a video indexing task. */
export async function byTask(job: UploadJob): Promise<void> {
  const { ctx, client, item, source, signal } = job
  const wait = ctx.video.wait()
  if (wait !== null) {
    ctx.store.items.patch(item.id, { nextAttemptAt: Math.min(wait.until ?? Infinity, ctx.now() + 10_000) })
    return
  }
  const intent = ctx.store.intent(item.id)
  const found =
    intent?.kind === 'create_task' ? await findTask(client, item, intent, source.uploadName, signal) : null
  const sent = found ? { ...found, contentHash: item.contentHash } : await create()
  const reason = found
    ? 'An earlier try had arrived; the platform indexes it'
    : 'Uploaded; the platform indexes it'
  ctx.chargeVideo(item)
  ctx.store.items.move(
    item.id,
    'indexing',
    reason,
    {
      taskId: sent.taskId,
      indexedAssetId: sent.videoId,
      contentHash: sent.contentHash,
      bytesSent: item.size,
      platformStatus: null,
    },
    () => ctx.store.settle(item.id),
  )

  async function create() {
    const fields = {
      index_id: item.indexId,
      enable_video_stream: String(wantsStream(ctx, item)),
    }
    const { answer, contentHash } = await sendWhole(job, 'index', fields, 'video_file', (form) =>
      creating(ctx, item, 'create_task', () => client.createTask(form)),
    ).catch(async (error: unknown) => {
      const mayBeGone = error instanceof PlatformError && error.isMissing
      if (!mayBeGone || !(await isIndexGone(client, item.indexId, signal))) throw error
      throw new ExpectedError(failure('index_missing', { name: item.indexName }))
    })
    return { taskId: answer._id, videoId: answer.video_id ?? null, contentHash }
  }
}

/**
 * Streams the file within a form over one connection. The item's identity comes after the file, so that the hash of
 * every byte is in it. A connection is taken when the rate budget has a call for it, not before.
 */
async function sendWhole<T>(
  job: UploadJob,
  category: Category,
  fields: Readonly<Record<string, string>>,
  fileField: string,
  call: (form: FormUpload) => Promise<T>,
): Promise<{ answer: T; contentHash: string | null }> {
  const { ctx, item, source, meter, signal } = job
  const leafBytes = ctx.settings().fullHash ? leafBytesFor(null) : null
  const tap = await tapped({ md5: false, leafBytes })
  let contentHash: string | null = null
  const identity = (hash: string | null): string => JSON.stringify(metadataFor(item, hash))
  const last = {
    name: 'user_metadata',
    lengthBytes: Buffer.byteLength(identity(leafBytes === null ? null : SOME_HASH)),
    value: async () => {
      const leaves = tap.leaves()
      contentHash = leaves === null || leafBytes === null ? null : await rootOf(leaves, leafBytes)
      return identity(contentHash)
    },
  }
  const send = async (): Promise<T> => {
    const pair = ctx.buffers.take()
    const bytes = (): AsyncIterable<Uint8Array> =>
      ctx.bandwidth.pace(tap.through(source.bytes(0, source.size, pair)), signal)
    const form = fileForm(fields, { field: fileField, source, bytes }, last)
    const moved = (count: number): void => meter.moved(0, count, ctx.now())
    const answer = await call({ ...form, isAdmitted: true, signal, moved })
    ctx.buffers.giveBack(pair)
    return answer
  }
  const user = { id: item.id, lane: 'small', rank: item.rank } as const
  const admission = {
    tryTake: () => ctx.budget.tryTake(category),
    whenFree: () => ctx.budget.whenFree(category, signal),
  }
  const answer = await ctx.line.carry(user, item.size, signal, send, admission)
  return { answer, contentHash }
}
