/** Reads a zip file as whoever gets it would: name and text of each file, in its order. */
import { buffer } from 'node:stream/consumers'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { readFile } from 'node:fs/promises'

export async function readZip(path: string): Promise<Map<string, string>> {
  const zip = await opened(await readFile(path))
  const files = new Map<string, string>()
  return await new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((bytes) => {
          files.set(entry.fileName, bytes.toString())
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
}

const opened = (bytes: Buffer) =>
  new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
