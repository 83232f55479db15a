/** Multipart uploads, but for the chunks themselves (platform contract §5). */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { invalid, notFound } from '../errors.ts'
import { isoTime, MetadataObject, param, readJson, type Call, type Route } from '../exchange.ts'
import { fileTypeOf } from '../file-type.ts'
import { tooLarge, UPLOAD_LIMITS } from '../limits.ts'
import { allowOnly, pageOf } from '../paging.ts'
import type { Practice } from '../practice.ts'
import type { ChunkRecord, UploadRecord } from '../records.ts'
import { processAsset } from '../walk.ts'
import { addAsset } from './assets.ts'

const MIB = 2 ** 20
const CHUNKS_WANTED = 1000
const UPLOAD_HEADERS = { 'Content-Type': 'application/octet-stream' }

const Creation = z.strictObject({
  filename: z.string().min(1).max(255),
  type: z.enum(['video', 'audio', 'image']),
  total_size: z.number().int().min(1),
  enable_hls: z.boolean().optional(),
  enable_thumbnail: z.boolean().optional(),
  user_metadata: MetadataObject.optional(),
})
const UrlRequest = z.strictObject({ start: z.number().int().min(1), count: z.number().int().min(1).max(50) })
const Report = z.strictObject({
  completed_chunks: z
    .array(
      z.strictObject({
        chunk_index: z.number().int().min(1),
        proof: z.string().min(1),
        proof_type: z.literal('etag'),
        chunk_size: z.number().int().min(1),
      }),
    )
    .min(1)
    .max(50),
})

export const multipartRoutes = (practice: Practice): Route[] => [
  {
    name: 'createUpload',
    method: 'POST',
    path: '/v1.3/assets/multipart-uploads',
    handle: async (call) => {
      const upload = begin(practice, await readJson(call, Creation))
      return {
        status: 201,
        body: {
          upload_id: upload.id,
          asset_id: upload.assetId,
          upload_urls: presign(practice, upload, 1, practice.settings.initialUrls),
          upload_headers: UPLOAD_HEADERS,
          chunk_size: upload.chunkBytes,
          total_chunks: upload.totalChunks,
          expires_at: isoTime(upload.expiresAt),
        },
      }
    },
  },
  {
    name: 'listUploads',
    method: 'GET',
    path: '/v1.3/assets/multipart-uploads',
    handle: ({ query }) => {
      allowOnly(query, [])
      const open = [...practice.world.uploads.values()].filter(({ status }) => status === 'active').reverse()
      const { items, page_info } = pageOf(open, query)
      const data = items.map((upload) => ({
        upload_id: upload.id,
        status: statusOf(practice, upload),
        total_size: upload.totalBytes,
        chunk_size: upload.chunkBytes,
        total_chunks: upload.totalChunks,
        created_at: isoTime(upload.createdAt),
        expires_at: isoTime(upload.expiresAt),
      }))
      return { status: 200, body: { data, page_info } }
    },
  },
  {
    name: 'presignUrls',
    method: 'POST',
    path: '/v1.3/assets/multipart-uploads/:upload/presigned-urls',
    handle: async (call) => {
      const upload = openUpload(practice, call)
      const { start, count } = await readJson(call, UrlRequest)
      if (start > upload.totalChunks) throw invalid('start', `The upload has ${upload.totalChunks} chunks.`)
      const urls = presign(practice, upload, start, count)
      const now = practice.settings.now()
      return {
        status: 200,
        body: {
          upload_id: upload.id,
          start_index: start,
          count: urls.length,
          upload_urls: urls,
          generated_at: isoTime(now),
          expires_at: isoTime(now + practice.settings.urlLifetimeMs),
        },
      }
    },
  },
  {
    name: 'reportChunks',
    method: 'POST',
    path: '/v1.3/assets/multipart-uploads/:upload',
    handle: (c) => report(practice, c),
  },
  {
    name: 'getUpload',
    method: 'GET',
    path: '/v1.3/assets/multipart-uploads/:upload',
    handle: (call) => {
      allowOnly(call.query, [])
      const upload = uploadOf(practice, call)
      const indexes = Array.from({ length: upload.totalChunks }, (_, at) => at + 1)
      const { items, page_info } = pageOf(indexes, call.query)
      const chunks = [...upload.chunks.values()]
      const reported = chunks.filter(({ reportedAt }) => reportedAt !== null)
      const failed = chunks.filter((chunk) => isFailed(chunk))
      return {
        status: 200,
        body: {
          upload_id: upload.id,
          status: statusOf(practice, upload),
          uploaded_chunks: items.map((index) => chunkView(upload, index)),
          chunks_completed: reported.length,
          chunks_failed: failed.length,
          chunks_pending: upload.totalChunks - reported.length - failed.length,
          page_info,
          total_size: upload.totalBytes,
          uploaded_size: reported.reduce((sum, chunk) => sum + chunk.sizeBytes, 0),
          created_at: isoTime(upload.createdAt),
          updated_at: isoTime(upload.updatedAt),
        },
      }
    },
  },
]

