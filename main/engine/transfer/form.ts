import { randomBytes } from 'node:crypto'
import type { StreamBody } from '../platform/http.ts'
import type { SourceFile } from './source-file.ts'

/**
 * A multipart/form-data body with text fields and, last, one file streamed from disk. Its length is known
 * beforehand, so that it goes out with an exact Content-Length.
 * @param fileField name of the part that carries the file
 */
export function fileForm(
  fields: Readonly<Record<string, string>>,
  fileField: string,
  file: SourceFile,
): { contentType: string; body: StreamBody } {
  const boundary = `reeldrop-${randomBytes(16).toString('hex')}`
  const part = (header: string): string => `--${boundary}\r\nContent-Disposition: form-data; ${header}`
  const texts = Object.entries(fields).map(
    ([name, value]) => `${part(`name="${quoted(name)}"`)}\r\n\r\n${value}\r\n`,
  )
  const fileHead = `${part(`name="${quoted(fileField)}"; filename="${quoted(file.uploadName)}"`)}\r\nContent-Type: application/octet-stream\r\n\r\n`
  const head = Buffer.from(texts.join('') + fileHead)
  const foot = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: {
      length: head.length + file.size + foot.length,
      async *bytes() {
        yield head
        yield* file.bytes(0, file.size)
        yield foot
      },
    },
  }
}

/** Escapes as browsers do (HTML standard, multipart/form-data encoding algorithm). */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
