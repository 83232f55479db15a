/** What the probe reads from clips that were really encoded. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { MediaInfo } from '../../shared/media-info.ts'
import { createProber } from '../../main/engine/probe/probe.ts'
import { makeClip } from '../clips/make.ts'
import * as odd from '../clips/odd.ts'

const prober = createProber()
const folder = await mkdtemp(join(tmpdir(), 'reeldrop-probe-'))
afterAll(async () => {
  await prober.close()
  await rm(folder, { recursive: true, force: true })
})

async function read(path: string): Promise<MediaInfo> {
  const result = await prober.probe(path)
  if (result.kind !== 'media') throw new Error(`Not read as a clip: ${JSON.stringify(result)}`)
  return result.media
}

test.each([
  ['h264', { videoCodec: 'h264', audioCodec: 'aac', width: 640, height: 360 }],
  ['hevc', { videoCodec: 'hevc', audioCodec: null, width: 640, height: 360 }],
  ['prores', { videoCodec: 'prores', audioCodec: null, width: 480, height: 360 }],
  ['vp9', { videoCodec: 'vp9', audioCodec: null, width: 640, height: 360 }],
  ['av1', { videoCodec: 'av1', audioCodec: null, width: 640, height: 360 }],
  ['mpegts', { videoCodec: 'mpeg2video', audioCodec: null, width: 720, height: 576 }],
] as const)('a clip in %s is read with its codecs, picture, length and rate', async (recipe, expected) => {
  const media = await read(await makeClip(recipe))
  expect(media).toMatchObject({ ...expected, rotation: 0 })
  expect(media.durationSeconds).toBeGreaterThan(4.9)
  expect(media.durationSeconds).toBeLessThan(5.1)
  expect(media.fps).toBe(recipe === 'mpegts' ? 25 : 10)
  expect(media.bitRate).toBeGreaterThan(10_000)
})

test.each([
  { turn: 90 as const, width: 360, height: 640 },
  { turn: 180 as const, width: 640, height: 360 },
  { turn: 270 as const, width: 360, height: 640 },
])('a clip that players turn by $turn° clockwise is $width×$height', async ({ turn, width, height }) => {
  const media = await read(await odd.rotated(turn))
  expect(media).toMatchObject({ rotation: turn, width, height, codedWidth: 640, codedHeight: 360 })
})

test('pixels that are not square are taken into account', async () => {
  const media = await read(await odd.anamorphic())
  expect(media).toMatchObject({ width: 1024, height: 576, codedWidth: 720, codedHeight: 576 })
})

test('a cover picture is not the picture of a clip', async () => {
  const media = await read(await odd.clipWithCover())
  expect(media).toMatchObject({ videoCodec: 'h264', width: 640, height: 360 })
})

test('of two pictures the one marked as default counts, even if it is smaller', async () => {
  expect(await read(await odd.smallByDefault())).toMatchObject({ width: 640, height: 360 })
})

test('of two pictures without a mark the larger one counts', async () => {
  expect(await read(await odd.noneByDefault())).toMatchObject({ width: 1280, height: 720 })
})

test('a recording without a length in its headers is as long as its packets last', async () => {
  const { durationSeconds } = await read(await odd.liveRecording())
  expect(durationSeconds).toBeCloseTo(5, 0)
})

test('a recording whose clock began before it is only as long as its own packets last', async () => {
  const { durationSeconds } = await read(await odd.lateRecording())
  expect(durationSeconds).toBeCloseTo(5, 0)
})

test('raw video whose pictures look like text is a clip', async () => {
  expect(await read(await odd.flatRaw())).toMatchObject({ videoCodec: 'rawvideo', durationSeconds: 5 })
})

test('a turn that a damaged file makes no sense of is no turn', async () => {
  const bytes = await readFile(await makeClip('h264'))
  // The first track's header: 8 bytes of box, 4 of version, 20 of times and ids, 16 more, then the matrix.
  const matrix = bytes.indexOf('tkhd') + 4 + 4 + 20 + 16
  expect(bytes.readUInt32BE(matrix)).toBe(0x10000)
  bytes.fill(0, matrix, matrix + 32)
  const path = join(folder, 'no matrix.mp4')
  await writeFile(path, bytes)
  expect(await read(path)).toMatchObject({ rotation: 0, width: 640, height: 360 })
})

test('a recording in fragments that was cut off is read as far as it goes', async () => {
  const path = join(folder, 'fragments.mp4')
  await odd.cutOff(await odd.fragments(), path, 0.7)
  const { durationSeconds } = await read(path)
  expect(durationSeconds).toBeGreaterThan(2)
})

test.each([
  '-x.mp4',
  'a:b.mp4',
  'concat:a|b.mp4',
  'http:example.mp4',
  'clip%03d.mp4',
  'two\nlines.mp4',
  `quote ' and " and $(true) \\.mp4`,
  '🎬 Ответ 日本.mp4',
  ' .mp4',
])('a clip named %j is read as the file that it is', async (name) => {
  const path = join(folder, name)
  await odd.cutOff(await makeClip('h264'), path, 1)
  expect(await read(path)).toMatchObject({ width: 640, height: 360 })
})

test('a relative path that begins with a dash is a file and not an option', async () => {
  const before = process.cwd()
  process.chdir(folder)
  try {
    await odd.cutOff(await makeClip('h264'), '-version', 1)
    expect(await read('-version')).toMatchObject({ width: 640 })
  } finally {
    process.chdir(before)
  }
})

test('a playlist with the name of a clip is refused, and what it names is not opened', async () => {
  // Whoever opens a pipe that nobody writes to waits for ever.
  await promisify(execFile)('mkfifo', [join(folder, 'part.ts')])
  const careful = createProber({ timeoutMs: 3000 })
  const lists = {
    'hls.mp4': '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\npart.ts\n#EXT-X-ENDLIST\n',
    'concat.mp4': "ffconcat version 1.0\nfile 'part.ts'\n",
    // In an old character set, which is not read as text.
    'old hls.mp4': '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,caf\u00e9\npart.ts\n#EXT-X-ENDLIST\n',
    'old concat.mp4': "ffconcat version 1.0\n# caf\u00e9\nfile 'part.ts'\n",
  }
  for (const [name, text] of Object.entries(lists)) {
    await writeFile(join(folder, name), text, 'latin1')
    const result = await careful.probe(join(folder, name))
    expect(result).toMatchObject({
      kind: 'refused',
      problem: { message: `${name} is a playlist, not a video. Drop the clip itself.` },
    })
  }
  await careful.close()
})
