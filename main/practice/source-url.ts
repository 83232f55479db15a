/** Fetches the file behind a public URL, for the calls that take one. */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { ByteStore } from './bytes.ts'
import { invalid } from './errors.ts'
import type { Received } from './records.ts'
import { SourceError } from './walk.ts'

/** @throws SourceError when the URL gives no file */
export async function fetchSource(url: URL, bytes: ByteStore, maxBytes: number): Promise<Received> {
  try {
    const answer = await fetch(url)
    if (!answer.ok || !answer.body) throw new SourceError(`The URL answered with status ${answer.status}.`)
    const received = await bytes.take(Readable.fromWeb(answer.body as ReadableStream))
    if (received.sizeBytes <= maxBytes) return received
    await bytes.drop(received)
    throw new SourceError('The file behind the URL is too large.')
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError('The URL cannot be read.', { cause: error })
  }
}

export function publicUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid(name, 'It must be a publicly accessible URL.')
  return url
}

export const filenameOf = (url: URL): string =>
  decodeURIComponent(url.pathname.split('/').at(-1) ?? '') || 'video.mp4'
