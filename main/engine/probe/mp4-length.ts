import type { FileHandle } from 'node:fs/promises'

const MOST_BOXES = 10_000

/**
 * How many bytes the top-level boxes of an MP4 or MOV file claim; more than the file has when it was cut off.
 * Reads 16 bytes a box.
 * @returns bytes, or null when the file is not made of boxes
 */
export async function claimedBytes(handle: FileHandle, sizeBytes: number): Promise<number | null> {
  const header = Buffer.alloc(16)
  let at = 0
  for (let box = 0; box < MOST_BOXES && at + 8 <= sizeBytes; box++) {
    await handle.read(header, 0, 16, at)
    const kind = header.toString('latin1', 4, 8)
    if (!/^[\x20-\x7e\xa9]{4}$/.test(kind) || (at === 0 && !FIRST.has(kind))) return null
    const short = header.readUInt32BE(0)
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? sizeBytes - at : short
    if (length < 8) return null
    at += length
  }
  return at
}

/** Kinds that a file begins with (ISO 14496-12; the rest are QuickTime's). */
const FIRST = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'])
