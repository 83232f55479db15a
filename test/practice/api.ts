/** Plain HTTP against a practice server, for what the official client hides. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { PracticeServer } from '../../main/practice/server.ts'

/** Any object of an answer; tests look at single fields. */
const Body = z.record(z.string(), z.unknown()).catch({})
export interface Answer {
  status: number
  headers: Headers
  text: string
  body: Record<string, unknown>
}

export async function call(
  server: PracticeServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(
    path.startsWith('/practice') ? new URL(path, server.baseUrl) : server.baseUrl + path,
    {
      method,
      headers: {
        'x-api-key': server.apiKey,
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    },
  )
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: Body.parse(parse(text)) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function form(
  fields: Record<string, string>,
  file?: { field: string; path: string; name?: string },
): FormData {
  const filled = new FormData()
  for (const [name, value] of Object.entries(fields)) filled.append(name, value)
  if (file)
    filled.append(file.field, new Blob([readFileSync(file.path)]), file.name ?? file.path.split('/').at(-1))
  return filled
}

export const Upload = z.object({
  upload_id: z.string(),
  asset_id: z.string(),
  chunk_size: z.number(),
  total_chunks: z.number(),
  upload_urls: z.array(z.object({ chunk_index: z.number(), url: z.string() })),
})
export type Upload = z.infer<typeof Upload>

export async function beginUpload(
  server: PracticeServer,
  totalBytes: number,
  filename = 'clip.mp4',
): Promise<Upload> {
  const { body } = await call(server, 'POST', '/assets/multipart-uploads', {
    filename,
    type: 'video',
    total_size: totalBytes,
  })
  return Upload.parse(body)
}

export const chunkOf = (bytes: Buffer, upload: Upload, index: number): Buffer =>
  bytes.subarray((index - 1) * upload.chunk_size, index * upload.chunk_size)

export const urlOf = (upload: Upload, index: number): string =>
  upload.upload_urls.find(({ chunk_index }) => chunk_index === index)?.url ?? ''

export const put = (url: string, bytes: Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers })

export const report = (
  server: PracticeServer,
  upload: Upload,
  chunks: { index: number; etag: string; size: number }[],
): Promise<Answer> =>
  call(server, 'POST', `/assets/multipart-uploads/${upload.upload_id}`, {
    completed_chunks: chunks.map(({ index, etag, size }) => ({
      chunk_index: index,
      proof: etag.replaceAll('"', ''),
      proof_type: 'etag',
      chunk_size: size,
    })),
  })

/** Uploads one direct asset and waits until it is ready or failed. */
export async function directAsset(
  server: PracticeServer,
  path: string,
  name?: string,
): Promise<Record<string, unknown>> {
  const file = { field: 'file', path, ...(name !== undefined && { name }) }
  const { body } = await call(server, 'POST', '/assets', form({ method: 'direct' }, file))
  return settled(server, `/assets/${String(body._id)}`)
}

/** Asks until the thing is `ready` or `failed`. */
export async function settled(server: PracticeServer, path: string): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const { body } = await call(server, 'GET', path)
    if (body.status === 'ready' || body.status === 'failed') return body
    await sleep(20)
  }
  throw new Error(`${path} did not settle`)
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
export const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex')
