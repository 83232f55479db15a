/** Reads multipart/form-data: fields as text, the one file straight to where bytes are kept. */
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ByteStore, Taken } from './bytes.ts'
import { ApiError, invalid } from './errors.ts'
import type { Call } from './exchange.ts'
import { ConnectionLost } from './gate.ts'
import { tooLarge } from './limits.ts'

export interface Form {
  fields: Record<string, string>
  file: { field: string; filename: string; type: string; taken: Taken } | null
}

/** @param maxFileBytes a larger file is refused, and nothing of it is kept */
export async function readForm(call: Call, bytes: ByteStore, maxFileBytes: number): Promise<Form> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data'))
    throw new ApiError(
      400,
      'content_type_invalid',
      `Content-Type must be multipart/form-data. Current: ${type || 'none'}.`,
    )
  const fields: Record<string, string> = {}
  const files: Promise<NonNullable<Form['file']>>[] = []
  const streams: Readable[] = []
  const parser = formParser({ ...call.headers, 'content-type': type }, maxFileBytes)
  parser.on('field', (name, value) => {
    fields[name] = value
  })
  parser.on('file', (field, stream, filename, _encoding, mime) => {
    const file = bytes.take(stream).then((taken) => ({ field, filename, type: mime, taken }))
    // A broken request fails the pipeline below as well, which is where it is met.
    file.catch(() => undefined)
    files.push(file)
    streams.push(stream)
  })
  try {
    await pipeline(call.body, parser)
  } catch (error) {
    for (const stream of streams) stream.destroy(new ConnectionLost())
    if (error instanceof ConnectionLost || !(error instanceof Error)) throw error
    throw invalid('body', `It is not a valid form: ${error.message}.`)
  }
  const file = await files[0]
  if (!file) return { fields, file: null }
  if (file.taken.sizeBytes > maxFileBytes) {
    await bytes.drop(file.taken)
    throw tooLarge(maxFileBytes, Math.max(file.taken.sizeBytes, Number(call.headers['content-length'] ?? 0)))
  }
  return { fields, file }
}

function formParser(headers: BusboyHeaders, maxFileBytes: number): BusboyInstance {
  try {
    // One byte more than allowed is let in, so that a file of exactly the limit is not taken for a larger one.
    return new Busboy({ headers, limits: { fileSize: maxFileBytes + 1, files: 1 } })
  } catch (error) {
    throw invalid('Content-Type', error instanceof Error ? error.message : '')
  }
}
