import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { StreamBody } from '../platform/http.ts'
import type { SourceFile } from './source-file.ts'

/** What comes after the file, since it is known only when the file went by; its length is known beforehand. */
export interface LastField {
  name: string
  lengthBytes: number
  value: () => Promise<string>
}

/**
 * A multipart/form-data body with text fields, one file streamed from disk, and a last field. Its length is known
 * beforehand, so that it goes out with an exact Content-Length. Fields after the file are in order: the platform's own
 * client sends `user_metadata` there too (contract §3.1).
 * @param file the part that carries the file, and its bytes as they go out
 */
export function fileForm(
  fields: Readonly<Record<string, string>>,
  file: { field: string; source: SourceFile; bytes: () => AsyncIterable<Uint8Array> },
  last: LastField,
): { contentType: string; body: StreamBody } {
  const { source } = file
  const { boundary, part, texts } = beginForm(fields)
  const fileHead = `${part(`name="${quoted(file.field)}"; filename="${quoted(source.uploadName)}"`)}\r\nContent-Type: application/octet-stream\r\n\r\n`
  const head = Buffer.from(texts + fileHead)
  const lastHead = Buffer.from(`\r\n${part(`name="${quoted(last.name)}"`)}\r\n\r\n`)
  const foot = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: {
      length: head.length + source.size + lastHead.length + last.lengthBytes + foot.length,
      async *bytes() {
        yield head
        yield* file.bytes()
        // Without what follows the request is not whole, so that nothing is made of a file that changed under way.
        await source.checkRead()
        const value = Buffer.from(await last.value())
        if (value.length !== last.lengthBytes)
          throw new RangeError(`${last.name} has not the length announced`)
        yield Buffer.concat([lastHead, value, foot])
      },
    },
  }
}

/** A multipart/form-data body with text fields alone. */
export function textForm(fields: Readonly<Record<string, string>>): {
  contentType: string
  body: StreamBody
} {
  const { boundary, texts } = beginForm(fields)
  const whole = Buffer.from(`${texts}--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: {
      length: whole.length,
      bytes: () => Readable.from([whole]) as AsyncIterable<Uint8Array>,
    },
  }
}

function beginForm(fields: Readonly<Record<string, string>>): {
  boundary: string
  part: (header: string) => string
  texts: string
} {
  const boundary = `reeldrop-${randomBytes(16).toString('hex')}`
  const part = (header: string): string => `--${boundary}\r\nContent-Disposition: form-data; ${header}`
  const texts = Object.entries(fields).map(
    ([name, value]) => `${part(`name="${quoted(name)}"`)}\r\n\r\n${value}\r\n`,
  )
  return { boundary, part, texts: texts.join('') }
}

/** Escapes as browsers do (HTML standard, multipart/form-data encoding algorithm). */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
