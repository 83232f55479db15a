/**
 * The top-level boxes of an MP4 or MOV file, read by their headers alone, to tell a file that was cut off or never
 * finished from one that is whole. ffprobe reads the former without complaint when the index stands in front.
 * Source: ISO/IEC 14496-12, 4.2.
 */

/** Reads `length` bytes at `position`; fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>

export type BoxVerdict =
  | { kind: 'whole' }
  /** Not MP4 or MOV, or of a shape that this look cannot judge. */
  | { kind: 'unknown' }
  /** A box that is not needed to play it ends past the end of the file: padding, or a copy that is still under way. */
  | { kind: 'tailCut' }
  /** The boxes end past the end of the file. `neededBytes` is a lower bound. */
  | { kind: 'cutOff'; neededBytes: number }
  /** All boxes are there but the one that describes the tracks. */
  | { kind: 'noIndex' }

/** Types a file can begin with; anything else is not taken for MP4. */
const FIRST = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']
/** Damaged headers must not make the walk long. */
const BOXES_MOST = 1000

/** @param sizeBytes size of the file */
export async function judgeBoxes(readAt: ReadAt, sizeBytes: number): Promise<BoxVerdict> {
  let at = 0
  let hasIndex = false
  for (let count = 0; count < BOXES_MOST; count += 1) {
    const box = readHeader(await readAt(at, 16), sizeBytes - at)
    // Fewer than 8 bytes, or bytes that are no header: padding that some cameras leave behind.
    if (!box || (count === 0 && !FIRST.includes(box.type))) break
    // A recording in fragments can be played up to where it ends.
    if (box.type === 'moof') return { kind: 'unknown' }
    const end = at + box.size
    if (end > sizeBytes) {
      const isNeeded = box.type === 'mdat' || box.type === 'moov'
      return isNeeded ? { kind: 'cutOff', neededBytes: end } : { kind: 'tailCut' }
    }
    hasIndex ||= box.type === 'moov'
    at = end
    if (at === sizeBytes) return hasIndex ? { kind: 'whole' } : { kind: 'noIndex' }
  }
  return { kind: 'unknown' }
}

/** @param left bytes from the header's start to the end of the file, which a size of 0 means */
function readHeader(bytes: Buffer, left: number): { type: string; size: number } | null {
  if (bytes.length < 8) return null
  const type = bytes.toString('latin1', 4, 8)
  if (!/^[A-Za-z0-9 ©_-]{4}$/.test(type)) return null
  const short = bytes.readUInt32BE(0)
  if (short === 0) return { type, size: left }
  if (short !== 1) return short >= 8 ? { type, size: short } : null
  if (bytes.length < 16) return null
  const size = Number(bytes.readBigUInt64BE(8))
  return size >= 16 ? { type, size } : null
}
