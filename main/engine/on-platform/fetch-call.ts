import type { PlatformClient } from '../platform/client.ts'
import { ITEM_KEY } from '../queue/identity.ts'
import { findOwnTask } from '../queue/look.ts'
import type { FetchPatch, StoredFetch } from '../store/fetches.ts'
import { textForm } from '../transfer/form.ts'
import type { EngineContext } from '../context.ts'

/** Asks the platform to fetch an address. @returns what is to be kept of it @throws PlatformError */
export async function askToFetch(
  ctx: EngineContext,
  client: PlatformClient,
  fetch: StoredFetch,
  signal: AbortSignal,
): Promise<FetchPatch> {
  const { url, way, stream, indexId, name } = fetch
  const user_metadata = JSON.stringify(metadataOf(fetch))
  const send = async <T>(
    category: 'upload' | 'index',
    fields: Record<string, string>,
    call: (form: Parameters<PlatformClient['createAsset']>[0]) => Promise<T>,
  ): Promise<T> => {
    await ctx.budget.pass(category, 'work', signal)
    return await call({ ...textForm(fields), isAdmitted: true, signal, moved: () => undefined })
  }
  if (way === 'asset') {
    const fields = { method: 'url', url: url ?? '', filename: name, user_metadata }
    const hls = stream ? { enable_hls: 'true' } : {}
    const asset = await send('upload', { ...fields, ...hls }, (form) => client.createAsset(form))
    return { assetId: asset._id, state: 'fetching', platformStatus: asset.status }
  }
  const fields = {
    index_id: indexId,
    video_url: url ?? '',
    enable_video_stream: String(stream),
    user_metadata,
  }
  const task = await send('index', fields, (form) => client.createTask(form))
  return { taskId: task._id, indexedAssetId: task.video_id ?? null, state: 'indexing' }
}

/** What an earlier, unanswered call made of an address; null when it made nothing. @throws PlatformError */
export async function findFetched(
  client: PlatformClient,
  fetch: StoredFetch,
  signal: AbortSignal,
): Promise<FetchPatch | null> {
  const isOwn = (metadata: Record<string, unknown> | null | undefined): boolean =>
    metadata?.[ITEM_KEY] === fetch.id
  if (fetch.way === 'asset') {
    const assets = await client.assetsNamed(fetch.name, signal)
    const own = assets.find((asset) => isOwn(asset.user_metadata) && asset.status !== 'failed')
    return own ? { assetId: own._id, state: 'fetching', platformStatus: own.status } : null
  }
  const sought = { indexId: fetch.indexId, name: fetch.name, since: fetch.intendedAt ?? 0 }
  const found = await findOwnTask(client, sought, isOwn, signal)
  return found ? { taskId: found.taskId, indexedAssetId: found.videoId, state: 'indexing' } : null
}

/** Has a fetched asset indexed, unless it is already. @throws PlatformError */
export async function indexFetched(
  client: PlatformClient,
  fetch: StoredFetch,
  looksFirst: boolean,
  signal: AbortSignal,
): Promise<FetchPatch> {
  const assetId = fetch.assetId ?? ''
  const uses = looksFirst ? await client.usesOfAsset(assetId, signal) : []
  const use = uses.find(({ indexId }) => indexId === fetch.indexId)
  if (use) return { indexedAssetId: use.indexedAssetId, state: 'indexing' }
  const body = { asset_id: assetId, enable_video_stream: fetch.stream, user_metadata: metadataOf(fetch) }
  const { _id } = await client.createIndexedAsset(fetch.indexId, body, signal)
  return { indexedAssetId: _id, state: 'indexing', platformStatus: null }
}

const metadataOf = ({ id }: StoredFetch): Record<string, string> => ({ [ITEM_KEY]: id })
