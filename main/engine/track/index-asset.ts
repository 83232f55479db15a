import { failure } from '../../../shared/errors.ts'
import type { EngineContext } from '../context.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import { metadataFor } from '../queue/identity.ts'
import { wantsStream } from '../queue/wants-stream.ts'
import { findIndexedAsset, isIndexGone } from '../queue/look.ts'
import { creating, isTooEarly } from '../queue/creating.ts'
import { ExpectedError } from '../../../shared/errors.ts'
import type { StoredItem } from '../store/item.ts'

/**
 * Adds a ready asset to the item's index, once: after an unanswered try it looks before it asks again.
 * @throws PlatformError; ExpectedError `index_missing`, `gone_from_platform`
 */
export async function indexAsset(
  ctx: EngineContext,
  client: PlatformClient,
  item: StoredItem,
  assetId: string,
  signal: AbortSignal,
): Promise<void> {
  if (isTooEarly(ctx, item)) return
  const earlier = ctx.store.intent(item.id)?.kind === 'index_asset'
  const found = earlier ? await findIndexedAsset(client, item, assetId, signal) : null
  const indexedAssetId = found ?? (await create())
  ctx.chargeVideo(item)
  const reason = found ? 'An earlier request had arrived; the platform indexes it' : 'The platform indexes it'
  ctx.store.items.move(item.id, 'indexing', reason, { indexedAssetId, platformStatus: null }, () =>
    ctx.store.settle(item.id),
  )

  async function create(): Promise<string> {
    const body = {
      asset_id: assetId,
      enable_video_stream: wantsStream(ctx, item),
      user_metadata: metadataFor(item, item.contentHash),
    }
    try {
      const call = () => client.createIndexedAsset(item.indexId, body, signal)
      return (await creating(ctx, item, 'index_asset', call))._id
    } catch (error) {
      if (!(error instanceof PlatformError) || !error.isMissing) throw error
      const isGone = await isIndexGone(client, item.indexId, signal)
      throw new ExpectedError(
        isGone
          ? failure('index_missing', { name: item.indexName })
          : failure('gone_from_platform', { name: item.name }),
      )
    }
  }
}
