/** The object store behind the presigned URLs: knows no API key, speaks XML (platform contract §5.2). */
import type { Taken } from '../bytes.ts'
import { StorageError } from '../errors.ts'
import { param, type Call, type Route } from '../exchange.ts'
import type { Practice } from '../practice.ts'
import type { UploadRecord, UrlRecord } from '../records.ts'
import { statusOf } from './multipart.ts'

export const storageRoutes = (practice: Practice): Route[] => [
  {
    name: 'putChunk',
    method: 'PUT',
    path: '/storage/:upload/:chunk',
    handle: async (call) => {
      const { url, upload } = admit(practice, call)
      const expected =
        url.chunkIndex < upload.totalChunks
          ? upload.chunkBytes
          : upload.totalBytes - (upload.totalChunks - 1) * upload.chunkBytes
      refuseLength(call, expected)
      const taken = await practice.bytes.take(call.body, 'md5')
      if (taken.sizeBytes !== expected) {
        await practice.bytes.drop(taken)
        throw new StorageError(400, 'IncompleteBody', `Expected ${expected} bytes.`)
      }
      const error = call.faults.get('chunkFails')?.error ?? null
      const chunk = keep(upload, url.chunkIndex, taken, error)
      url.used = true
      await practice.bytes.drop(chunk.replaced)
      return { status: 200, headers: { ETag: `"${chunk.etag}"` } }
    },
  },
]

/** Of two PUTs of one chunk the last counts, as in S3; after the upload is complete nothing changes any more. */
function keep(
  upload: UploadRecord,
  index: number,
  taken: Taken,
  error: string | null,
): { etag: string; replaced: { path: string | null } | null } {
  const before = upload.chunks.get(index)
  const completedPuts = (before?.completedPuts ?? 0) + 1
  if (before && upload.status === 'completed') {
    before.completedPuts = completedPuts
    return { etag: before.etag, replaced: taken }
  }
  // Without hashing the ETag must not look like an MD5, which clients check.
  const etag = taken.md5 ?? `unhashed-${upload.id}-${index}`
  const { sizeBytes, path } = taken
  const reportedAt = before?.reportedAt ?? null
  upload.chunks.set(index, { sizeBytes, etag, completedPuts, path, reportedAt, error })
  return { etag, replaced: before ?? null }
}

function admit(practice: Practice, call: Call): { url: UrlRecord; upload: UploadRecord } {
  // S3 takes a request with credentials of another kind for a mistake; here it is the sign of a leaked key.
  if (call.headers['x-api-key'] !== undefined)
    throw new StorageError(400, 'InvalidRequest', 'Presigned requests must not carry an API key.')
  const url = practice.world.urls.get(call.query.get('X-Amz-Signature') ?? '')
  const upload = practice.world.uploads.get(param(call, 'upload'))
  if (!url || !upload || url.uploadId !== upload.id || String(url.chunkIndex) !== param(call, 'chunk'))
    throw new StorageError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match.',
    )
  if (practice.settings.now() >= url.expiresAt)
    throw new StorageError(403, 'AccessDenied', 'Request has expired')
  // Invented: that the second use is refused; the documentation only says that each URL works once.
  if (url.used && practice.settings.singleUseUrls)
    throw new StorageError(403, 'AccessDenied', 'The URL has been used before.')
  if (statusOf(practice, upload) === 'expired')
    throw new StorageError(404, 'NoSuchUpload', 'The specified upload does not exist.')
  return { url, upload }
}

function refuseLength(call: Call, expected: number): void {
  const told = call.headers['content-length']
  if (told === undefined)
    throw new StorageError(411, 'MissingContentLength', 'You must provide the Content-Length.')
  if (Number(told) < expected)
    throw new StorageError(400, 'EntityTooSmall', `The chunk must have ${expected} bytes.`)
  if (Number(told) > expected)
    throw new StorageError(400, 'EntityTooLarge', `The chunk must have ${expected} bytes.`)
}
