import { failure } from '../../../shared/errors.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { EngineContext } from '../context.ts'
import { reasonOf } from '../platform/wire.ts'
import type { StoredItem } from '../store/item.ts'

/** An asset, a task or an indexed asset as a list shows it. */
export interface Seen {
  _id: string
  status: string
  updated_at?: string | null | undefined
  error?: unknown
  message?: string | null | undefined
}

/** Moves an item on to what the platform says of its indexing. @returns whether anything changed */
export function indexingSeen(ctx: EngineContext, item: StoredItem, seen: Seen): boolean {
  switch (seen.status) {
    case 'ready':
      ctx.store.items.move(item.id, 'ready', 'Indexed', { platformStatus: seen.status })
      return true
    case 'failed':
      failedThere(ctx, item, 'indexing_failed', seen)
      return true
    default:
      return showStatus(ctx, item, seen.status)
  }
}

export function failedThere(
  ctx: EngineContext,
  item: StoredItem,
  code: 'asset_failed' | 'indexing_failed',
  seen: Seen,
): void {
  const reason = reasonOf(seen)
  const of = failure(code, { name: item.name, ...(reason === null ? {} : { detail: reason }) })
  ctx.store.items.move(item.id, 'failed', of.message, { failure: of, platformStatus: seen.status })
}

export function goneFromPlatform(ctx: EngineContext, item: StoredItem): void {
  const of = failure('gone_from_platform', { name: item.name })
  ctx.store.items.move(item.id, 'failed', of.message, { failure: of })
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

/** Unknown statuses are shown as they came. */
export function showStatus(ctx: EngineContext, item: StoredItem, status: string): boolean {
  if (item.platformStatus === status) return false
  ctx.store.items.patch(item.id, { platformStatus: status })
  return true
}