function begin(practice: Practice, asked: z.infer<typeof Creation>): UploadRecord {
  const { settings } = practice
  if (asked.total_size > UPLOAD_LIMITS.multipart) throw tooLarge(UPLOAD_LIMITS.multipart, asked.total_size)
  const scaled = Math.max(5 * MIB, Math.ceil(asked.total_size / CHUNKS_WANTED / MIB) * MIB)
  const chunkBytes = settings.chunkSizeBytes ?? scaled
  const now = settings.now()
  const upload: UploadRecord = {
    id: practice.newId(),
    assetId: practice.newId(),
    filename: asked.filename,
    totalBytes: asked.total_size,
    chunkBytes,
    totalChunks: Math.ceil(asked.total_size / chunkBytes),
    createdAt: now,
    updatedAt: now,
    expiresAt: now + settings.sessionLifetimeMs,
    status: 'active',
    metadata: asked.user_metadata ?? null,
    enableHls: asked.enable_hls ?? false,
    enableThumbnail: asked.enable_thumbnail ?? false,
    chunks: new Map(),
  }
  practice.world.uploads.set(upload.id, upload)
  return upload
}

function presign(practice: Practice, upload: UploadRecord, start: number, count: number) {
  const expiresAt = practice.settings.now() + practice.settings.urlLifetimeMs
  const end = Math.min(upload.totalChunks, start + count - 1)
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => {
    const chunkIndex = start + at
    const signature = randomBytes(16).toString('hex')
    practice.world.urls.set(signature, { uploadId: upload.id, chunkIndex, expiresAt, used: false })
    const query = new URLSearchParams({ 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256', 'X-Amz-Signature': signature })
    const url = `${practice.origin()}/storage/${upload.id}/${chunkIndex}?${query}`
    return { chunk_index: chunkIndex, url, expires_at: isoTime(expiresAt) }
  })
}

async function report(practice: Practice, call: Call) {
  const { completed_chunks } = await readJson(call, Report)
  const upload = uploadOf(practice, call)
  const reports = completed_chunks.map((told) => ({ told, chunk: upload.chunks.get(told.chunk_index) }))
  // Reporting again is harmless, even after the upload is complete and its session over.
  const fresh = reports.filter(({ chunk }) => chunk?.reportedAt == null)
  if (fresh.length > 0) openUpload(practice, call)
  // Invented: how a wrong proof or size is refused.
  for (const { told, chunk } of reports) {
    const at = `chunk_index ${told.chunk_index}`
    if (told.chunk_index > upload.totalChunks) throw invalid('completed_chunks', `There is no ${at}.`)
    if (!chunk) throw invalid('completed_chunks', `Nothing was uploaded for ${at}.`)
    if (told.proof !== chunk.etag)
      throw invalid('completed_chunks', `The proof of ${at} is not the ETag it got.`)
    if (told.chunk_size !== chunk.sizeBytes)
      throw invalid('completed_chunks', `The chunk_size of ${at} is wrong.`)
  }
  const now = practice.settings.now()
  const failed = fresh.filter(({ chunk }) => chunk && isFailed(chunk)).length
  let processed = 0
  for (const { chunk } of fresh) {
    if (chunk?.reportedAt !== null || chunk.error !== null) continue
    chunk.reportedAt = now
    processed += 1
  }
  upload.updatedAt = now
  const total = [...upload.chunks.values()].filter(({ reportedAt }) => reportedAt !== null).length
  if (total === upload.totalChunks && upload.status === 'active') complete(practice, upload)
  return {
    status: 200,
    body: {
      asset_id: upload.assetId,
      processed_chunks: processed,
      duplicate_chunks: completed_chunks.length - processed - failed,
      total_completed: total,
      ...(upload.status === 'completed' && { url: `${practice.origin()}/media/${upload.assetId}` }),
    },
  }
}

/** The asset shows only from here on: its id is reserved before, but nothing says that it can be read. Invented. */
function complete(practice: Practice, upload: UploadRecord): void {
  upload.status = 'completed'
  const { filename, metadata, enableHls, enableThumbnail } = upload
  const given = {
    method: 'multipart' as const,
    filename,
    fileType: fileTypeOf(filename, ''),
    metadata,
    enableHls,
    enableThumbnail,
  }
  const asset = addAsset(practice, given, upload.assetId)
  const chunks = [...upload.chunks].sort(([a], [b]) => a - b).map(([, chunk]): ChunkRecord => chunk)
  practice.background(processAsset(practice, asset, () => practice.bytes.join(chunks)))
}

const isFailed = (chunk: ChunkRecord): boolean => chunk.error !== null && chunk.reportedAt === null

function chunkView(upload: UploadRecord, index: number) {
  const chunk = upload.chunks.get(index)
  const reportedAt = chunk?.reportedAt ?? null
  const view = {
    index,
    uploaded_at: reportedAt === null ? null : isoTime(reportedAt),
    updated_at: isoTime(reportedAt ?? upload.createdAt),
  }
  if (chunk && isFailed(chunk)) return { ...view, status: 'failed', error: chunk.error }
  return { ...view, status: reportedAt === null ? 'pending' : 'completed' }
}

export const statusOf = (practice: Practice, upload: UploadRecord): string =>
  upload.status === 'active' && practice.settings.now() >= upload.expiresAt ? 'expired' : upload.status

function uploadOf(practice: Practice, call: Call): UploadRecord {
  const id = param(call, 'upload')
  const upload = practice.world.uploads.get(id)
  if (!upload) throw notFound('multipart-uploads', id)
  return upload
}

function openUpload(practice: Practice, call: Call): UploadRecord {
  const upload = uploadOf(practice, call)
  const status = statusOf(practice, upload)
  // Invented: the code.
  if (status !== 'active') throw invalid('upload_id', `The upload session is ${status}.`)
  return upload
}
