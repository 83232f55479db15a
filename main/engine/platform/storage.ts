/** The object store behind the presigned URLs, which takes the chunks; the key never goes there. */
import { PlatformError } from './error.ts'
import type { Http, HttpAnswer, StreamBody } from './http.ts'
import { dateOf, retryAfterMs } from './rate-headers.ts'

/**
 * PUTs one chunk to its presigned URL.
 * @returns the ETag, quotes stripped, or null
 * @throws PlatformError
 */
export async function putChunk(
  http: Http,
  url: string,
  headers: Record<string, string>,
  body: StreamBody,
  options: { signal: AbortSignal; moved: (bytes: number) => void },
): Promise<string | null> {
  const answer = await http.send({ method: 'PUT', url, headers, body, ...options })
  if (answer.status >= 300) throw storageRefusal(answer)
  const etag = answer.headers.etag
  return typeof etag === 'string' ? etag.replaceAll('"', '') : null
}

/**
 * What the object store refuses is never about the key or the plan, so it carries no status: a fresh URL may heal it.
 */
function storageRefusal({ status, headers }: HttpAnswer): PlatformError {
  const asked = retryAfterMs(headers, dateOf(headers) ?? Date.now())
  const detail = `the storage answered HTTP ${status}`
  return new PlatformError('broken', { of: 'storage', detail, retryAfterMs: asked })
}
