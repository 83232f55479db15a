/** MP4 files as boxes: whole, cut off anywhere, unfinished, or something else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeBoxes } from '../../main/engine/probe/boxes.ts'
import { contentOf, isBlank, isPlaylist, isText } from '../../main/engine/probe/look.ts'

function box(type: string, content: number, form: 'short' | 'long' = 'short'): Buffer {
  const header = Buffer.alloc(form === 'short' ? 8 : 16)
  header.write(type, 4, 'latin1')
  if (form === 'short') header.writeUInt32BE(8 + content, 0)
  else {
    header.writeUInt32BE(1, 0)
    header.writeBigUInt64BE(BigInt(16 + content), 8)
  }
  return Buffer.concat([header, Buffer.alloc(content, 0x55)])
}

const judge = (bytes: Buffer) =>
  judgeBoxes((at, length) => Promise.resolve(bytes.subarray(at, at + length)), bytes.length)

const FTYP = box('ftyp', 12)
const MOOV = box('moov', 40)

const middle = fc.array(
  fc.record({
    type: fc.constantFrom('free', 'wide', 'mdat', 'uuid', 'skip', 'meta'),
    content: fc.integer({ min: 0, max: 300 }),
    form: fc.constantFrom('short' as const, 'long' as const),
  }),
  { maxLength: 6 },
)

test('boxes that fill the file, with an index anywhere among them, make a whole file', async () => {
  await fc.assert(
    fc.asyncProperty(middle, fc.nat(6), async (boxes, place) => {
      const parts = boxes.map(({ type, content, form }) => box(type, content, form))
      parts.splice(Math.min(place, parts.length), 0, MOOV)
      expect(await judge(Buffer.concat([FTYP, ...parts]))).toEqual({ kind: 'whole' })
    }),
  )
})

test('without an index they make a file that was never finished', async () => {
  await fc.assert(
    fc.asyncProperty(middle, async (boxes) => {
      const parts = boxes.map(({ type, content, form }) => box(type, content, form))
      expect(await judge(Buffer.concat([FTYP, ...parts]))).toEqual({ kind: 'noIndex' })
    }),
  )
})

test('a file cut anywhere within its pictures is told with the bytes that it needs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 20, max: 5000 }),
      fc.constantFrom('short' as const, 'long' as const),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (content, form, share) => {
        const mdat = box('mdat', content, form)
        const whole = Buffer.concat([FTYP, MOOV, mdat])
        const headerEnd = whole.length - content
        const cut = whole.subarray(0, headerEnd + Math.floor(content * share))
        expect(await judge(cut)).toEqual({ kind: 'cutOff', neededBytes: whole.length })
      },
    ),
  )
})

test('a box of size 0 reaches to the end of the file', async () => {
  const open = box('mdat', 100)
  open.writeUInt32BE(0, 0)
  expect(await judge(Buffer.concat([FTYP, MOOV, open]))).toEqual({ kind: 'whole' })
  expect(await judge(Buffer.concat([FTYP, open]))).toEqual({ kind: 'noIndex' })
})

test('a recording in fragments is left to ffprobe, cut off or not', async () => {
  const whole = Buffer.concat([FTYP, MOOV, box('moof', 20), box('mdat', 100)])
  expect(await judge(whole)).toEqual({ kind: 'unknown' })
  expect(await judge(whole.subarray(0, -10))).toEqual({ kind: 'unknown' })
})

test('what does not begin like an MP4 is never called cut off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const head = Buffer.from(bytes)
      fc.pre(!/^(ftyp|moov|mdat|wide|free|skip|pnot)$/.test(head.toString('latin1', 4, 8)))
      expect(await judge(head)).toEqual({ kind: 'unknown' })
    }),
  )
})

test('a box that claims less than its own header ends the look', async () => {
  const bad = box('free', 0)
  bad.writeUInt32BE(4, 0)
  expect(await judge(Buffer.concat([FTYP, bad, MOOV]))).toEqual({ kind: 'unknown' })
})

test('a file of endless tiny boxes is given up on', async () => {
  const many = Buffer.concat([FTYP, ...Array.from({ length: 5000 }, () => box('free', 0))])
  let reads = 0
  const verdict = await judgeBoxes((at, length) => {
    reads += 1
    return Promise.resolve(many.subarray(at, at + length))
  }, many.length)
  expect(verdict).toEqual({ kind: 'unknown' })
  expect(reads).toBeLessThanOrEqual(1000)
})

test.each([
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ffe000104a46', 'jpeg'],
  ['255044462d312e37', 'pdf'],
  ['504b030414000000', 'zip'],
  ['000000186674797069736f6d', null],
  ['', null],
])('a file that begins with %s is told as %s', (hex, what) => {
  expect(contentOf(Buffer.from(hex, 'hex'))).toBe(what)
})

test('text is told from bytes, in any language and also where its last character is cut', () => {
  expect(isText(Buffer.from('Shot list: Harbour, дубль 2, 日本語\r\n\t1'))).toBe(true)
  expect(isText(Buffer.from('日本語').subarray(0, -1))).toBe(true)
  expect(isText(Buffer.from('fffe480069000000', 'hex'))).toBe(true)
  expect(isText(Buffer.from('80ff01fe', 'hex'))).toBe(false)
  expect(isText(Buffer.from('000000186674797069736f6d', 'hex'))).toBe(false)
  expect(isText(Buffer.alloc(0))).toBe(false)
})

test('a list of other files is known by its beginning, and a list for the web by what it holds', () => {
  expect(isPlaylist(Buffer.from('#EXTM3U\n\u0001part.ts'))).toBe(true)
  expect(isPlaylist(Buffer.from('ffconcat version 1.0'))).toBe(true)
  expect(isPlaylist(Buffer.from('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">'))).toBe(
    true,
  )
  expect(isPlaylist(Buffer.from('Shot list'))).toBe(false)
  expect(isPlaylist(Buffer.alloc(0))).toBe(false)
})

test('only zeros are blank', () => {
  expect(isBlank(Buffer.alloc(10))).toBe(true)
  expect(isBlank(Buffer.from([0, 0, 1]))).toBe(false)
  expect(isBlank(Buffer.alloc(0))).toBe(false)
})
