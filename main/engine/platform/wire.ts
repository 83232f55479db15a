/** Answers of the platform, as they come over the wire. Unknown fields and statuses are accepted (contract §1). */
import { z } from 'zod'
import { redact } from '../../../shared/redact.ts'

const time = z.string().nullish()
const metadata = z.record(z.string(), z.unknown()).nullish()

export const PageInfo = z.object({
  page: z.number(),
  limit_per_page: z.number().optional(),
  total_page: z.number(),
  total_results: z.number().optional(),
})
export const page = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), page_info: PageInfo })

export const Created = z.object({ _id: z.string() })

export const Index = z.object({
  _id: z.string(),
  index_name: z.string(),
  models: z
    .array(z.object({ model_name: z.string(), model_options: z.array(z.string()).default([]) }))
    .default([]),
  addons: z.array(z.string()).nullish(),
  video_count: z.number().nullish(),
  total_duration: z.number().nullish(),
  created_at: time,
  expires_at: time,
})
export type Index = z.infer<typeof Index>

export const Asset = z.object({
  _id: z.string(),
  status: z.string(),
  filename: z.string().nullish(),
  created_at: time,
  user_metadata: metadata,
  /** Bytes and seconds, once the asset is ready. */
  size: z.number().nullish(),
  duration: z.number().nullish(),
  error: z.unknown().optional(),
})
export type Asset = z.infer<typeof Asset>

export const UploadUrl = z.object({ chunk_index: z.number().int(), url: z.string(), expires_at: time })
export type UploadUrl = z.infer<typeof UploadUrl>

export const MultipartUpload = z.object({
  upload_id: z.string(),
  asset_id: z.string(),
  chunk_size: z.number().int().positive(),
  total_chunks: z.number().int().positive(),
  upload_urls: z.array(UploadUrl).nullish(),
  upload_headers: z.record(z.string(), z.string()).nullish(),
  expires_at: time,
})
export type MultipartUpload = z.infer<typeof MultipartUpload>

export const PresignedUrls = z.object({ upload_urls: z.array(UploadUrl) })

export const ChunkReport = z.object({ total_completed: z.number(), url: z.string().nullish() })

export const UploadStatus = z.object({
  status: z.string(),
  uploaded_chunks: z.array(z.object({ index: z.number().int(), status: z.string() })).nullish(),
  page_info: PageInfo,
})

/** An incomplete session in a list: it names neither its file nor its asset (contract §5.6). */
export const OpenUpload = z.object({ upload_id: z.string(), status: z.string().nullish() })

/** What the platform measured: seconds, px, frames per second, bytes. Tasks tell less of it. */
const SystemMetadata = z
  .object({
    filename: z.string().nullish(),
    duration: z.number().nullish(),
    width: z.number().nullish(),
    height: z.number().nullish(),
    fps: z.number().nullish(),
    size: z.number().nullish(),
  })
  .nullish()

/** In answers about a single one, where a stream was asked for. Its addresses may be signed. */
const Stream = z
  .object({
    status: z.string().nullish(),
    video_url: z.string().nullish(),
    thumbnail_urls: z.array(z.string()).nullish(),
  })
  .nullish()

export const Task = z.object({
  _id: z.string(),
  video_id: z.string().nullish(),
  index_id: z.string().nullish(),
  status: z.string(),
  created_at: time,
  updated_at: time,
  system_metadata: SystemMetadata,
  hls: Stream,
  error: z.unknown().optional(),
  message: z.string().nullish(),
})
export type Task = z.infer<typeof Task>

export const CreatedTask = z.object({ _id: z.string(), video_id: z.string().nullish() })

export const IndexedAsset = z.object({
  _id: z.string(),
  asset_id: z.string().nullish(),
  status: z.string().default('unknown'),
  created_at: time,
  updated_at: time,
  /** In the answer about a single one; no list is known to have it (contract §6). */
  user_metadata: metadata,
  system_metadata: SystemMetadata,
  hls: Stream,
  error: z.unknown().optional(),
  message: z.string().nullish(),
})
export type IndexedAsset = z.infer<typeof IndexedAsset>

/** Where an asset is indexed: `GET /assets/{id}/indexed-assets`. */
export const AssetUse = z.object({ _id: z.string(), index: z.object({ _id: z.string() }) })

const Reason = z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)])

/** The reason of a failed asset, task or indexed asset, from wherever it stands, without secrets; null when none was given. */
export function reasonOf(thing: { error?: unknown; message?: string | null | undefined }): string | null {
  const reason = Reason.safeParse(thing.error)
  const told = reason.success ? reason.data : (thing.message ?? null)
  return told === null ? null : redact(told)
}
