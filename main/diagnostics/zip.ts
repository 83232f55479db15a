import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface BundledFile {
  name: string
  text: string
}

/** @throws the system's error when the file cannot be written */
export async function writeZip(path: string, files: readonly BundledFile[]): Promise<void> {
  const zip = new ZipFile()
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }))
}
