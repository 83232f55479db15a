import { basename } from 'node:path'
import type { BatchId } from '../../../shared/batches.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { UploadWay } from '../../../shared/upload-way.ts'
import { FORGET_PLATFORM } from '../actions.ts'
import type { EngineContext } from '../context.ts'
import { fingerprint } from '../intake/fingerprint.ts'
import { metadataOf } from '../intake/metadata.ts'
import type { Candidate } from '../store/new-items.ts'
import { sourceError } from '../transfer/source-file.ts'
import type { Ailment } from './diagnose.ts'

/** A finding with what mending it takes. */
export interface Ill extends Candidate {
  ailment: Ailment
}

interface Means {
  index: { id: string; name: string }
  way: UploadWay
  /** The batch of what is added. */
  batch: () => BatchId
  /** Sends a failed or cancelled item on its way again. */
  retryItem: (id: ItemId) => void
}

/**
 * Sets one clip on its way to the index again, in the shortest way: what the platform has of it is used.
 * @returns its item; null where there was nothing to do
 * @throws ExpectedError when the file cannot be read
 */
export async function mend(ctx: EngineContext, ill: Ill, means: Means): Promise<ItemId | null> {
  const { ailment } = ill
  if (ailment.is === 'refused') return null
  if (ailment.is === 'notIndexed' && ailment.assetId !== null) return await indexOnly(ctx, ill, means)
  const { items } = ctx.store
  const item = ailment.itemId === null ? null : items.get(ailment.itemId)
  if (item === null || ailment.is === 'changed') return add(ctx, ill, means)
  if (item.state === 'failed' || item.state === 'cancelled') means.retryItem(item.id)
  else if (item.state === 'ready')
    items.move(item.id, 'found', 'The index no longer holds it; sent again', FORGET_PLATFORM)
  else return null
  return item.id
}

/** Has an asset that is on the platform indexed; no byte is sent. */
async function indexOnly(ctx: EngineContext, ill: Ill, means: Means): Promise<ItemId | null> {
  const { items } = ctx.store
  const { assetId, itemId } = ill.ailment
  const reason = 'Its asset is on the platform; it only has to be indexed'
  const patch = { assetId, indexedAssetId: null, taskId: null, platformStatus: null }
  const item = itemId === null ? null : items.get(itemId)
  if (item !== null) {
    if (!['ready', 'failed', 'cancelled'].includes(item.state)) return null
    items.move(item.id, 'processing', reason, patch)
    return item.id
  }
  const print = await fingerprint(ill.path, ill.size).catch((error: unknown) => {
    throw sourceError(error, basename(ill.path))
  })
  return ctx.store.transaction(() => {
    const id = items.add(newItem(ill, means))
    items.move(id, 'processing', reason, { ...patch, fingerprint: print })
    return id
  })
}

function add(ctx: EngineContext, ill: Ill, means: Means): ItemId | null {
  const known = ctx.store.known.byPath(means.index.id, [ill.path]).get(ill.path)
  // Someone was quicker.
  if (known !== undefined && known.size === ill.size && known.mtimeMs === ill.mtimeMs) return null
  return ctx.store.items.add(newItem(ill, means))
}

function newItem({ path, size, mtimeMs }: Ill, { index, way, batch }: Means) {
  return { path, size, mtimeMs, index, way, batchId: batch(), metadata: metadataOf(path, mtimeMs, null, {}) }
}
