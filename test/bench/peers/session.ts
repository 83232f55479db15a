import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { planChunks } from '../../../main/engine/transfer/chunk-plan.ts'
import type { Chunk } from '../../../main/engine/transfer/chunk-plan.ts'
import type { Platform } from '../scene.ts'

const Url = z.object({ chunk_index: z.number(), url: z.string() })
const Created = z.object({ upload_id: z.string(), chunk_size: z.number(), upload_urls: z.array(Url) })
const More = z.object({ upload_urls: z.array(Url) })

/** A chunk of a file with the presigned URL that takes it. */
export type Part = Chunk & { url: string }

/** Opens an upload session for a file and fetches the URLs of all its chunks. */
export async function openSession(platform: Platform, path: string): Promise<Part[]> {
  const { size } = await stat(path)
  const path0 = '/assets/multipart-uploads'
  const created = Created.parse(
    await post(platform, path0, { filename: 'bench.mp4', type: 'video', total_size: size }),
  )
  const urls = new Map(created.upload_urls.map((one) => [one.chunk_index, one.url]))
  const chunks = planChunks(size, created.chunk_size)
  for (let start = urls.size + 1; start <= chunks.length; start += 50) {
    const count = Math.min(50, chunks.length - start + 1)
    const answer = await post(platform, `${path0}/${created.upload_id}/presigned-urls`, { start, count })
    for (const one of More.parse(answer).upload_urls) urls.set(one.chunk_index, one.url)
  }
  return chunks.map((chunk) => ({ ...chunk, url: urls.get(chunk.index) ?? '' }))
}

async function post(platform: Platform, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-api-key': platform.apiKey }
  const answer = await fetch(platform.baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`)
  return await answer.json()
}
