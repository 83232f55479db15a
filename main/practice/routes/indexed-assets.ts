/** Indexed assets, and videos as their older form (platform contract §6). */
import { z } from 'zod'
import { ApiError, invalid, notFound } from '../errors.ts'
import { MetadataObject, MetadataValue, param, readJson, type Call, type Route } from '../exchange.ts'
import { anyOf, equal, metadata, number, rangeKeys, since } from '../filters.ts'
import { takesVideos } from '../limits.ts'
import { isPagingKey, pageOf, sorted } from '../paging.ts'
import { charge, indexOf, videosOf, type Practice } from '../practice.ts'
import type { VideoRecord } from '../records.ts'
import { indexVideo, refusalOf } from '../walk.ts'
import { indexedAssetDetail, indexedAssetView, videoDetail, videoView } from '../wire.ts'
import { assetOf } from './assets.ts'

const STATUSES = ['pending', 'queued', 'indexing', 'ready', 'failed']
const NUMBERS: Record<string, (video: VideoRecord) => number> = {
  duration: ({ media }) => media?.durationSeconds ?? 0,
  fps: ({ media }) => media?.fps ?? 0,
  width: ({ media }) => media?.width ?? 0,
  height: ({ media }) => media?.height ?? 0,
  size: ({ sizeBytes }) => sizeBytes,
}
const LIST_KEYS = new Set([
  'status',
  'filename',
  'created_at',
  'updated_at',
  ...Object.keys(NUMBERS).flatMap(rangeKeys),
])
const Creation = z.strictObject({
  asset_id: z.string(),
  enable_video_stream: z.boolean().optional(),
  user_metadata: MetadataObject.optional(),
})
const Patch = z.strictObject({ user_metadata: z.record(z.string(), MetadataValue.nullable()).optional() })

export const indexedAssetRoutes = (practice: Practice): Route[] => [
  {
    name: 'createIndexedAsset',
    method: 'POST',
    path: '/v1.3/indexes/:index/indexed-assets',
    handle: (call) => create(practice, call),
  },
  {
    name: 'listIndexedAssets',
    method: 'GET',
    path: '/v1.3/indexes/:index/indexed-assets',
    handle: (call) => list(practice, call, () => true, indexedAssetView),
  },
  ...itemRoutes(practice, 'IndexedAsset', '/v1.3/indexes/:index/indexed-assets/:video', indexedAssetDetail),
  {
    name: 'listVideos',
    method: 'GET',
    path: '/v1.3/indexes/:index/videos',
    // Invented: that only indexed ones show. They have no status here.
    handle: (call) => list(practice, call, ({ status }) => status === 'ready', videoView),
  },
  ...itemRoutes(practice, 'Video', '/v1.3/indexes/:index/videos/:video', videoDetail),
]

async function create(practice: Practice, call: Call) {
  const body = await readJson(call, Creation)
  // Only now: while the body was on its way the index may have been deleted.
  const index = indexOf(practice, param(call, 'index'))
  const asset = assetOf(practice, body.asset_id)
  refuseClosedIndex(takesVideos(index), index.name)
  // Invented: the code.
  if (asset.status !== 'ready')
    throw new ApiError(
      400,
      'asset_not_ready',
      `The asset ${asset.id} is not ready. Current status: ${asset.status}.`,
    )
  const sizeBytes = asset.received?.sizeBytes ?? 0
  const refused = refusalOf(practice, asset.media, sizeBytes, index)
  if (refused) throw refused
  charge(practice, index, asset.media?.durationSeconds ?? 0)
  const now = practice.settings.now()
  const video: VideoRecord = {
    id: practice.newId(),
    indexId: index.id,
    assetId: asset.id,
    filename: asset.filename,
    status: 'pending',
    createdAt: now,
    updatedAt: now,
    indexedAt: null,
    metadata: body.user_metadata ?? null,
    media: asset.media,
    sizeBytes,
    stream: body.enable_video_stream ?? false,
    error: null,
  }
  practice.world.videos.set(video.id, video)
  practice.background(indexVideo(practice, video))
  return {
    status: 202,
    body: { _id: video.id, asset_id: asset.id },
    headers: { Location: `/indexes/${index.id}/indexed-assets/${video.id}` },
  }
}

/** Invented: the code. Nothing can be added to an index with Pegasus alone (platform contract §0.1). */
export function refuseClosedIndex(open: boolean, name: string): void {
  if (!open) throw invalid('index_id', `The index ${name} has no model that takes new videos.`)
}

function list(
  practice: Practice,
  call: Call,
  visible: (video: VideoRecord) => boolean,
  view: (video: VideoRecord) => unknown,
) {
  const index = indexOf(practice, param(call, 'index'))
  const matches = filter(call.query)
  const found = sorted(videosOf(practice, index.id), call.query).filter(
    (video) => visible(video) && matches(video),
  )
  const { items, page_info } = pageOf(found, call.query)
  return { status: 200, body: { data: items.map(view), page_info } }
}

function filter(query: URLSearchParams): (video: VideoRecord) => boolean {
  const [status, filename] = [anyOf(query, 'status', STATUSES), equal(query, 'filename')]
  const [created, updated] = [since(query, 'created_at'), since(query, 'updated_at')]
  const numbers = Object.entries(NUMBERS).map(([name, valueOf]) => {
    const fits = number(query, name, true)
    return (video: VideoRecord) => fits(valueOf(video))
  })
  const held = metadata(query, (key) => LIST_KEYS.has(key) || isPagingKey(key))
  return (video) =>
    status(video.status) &&
    filename(video.filename) &&
    created(video.createdAt) &&
    updated(video.updatedAt) &&
    numbers.every((fits) => fits(video)) &&
    held(video.metadata)
}

const itemRoutes = (
  practice: Practice,
  noun: string,
  path: string,
  view: (practice: Practice, video: VideoRecord) => unknown,
): Route[] => [
  {
    name: `get${noun}`,
    method: 'GET',
    path,
    handle: (call) => ({ status: 200, body: view(practice, videoOf(practice, call)) }),
  },
  {
    name: `patch${noun}`,
    method: 'PATCH',
    path,
    handle: async (call) => {
      const video = videoOf(practice, call)
      const { user_metadata = {} } = await readJson(call, Patch)
      const held = { ...video.metadata }
      for (const [key, value] of Object.entries(user_metadata)) {
        if (value === null) Reflect.deleteProperty(held, key)
        else held[key] = value
      }
      Object.assign(video, { metadata: held, updatedAt: practice.settings.now() })
      return { status: practice.settings.emptyStatus }
    },
  },
  {
    name: `delete${noun}`,
    method: 'DELETE',
    path,
    handle: (call) => {
      practice.world.videos.delete(videoOf(practice, call).id)
      return { status: practice.settings.emptyStatus }
    },
  },
]

function videoOf(practice: Practice, call: Call): VideoRecord {
  const index = indexOf(practice, param(call, 'index'))
  const id = param(call, 'video')
  const video = practice.world.videos.get(id)
  if (!video || video.indexId !== index.id) throw notFound('indexed-assets', id)
  return video
}
