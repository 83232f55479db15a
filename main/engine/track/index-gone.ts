import { failure } from '../../../shared/errors.ts'
import type { ItemId } from '../../../shared/domain.ts'
import type { EngineContext } from '../context.ts'
import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'

/** Whether an index was deleted on the platform. @throws PlatformError when the platform does not say */
export async function isIndexGone(
  client: PlatformClient,
  indexId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await client.index(indexId, signal)
    return false
  } catch (error) {
    if (error instanceof PlatformError && error.isMissing) return true
    throw error
  }
}

/** Ends what was being indexed in an index that is gone. */
export function endWithIndex(ctx: EngineContext, ids: readonly ItemId[]): void {
  for (const id of ids) {
    const item = ctx.store.items.get(id)
    if (item?.state !== 'indexing') continue
    const of = failure('index_missing', { name: item.indexName })
    ctx.store.items.move(id, 'failed', of.message, { failure: of })
  }
}
