/** Files made to hurt whoever reads them: an MP4 whose boxes lie, and whose streams, sizes and times are beyond reason. */
import { readFile, writeFile } from 'node:fs/promises'
import { makeClip } from './make.ts'

const box = (type: string, ...contents: Buffer[]): Buffer => {
  const body = Buffer.concat(contents)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** Where the contents of the first box of a type begin. */
function inside(clip: Buffer, type: string): number {
  const at = clip.indexOf(type, 0, 'latin1')
  if (at < 0) throw new Error(`The clip has no ${type}.`)
  return at + 4
}

/** A clip with the 32-bit numbers at some places of its boxes replaced; `at` counts from where their contents begin. */
async function patched(changes: readonly { box: string; at: number; to: number }[]): Promise<Buffer> {
  const clip = await readFile(await makeClip('h264'))
  for (const { box: type, at, to } of changes) clip.writeUInt32BE(to, inside(clip, type) + at)
  return clip
}

/** A box that says that it is 2^62 bytes long. */
function endless(type: string): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1)
  head.write(type, 4, 'latin1')
  head.writeBigUInt64BE(2n ** 62n, 8)
  return head
}

const FTYP = box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1'))
const MOST = 0xffff_fff0

function nested(depth: number): Buffer {
  let inner = box('free')
  for (let n = 0; n < depth; n++) inner = box('moov', inner)
  return inner
}

/** The index of a clip with its first stream so many times. */
async function withStreams(count: number): Promise<Buffer> {
  const clip = await readFile(await makeClip('h264'))
  const moov = clip.lastIndexOf('moov', undefined, 'latin1') - 4
  const trak = inside(clip, 'trak') - 8
  const track = clip.subarray(trak, trak + clip.readUInt32BE(trak))
  const before = clip.subarray(moov + 8, trak)
  const index = box('moov', before, ...Array.from({ length: count }, () => track))
  return Buffer.concat([clip.subarray(0, moov), index])
}

export const HOSTILE: Record<string, () => Promise<Buffer>> = {
  'index of 2^62 bytes': () => Promise.resolve(Buffer.concat([FTYP, endless('moov')])),
  'media of 2^62 bytes': () => Promise.resolve(Buffer.concat([FTYP, endless('mdat')])),
  'boxes in boxes': () => Promise.resolve(Buffer.concat([FTYP, nested(5000)])),
  'four milliard times': () => patched([{ box: 'stts', at: 4, to: MOST }]),
  'four milliard samples': () => patched([{ box: 'stsz', at: 8, to: MOST }]),
  'four milliard chunks': () => patched([{ box: 'stco', at: 4, to: MOST }]),
  'samples of four GB': () => patched([{ box: 'stsz', at: 4, to: MOST }]),
  'ten thousand streams': () => withStreams(10_000),
  // Width and height, two bytes each, of the sample and of the display.
  'picture of 65535 by 65535': () =>
    patched([
      { box: 'avc1', at: 24, to: 0xffff_ffff },
      { box: 'tkhd', at: 76, to: 0xffff_0000 },
      { box: 'tkhd', at: 80, to: 0xffff_0000 },
    ]),
  'time of centuries': () =>
    patched([
      { box: 'mvhd', at: 12, to: 1 },
      { box: 'mvhd', at: 16, to: MOST },
      { box: 'mdhd', at: 12, to: 1 },
      { box: 'mdhd', at: 16, to: MOST },
    ]),
}

/** Writes all of them into a folder, each as an MP4 named after what it is. */
export async function makeHostile(folder: string): Promise<void> {
  for (const [name, make] of Object.entries(HOSTILE)) await writeFile(`${folder}/${name}.mp4`, await make())
}
