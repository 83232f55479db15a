import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff])
/** A picture has some ten thousand bytes. */
const MOST_BYTES = 2 ** 20
/** Windows has no such flag; making a link there takes an administrator. */
const NO_LINKS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)
/** No file; a link where there has to be a file. */
const NOT_THERE = new Set(['ENOENT', 'ELOOP', 'EISDIR'])

/** The bytes of a JPEG that lies in the folder itself; null for whatever else the path means. */
export async function readThumb(folder: string, path: string): Promise<Buffer | null> {
  const name = basename(path)
  if (join(folder, name) !== path || !name.endsWith('.jpg')) return null
  try {
    const file = await open(path, NO_LINKS)
    try {
      const stats = await file.stat()
      if (!stats.isFile() || stats.size > MOST_BYTES) return null
      const bytes = await file.readFile()
      return bytes.subarray(0, JPEG_START.length).equals(JPEG_START) ? bytes : null
    } finally {
      await file.close()
    }
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
