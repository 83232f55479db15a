import type { Settings } from '../../../shared/settings.ts'
import type { ConcreteWay, UploadWay } from '../../../shared/upload-way.ts'
import type { EngineContext } from '../context.ts'
import { twinBeforeSending } from '../dedupe/twins.ts'
import type { PlatformClient } from '../platform/client.ts'
import type { StoredItem } from '../store/item.ts'
import { Meter } from '../transfer/meter.ts'
import { SourceFile } from '../transfer/source-file.ts'
import { byMultipart } from './by-multipart.ts'
import { isTooEarly } from './creating.ts'
import { byDirect, byTask } from './whole-file.ts'

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

/** One upload under way: its parts, alive from its begin to its end. */
export interface UploadJob {
  ctx: EngineContext
  client: PlatformClient
  item: StoredItem
  source: SourceFile
  meter: Meter
  signal: AbortSignal
}

const WAYS: Record<ConcreteWay, (job: UploadJob) => Promise<void>> = {
  multipart: byMultipart,
  direct: byDirect,
  task: byTask,
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
  // Sent for an index that is gone: another one takes it as it is.
  if (item.assetId !== null) {
    const reason = 'The platform has its bytes already; it only has to be indexed'
    ctx.store.items.move(item.id, 'processing', reason, { bytesSent: item.size, platformStatus: null })
    return
  }
  if (await isRefusedAsTwin(ctx, client, item, signal)) return
  const source = await SourceFile.open(item)
  const meter = new Meter(0, item.size, (bytes) => ctx.throughput.add(bytes))
  ctx.meters.set(item.id, meter)
  try {
    const way = item.way ?? chooseWay(item.wantedWay, item.size, ctx.settings())
    await WAYS[way]({ ctx, client, item, source, meter, signal })
  } finally {
    ctx.meters.delete(item.id)
    await source.close()
    keepWireBytes(ctx, item, meter)
  }
}

/** The last look into the index before the first byte. Of what has begun, the platform has something already. */
async function isRefusedAsTwin(
  ctx: EngineContext,
  client: PlatformClient,
  item: StoredItem,
  signal: AbortSignal,
): Promise<boolean> {
  const { store } = ctx
  const hasBegun = store.uploads.get(item.id) !== null || store.intent(item.id) !== null
  if (hasBegun || item.overridden) return false
  const twin = await twinBeforeSending(ctx, client, item, signal)
  if (twin === null) return false
  store.items.move(item.id, 'refused', twin.message, { problems: [...item.problems, twin] })
  return true
}

function keepWireBytes(ctx: EngineContext, item: StoredItem, meter: Meter): void {
  const bytes = meter.takeWireBytes()
  const now = ctx.store.items.get(item.id)
  if (bytes > 0 && now) ctx.store.items.patch(item.id, { wireBytes: now.wireBytes + bytes })
}
