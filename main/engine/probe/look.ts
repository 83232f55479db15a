/** What the first bytes of a file say it is, for files that ffprobe makes nothing of. */
import type { PhraseKey } from '../../../shared/phrase.ts'

const ftyp = (brand: string): string => Buffer.from(`ftyp${brand}`).toString('hex')

/** `bytes` in hex, at the start or `at` that byte. */
const SIGNATURES: readonly { at?: number; bytes: string; what: PhraseKey }[] = [
  { bytes: 'ffd8ff', what: 'jpeg' },
  { bytes: '89504e47', what: 'png' },
  { bytes: '25504446', what: 'pdf' },
  { bytes: '504b0304', what: 'zip' },
  { bytes: '1f8b', what: 'gzip' },
  { bytes: '377abcaf271c', what: 'sevenZip' },
  { bytes: '526172211a07', what: 'rar' },
  { bytes: '7f454c46', what: 'program' },
  { bytes: '53514c69746520666f726d6174', what: 'database' },
  ...['heic', 'heix', 'mif1'].map((brand) => ({ at: 4, bytes: ftyp(brand), what: 'heic' as const })),
  { at: 4, bytes: ftyp('avif'), what: 'avif' },
]

/** `a PNG image`, `a PDF document` …; null when the bytes tell nothing. @param head the first bytes, at least a few */
export function contentOf(head: Buffer): PhraseKey | null {
  const hex = head.toString('hex', 0, 16)
  return SIGNATURES.find(({ at = 0, bytes }) => hex.startsWith(bytes, at * 2))?.what ?? null
}

/** Whether there is nothing but zeros, as in a copy that reserved its space and was broken off. */
export function isBlank(head: Buffer): boolean {
  return head.length > 0 && head.every((byte) => byte === 0)
}

/** Whether FFmpeg would take it for a list of other files and open those, whatever characters stand further on. */
export function isPlaylist(head: Buffer): boolean {
  const text = head.toString('latin1')
  return text.startsWith('#EXTM3U') || text.startsWith('ffconcat') || text.includes('<MPD')
}

/** Raw video with a line of text in front; its pictures can look like text too, where they are flat and dark. */
const RAW_VIDEO = 'YUV4MPEG2 '

/** Whether it reads as text: UTF-8 (or UTF-16 with its mark) without control characters other than white space. */
export function isText(head: Buffer): boolean {
  if (head.length === 0 || head.toString('latin1', 0, RAW_VIDEO.length) === RAW_VIDEO) return false
  const mark = head.toString('hex', 0, 2)
  if (mark === 'fffe' || mark === 'feff') return true
  // A character may be cut at the end of the head: `stream` lets that pass.
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    // eslint-disable-next-line no-control-regex
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text)
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
