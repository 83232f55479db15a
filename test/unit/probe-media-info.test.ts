/** ffprobe's answers, as plain data: what is made of the odd ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MediaInfo } from '../../shared/media-info.ts'
import { readShown } from '../../main/engine/probe/media-info.ts'
import { lengthOfPackets } from '../../main/engine/probe/packets.ts'

const VIDEO = {
  codec_type: 'video',
  codec_name: 'h264',
  width: 1920,
  height: 1080,
  sample_aspect_ratio: '1:1',
  avg_frame_rate: '30000/1001',
  r_frame_rate: '30000/1001',
}
const FORMAT = { format_name: 'mov,mp4', duration: '12.480000', bit_rate: '5000000' }

const shown = (video: object = {}, format: object = {}, more: object[] = []) =>
  readShown({ streams: [{ ...VIDEO, ...video }, ...more], format: { ...FORMAT, ...format } }, 'x.mp4')

function media(video: object = {}, format: object = {}, more: object[] = []): MediaInfo {
  const reading = shown(video, format, more)
  if (reading.kind !== 'media') throw new Error(`Not media: ${JSON.stringify(reading)}`)
  return reading.media
}

function sentence(reading: ReturnType<typeof readShown>): string {
  return reading.kind === 'refused' ? reading.problem.message : `not refused: ${reading.kind}`
}

test('an ordinary answer becomes numbers', () => {
  expect(media()).toEqual({
    container: 'mov,mp4',
    durationSeconds: 12.48,
    width: 1920,
    height: 1080,
    codedWidth: 1920,
    codedHeight: 1080,
    rotation: 0,
    videoCodec: 'h264',
    audioCodec: null,
    fps: 30000 / 1001,
    bitRate: 5_000_000,
  })
})

test.each([
  ['side data against the clock', { side_data_list: [{ rotation: -90 }] }, 90],
  ['side data with the clock', { side_data_list: [{ rotation: 90 }] }, 270],
  ['half a turn', { side_data_list: [{ rotation: -180 }] }, 180],
  ['a rotation of -0', { side_data_list: [{ rotation: -0 }] }, 0],
  ['the older tag', { tags: { rotate: '90' } }, 90],
  ['a tag below zero', { tags: { rotate: '-90' } }, 270],
  ['both, which agree', { side_data_list: [{ rotation: -90 }], tags: { rotate: '90' } }, 90],
  ['other side data first', { side_data_list: [{ side_data_type: 'CPB' }, { rotation: -90 }] }, 90],
  ['a tag that is no number', { tags: { rotate: 'upright' } }, 0],
  ['a tag in capitals', { tags: { ROTATE: '270' } }, 270],
  ['a tag of -270', { tags: { rotate: '-270' } }, 90],
  ['a whole turn', { tags: { rotate: '360' } }, 0],
  ['a matrix that is no turn at all', { side_data_list: [{ rotation: -9223372036854775808 }] }, 0],
  ['the same in 32 bits', { side_data_list: [{ rotation: -2147483648 }] }, 0],
  ['a few degrees off', { side_data_list: [{ rotation: -89.7 }] }, 90],
])('rotation is told by %s', (_, video, rotation) => {
  const found = media(video)
  expect(found.rotation).toBe(rotation)
  const isTurned = rotation === 90 || rotation === 270
  expect([found.width, found.height]).toEqual(isTurned ? [1080, 1920] : [1920, 1080])
})

test('pixel aspect is applied before the picture is turned', () => {
  const found = media({ width: 1440, sample_aspect_ratio: '4:3', side_data_list: [{ rotation: -90 }] })
  expect(found).toMatchObject({ width: 1080, height: 1920, codedWidth: 1440, codedHeight: 1080 })
})

test.each(['0:1', '1:0', '0:0', '1:90000', '90000:1', 'N/A', '', undefined])(
  'a pixel aspect of %j counts as square',
  (aspect) => {
    expect(media({ sample_aspect_ratio: aspect })).toMatchObject({ width: 1920, height: 1080 })
  },
)

test.each([
  ['0/0', '25/1', 25],
  ['25/1', '50/1', 25],
  ['0/0', '0/0', null],
  [undefined, undefined, null],
])('an average rate of %j beside a base rate of %j is %j frames a second', (average, base, fps) => {
  expect(media({ avg_frame_rate: average, r_frame_rate: base }).fps).toBe(fps)
})

test.each([
  ['the video stream', { duration: '7.5' }, {}, [], 7.5],
  ['a tag of the stream', { tags: { DURATION: '01:00:05.040000000' } }, {}, [], 3605.04],
  ['a tag with a language', { tags: { 'DURATION-eng': '00:00:07.25' } }, {}, [], 7.25],
  ['a tag of the container', {}, { tags: { DURATION: '00:00:05.5' } }, [], 5.5],
  ['the sound', {}, {}, [{ codec_type: 'audio', codec_name: 'aac', duration: '6.25' }], 6.25],
  ['its frames', { nb_frames: '50', avg_frame_rate: '25/1' }, {}, [], 2],
])('where the container tells no length, %s does', (_, video, format, more, seconds) => {
  expect(media(video, { duration: 'N/A', ...format }, more).durationSeconds).toBeCloseTo(seconds, 6)
})

const picture = (width: number, height: number, disposition: object = {}) => ({
  ...VIDEO,
  width,
  height,
  disposition,
})

test.each([
  ['the larger, when neither is marked', picture(640, 360), picture(1280, 720), 1280],
  ['the first, when both are alike', picture(640, 360), picture(360, 640), 640],
  ['the marked one, even if it is smaller', picture(1280, 720), picture(640, 360, { default: 1 }), 640],
  [
    'the larger, when both are marked',
    picture(640, 360, { default: 1 }),
    picture(1280, 720, { default: 1 }),
    1280,
  ],
  ['never a cover', picture(640, 360), picture(3000, 3000, { default: 1, attached_pic: 1 }), 640],
  ['never a strip of thumbnails', picture(640, 360), picture(3000, 3000, { timed_thumbnails: 1 }), 640],
])('of two pictures, it is %s', (_, first, second, width) => {
  expect(media(first, {}, [second]).codedWidth).toBe(width)
})

test('a container without a picture is told by what it has instead', () => {
  const sound = { codec_type: 'audio', codec_name: 'mp3' }
  const cover = { ...VIDEO, disposition: { attached_pic: 1 } }
  const only = (...streams: object[]) => sentence(readShown({ streams, format: FORMAT }, 'x.mp4'))
  expect(only(sound)).toContain('x.mp4 holds sound, but no video stream')
  expect(only(sound, cover)).toContain('x.mp4 holds sound and a cover picture, but no video stream')
  expect(only({ codec_type: 'subtitle' })).toContain('x.mp4 holds no video stream')
  expect(only()).toContain('x.mp4 holds no video stream')
})

test('where nothing tells a length, it is left to the packets', () => {
  const reading = shown({}, { duration: undefined })
  expect(reading.kind).toBe('endless')
  if (reading.kind === 'endless') expect(reading.withDuration(9).durationSeconds).toBe(9)
  expect(lengthOfPackets({ packets: [{ pts_time: '1.0', duration_time: '0.5' }, { pts_time: '0.2' }] })).toBe(
    1.3,
  )
  expect(
    lengthOfPackets({ packets: [{ pts_time: '100' }, { duration_time: '9' }, { pts_time: '104.5' }] }),
  ).toBe(4.5)
  expect(lengthOfPackets({ packets: [] })).toBe(0)
  expect(lengthOfPackets({})).toBe(0)
})

test.each([
  ['tty', 'text'],
  ['srt', 'text'],
  ['hls,applehttp', 'a playlist'],
  ['concat', 'a playlist'],
  ['image2', 'a still image'],
  ['png_pipe', 'a still image'],
])('what FFmpeg reads as %s is refused as %s', (format_name, what) => {
  expect(sentence(shown({}, { format_name }))).toContain(`is not a video but ${what}`)
})

test('a codec that ffprobe has no name for is refused with its tag', () => {
  const said = sentence(shown({ codec_name: undefined, codec_tag_string: 'brxq' }))
  expect(said).toMatch(/codec that this ffprobe does not know \(brxq\).*Settings/)
})

test('a picture without a size is refused as such', () => {
  for (const width of [0, -1, 1.5, 2 ** 53, undefined]) {
    expect(sentence(shown({ width }))).toContain('does not tell the size of its picture')
  }
})

test.each([[{}], [null], ['text'], [[]], [{ streams: [] }]])('%j is not a reading of a file', (raw) => {
  expect(readShown(raw, 'x.mp4').kind).toBe('unreadable')
})

test('whatever a damaged file makes ffprobe say, the answer is sound or a refusal', () => {
  const odd = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.constant(undefined),
    fc.constant('N/A'),
    fc.constant(null),
  )
  const stream = fc.record({
    codec_type: fc.constantFrom('video', 'audio', 'data', undefined),
    codec_name: odd,
    width: odd,
    height: odd,
    sample_aspect_ratio: odd,
    avg_frame_rate: odd,
    duration: odd,
    nb_frames: odd,
    disposition: fc.oneof(odd, fc.record({ default: odd, attached_pic: odd })),
    side_data_list: fc.oneof(odd, fc.array(fc.oneof(odd, fc.record({ rotation: odd })))),
    tags: fc.oneof(odd, fc.dictionary(fc.string(), odd)),
  })
  const answer = fc.record({
    streams: fc.array(stream, { maxLength: 3 }),
    format: fc.record({
      format_name: fc.constantFrom('mov,mp4', 'matroska,webm'),
      duration: odd,
      bit_rate: odd,
      tags: odd,
    }),
  })
  fc.assert(
    fc.property(answer, (raw) => {
      const reading = readShown(raw, 'x.mp4')
      const found =
        reading.kind === 'media' ? reading.media : reading.kind === 'endless' ? reading.withDuration(1) : null
      if (!found) return
      expect(MediaInfo.safeParse(found).error).toBeUndefined()
      expect([0, 90, 180, 270]).toContain(found.rotation)
    }),
    { numRuns: 1000 },
  )
})
