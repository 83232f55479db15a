import type { PlatformClient } from '../platform/client.ts'
import { PlatformError } from '../platform/error.ts'
import type { StoredItem } from '../store/item.ts'
import type { Intent } from '../store/store.ts'
import { isOf } from './identity.ts'

/** How far the platform's clock may be from ours, in ms. */
const CLOCK_SKEW_MS = 10 * 60_000

/** The asset that an earlier, unanswered call created for this item; null when it created none. */
export async function findAsset(
  client: PlatformClient,
  item: StoredItem,
  name: string,
  signal: AbortSignal,
): Promise<string | null> {
  const assets = await client.assetsNamed(name, signal)
  const own = assets.find((asset) => isOf(item, asset.user_metadata) && asset.status !== 'failed')
  return own?._id ?? null
}

/** The task that an earlier, unanswered call created for this item; null when it created none. */
export async function findTask(
  client: PlatformClient,
  item: StoredItem,
  intent: Intent,
  name: string,
  signal: AbortSignal,
): Promise<{ taskId: string; videoId: string | null } | null> {
  const sought = { indexId: item.indexId, name, since: intent.at }
  return await findOwnTask(client, sought, (metadata) => isOf(item, metadata), signal)
}

/**
 * A task by its file name, time and metadata. Tasks carry no metadata in lists, so candidates are asked for their
 * video's. @param sought.since epoch ms by the clock of this machine
 */
export async function findOwnTask(
  client: PlatformClient,
  sought: { indexId: string; name: string; since: number },
  isOwn: (metadata: Record<string, unknown> | null | undefined) => boolean,
  signal: AbortSignal,
): Promise<{ taskId: string; videoId: string | null } | null> {
  const tasks = await client.tasksNamed(sought.indexId, sought.name, signal)
  for (const task of tasks) {
    const createdAt = task.created_at ? Date.parse(task.created_at) : Number.NaN
    if (createdAt < sought.since - CLOCK_SKEW_MS || task.status === 'failed') continue
    const videoId = task.video_id ?? null
    if (videoId !== null && isOwn(await metadataOf(client, sought.indexId, videoId, signal))) {
      return { taskId: task._id, videoId }
    }
  }
  return null
}

async function metadataOf(client: PlatformClient, indexId: string, videoId: string, signal: AbortSignal) {
  try {
    return (await client.indexedAsset(indexId, videoId, signal)).user_metadata
  } catch (error) {
    if (error instanceof PlatformError && error.isMissing) return null
    throw error
  }
}

/** The indexed asset of an asset in the item's index; null when it is not indexed there. */
export async function findIndexedAsset(
  client: PlatformClient,
  item: StoredItem,
  assetId: string,
  signal: AbortSignal,
): Promise<string | null> {
  const uses = await client.usesOfAsset(assetId, signal)
  return uses.find((use) => use.indexId === item.indexId)?.indexedAssetId ?? null
}

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
