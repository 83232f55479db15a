/** What the practice server remembers. Times are epoch ms; maps keep the order of creation. */

export type Metadata = Record<string, string | number | boolean>

/** What ffprobe said about received bytes; width and height are of the displayed picture. */
export interface Media {
  durationSeconds: number
  /** 0 without a picture. */
  width: number
  height: number
  rotation: number
  fps: number
  container: string
  videoCodec: string | null
  audioCodec: string | null
  videoStreams: number
}

export interface Received {
  /** Null in sink mode. */
  path: string | null
  sizeBytes: number
  sha256: string | null
}

export interface IndexRecord {
  id: string
  name: string
  models: { model_name: string; model_options: string[] }[]
  addons: string[]
  createdAt: number
  updatedAt: number
  expiresAt: number | null
}

export interface AssetRecord {
  id: string
  method: 'direct' | 'url' | 'multipart'
  status: 'processing' | 'ready' | 'failed'
  filename: string
  fileType: string
  createdAt: number
  metadata: Metadata | null
  received: Received | null
  /** What it reports as its size; null until its bytes are there. */
  sizeBytes: number | null
  media: Media | null
  error: string | null
  enableHls: boolean
  enableThumbnail: boolean
}

export type VideoStatus = 'pending' | 'queued' | 'indexing' | 'ready' | 'failed'

/** An indexed asset; also what the older calls name a video. */
export interface VideoRecord {
  id: string
  indexId: string
  /** Null when a task brought the video in. */
  assetId: string | null
  filename: string
  status: VideoStatus
  createdAt: number
  updatedAt: number
  indexedAt: number | null
  metadata: Metadata | null
  media: Media | null
  sizeBytes: number
  stream: boolean
  /** Filled only when a fault asks for it: no source documents a reason. */
  error: string | null
}

export type TaskStatus = 'uploading' | 'validating' | VideoStatus

export interface TaskRecord {
  id: string
  videoId: string
  indexId: string
  status: TaskStatus
  filename: string
  createdAt: number
  updatedAt: number
  received: Received | null
  media: Media | null
  metadata: Metadata | null
  stream: boolean
  error: string | null
}

export interface ChunkRecord {
  /** Bytes of the last completed PUT. */
  sizeBytes: number
  etag: string
  completedPuts: number
  path: string | null
  reportedAt: number | null
  /** Why the upload calls it failed, so that no report of it counts; null when all is well. */
  error: string | null
}

export interface UrlRecord {
  uploadId: string
  chunkIndex: number
  expiresAt: number
  used: boolean
}

export interface UploadRecord {
  id: string
  assetId: string
  filename: string
  totalBytes: number
  chunkBytes: number
  totalChunks: number
  createdAt: number
  updatedAt: number
  expiresAt: number
  status: 'active' | 'completed'
  metadata: Metadata | null
  enableHls: boolean
  enableThumbnail: boolean
  chunks: Map<number, ChunkRecord>
}

export interface World {
  indexes: Map<string, IndexRecord>
  assets: Map<string, AssetRecord>
  videos: Map<string, VideoRecord>
  tasks: Map<string, TaskRecord>
  uploads: Map<string, UploadRecord>
  /** Presigned URLs by their signature. */
  urls: Map<string, UrlRecord>
}

export const emptyWorld = (): World => ({
  indexes: new Map(),
  assets: new Map(),
  videos: new Map(),
  tasks: new Map(),
  uploads: new Map(),
  urls: new Map(),
})
