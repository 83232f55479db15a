/** How records look in answers (platform contract §§2–6). A field that is not known yet is left out. */
import { isoTime } from './exchange.ts'
import type { Practice } from './practice.ts'
import { videosOf } from './practice.ts'
import type { AssetRecord, IndexRecord, TaskRecord, VideoRecord } from './records.ts'

export function indexView(practice: Practice, index: IndexRecord) {
  const ready = videosOf(practice, index.id).filter(({ status }) => status === 'ready')
  return {
    _id: index.id,
    created_at: isoTime(index.createdAt),
    updated_at: isoTime(index.updatedAt),
    expires_at: index.expiresAt === null ? null : isoTime(index.expiresAt),
    index_name: index.name,
    total_duration: ready.reduce((sum, { media }) => sum + (media?.durationSeconds ?? 0), 0),
    video_count: ready.length,
    models: index.models,
    addons: index.addons,
  }
}

/** What the creation of an asset answers with. */
export const assetView = (asset: AssetRecord) => ({
  _id: asset.id,
  method: asset.method,
  status: asset.status,
  filename: asset.filename,
  file_type: asset.fileType,
  created_at: isoTime(asset.createdAt),
  ...(asset.metadata && { user_metadata: asset.metadata }),
})

export function assetDetail(practice: Practice, asset: AssetRecord) {
  const stage = { processing: 'processing', ready: 'ready', failed: 'error' }[asset.status]
  const { media, sizeBytes } = asset
  return {
    ...assetView(asset),
    ...(asset.enableHls && {
      hls: {
        status: stage,
        ...(stage === 'ready' && {
          manifest_url: practice.origin() + practice.streams.pathOf(asset.id, 'stream.m3u8'),
        }),
      },
    }),
    ...(asset.enableThumbnail && {
      thumbnail: {
        status: stage,
        ...(stage === 'ready' && {
          representative_url: practice.origin() + practice.streams.pathOf(asset.id, 'thumb-1.jpg'),
        }),
      },
    }),
    ...(asset.status === 'failed' && asset.error !== null && { error: { message: asset.error } }),
    ...(asset.status === 'ready' && sizeBytes !== null && { size: sizeBytes }),
    ...(asset.status === 'ready' &&
      media && { duration: media.durationSeconds, technical_metadata: technicalMetadata(asset) }),
  }
}

const technicalMetadata = ({ media, sizeBytes, fileType }: AssetRecord) =>
  media && {
    file_size_bytes: sizeBytes,
    file_mime_type: fileType,
    file_container_format: media.container,
    ...(media.videoCodec !== null && {
      video_codec: media.videoCodec,
      video_width: media.width,
      video_height: media.height,
      video_fps: media.fps,
      video_duration_seconds: media.durationSeconds,
    }),
    ...(media.audioCodec !== null && { audio_codec: media.audioCodec }),
    has_audio: media.audioCodec !== null,
    total_video_streams: media.videoStreams,
  }

const systemMetadata = ({ media, filename, sizeBytes }: VideoRecord) => ({
  filename,
  ...(media && {
    duration: media.durationSeconds,
    fps: media.fps,
    width: media.width,
    height: media.height,
    size: sizeBytes,
  }),
})

/** Shared by indexed assets and by videos, their older form, which have no status. */
export const videoView = (video: VideoRecord) => ({
  _id: video.id,
  ...(video.assetId !== null && { asset_id: video.assetId }),
  created_at: isoTime(video.createdAt),
  updated_at: isoTime(video.updatedAt),
  ...(video.indexedAt !== null && { indexed_at: isoTime(video.indexedAt) }),
  system_metadata: systemMetadata(video),
})

export const videoDetail = (practice: Practice, video: VideoRecord) => ({
  ...videoView(video),
  ...(video.metadata && { user_metadata: video.metadata }),
  ...(video.stream && { hls: hlsView(practice, video) }),
})

// Invented: the error, which no source documents; a fault asks for it.
const status = ({ status, error }: VideoRecord | TaskRecord) => ({
  status,
  ...(error !== null && { error: { message: error } }),
})

export const indexedAssetView = (video: VideoRecord) => ({ ...videoView(video), ...status(video) })
export const indexedAssetDetail = (practice: Practice, video: VideoRecord) => ({
  ...videoDetail(practice, video),
  ...status(video),
})

export const taskView = (task: TaskRecord) => ({
  _id: task.id,
  video_id: task.videoId,
  index_id: task.indexId,
  created_at: isoTime(task.createdAt),
  updated_at: isoTime(task.updatedAt),
  ...status(task),
  system_metadata: {
    filename: task.filename,
    ...(task.media && {
      duration: task.media.durationSeconds,
      width: task.media.width,
      height: task.media.height,
    }),
  },
})

export const taskDetail = (practice: Practice, task: TaskRecord) => ({
  ...taskView(task),
  ...(task.stream && { hls: hlsView(practice, { ...task, id: task.videoId }) }),
})

const hlsView = (practice: Practice, of: { id: string; status: string; updatedAt: number }) => ({
  ...(of.status === 'ready' && {
    video_url: practice.origin() + practice.streams.pathOf(of.id, 'stream.m3u8'),
    thumbnail_urls: practice.streams.thumbnails(of.id).map((path) => practice.origin() + path),
  }),
  status: of.status === 'ready' ? 'COMPLETE' : of.status === 'failed' ? 'ERROR' : 'PROCESSING',
  updated_at: isoTime(of.updatedAt),
})
