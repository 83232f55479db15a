/** Both sides of every edge of the limits table, for each model and for pairs. */
import { expect, test } from 'vitest'
import { describeIndex } from '../../main/engine/rules/index-limits.ts'
import { codes, judged, models } from './rules-clip.ts'

const MARENGO = ['marengo3.0']
const BOTH = ['marengo3.0', 'pegasus1.2']
const EVERY = [['marengo3.0'], ['marengo2.7'], ['pegasus1.2'], BOTH, ['marengo2.7', 'pegasus1.2'], []]
const HOUR = 3600
const GB = 1e9
const GIB = 2 ** 30

const cases = EVERY.map((names) => ({ names, of: names.join(' with ') || 'no known model' }))

test.each(cases)(
  '$of: a short side of 359 px is too low, 360 and 361 px are not, either way up',
  ({ names }) => {
    for (const upright of [false, true]) {
      const of = (short: number) => {
        // 4:3, which every model takes.
        const long = Math.round((short * 4) / 3)
        return codes({ names, width: upright ? short : long, height: upright ? long : short })
      }
      expect(of(359)).toEqual(['video_resolution_too_low'])
      expect(of(360)).toEqual([])
      expect(of(361)).toEqual([])
    }
  },
)

test.each(cases)('$of: 3.99 s is too short, 4.00 s is not', ({ names }) => {
  expect(codes({ names, durationSeconds: 3.99 })).toEqual(['video_duration_too_short'])
  expect(codes({ names, durationSeconds: 4 })).toEqual([])
})

test.each([
  { names: ['marengo3.0'], most: 4 * HOUR, by: 'Marengo 3.0' },
  { names: ['marengo2.7'], most: 2 * HOUR, by: 'Marengo 2.7' },
  { names: ['pegasus1.2'], most: HOUR, by: 'Pegasus 1.2' },
  { names: BOTH, most: HOUR, by: 'Pegasus 1.2' },
  { names: ['pegasus1.2', 'marengo3.0'], most: HOUR, by: 'Pegasus 1.2' },
  { names: ['marengo3.0', 'marengo2.7'], most: 2 * HOUR, by: 'Marengo 2.7' },
])('on $names, $most s is the longest, and $by says so', ({ names, most, by }) => {
  expect(codes({ names, durationSeconds: most })).toEqual([])
  const [problem] = judged({ names, durationSeconds: most + 0.01 })
  expect(problem).toMatchObject({ code: 'video_duration_too_long', severity: 'refuse', model: by })
})

test.each([
  { names: ['marengo3.0'], gb: 4, by: 'Marengo 3.0' },
  { names: ['marengo2.7'], gb: 2, by: 'Marengo 2.7' },
  { names: ['pegasus1.2'], gb: 2, by: 'Pegasus 1.2' },
  { names: BOTH, gb: 2, by: 'Pegasus 1.2' },
])(
  'on $names, a file passes up to $gb GB, is warned of up to $gb GiB and refused above',
  ({ names, gb, by }) => {
    expect(judged({ names, sizeBytes: gb * GB })).toEqual([])
    for (const sizeBytes of [gb * GB + 1, gb * GIB]) {
      expect(judged({ names, sizeBytes })).toMatchObject([
        { code: 'video_filesize_too_large', severity: 'warn', model: by, allowed: `at most ${gb} GB` },
      ])
    }
    expect(judged({ names, sizeBytes: gb * GIB + 1 })).toMatchObject([
      { code: 'video_filesize_too_large', severity: 'refuse', model: by },
    ])
  },
)

test.each([
  { way: 'direct' as const, limit: 200e6, larger: 200 * 2 ** 20, by: 'Direct upload' },
  { way: 'task' as const, limit: 2 * GB, larger: 2 * GIB, by: 'Task upload' },
])('by $way, the upload itself sets a limit of $limit bytes', ({ way, limit, larger, by }) => {
  expect(judged({ names: MARENGO, way, sizeBytes: limit })).toEqual([])
  expect(judged({ names: MARENGO, way, sizeBytes: larger })).toMatchObject([{ severity: 'warn', model: by }])
  const [problem] = judged({ names: MARENGO, way, sizeBytes: larger + 1 })
  expect(problem).toMatchObject({ code: 'video_filesize_too_large', severity: 'refuse', model: by })
  expect(problem?.advice).toBe('Send it by multipart upload (Settings).')
})

test('by multipart, without a model that allows less, 4 to 10 GB are warned of and more is refused', () => {
  const of = (sizeBytes: number) => judged({ names: [], way: 'multipart', sizeBytes }).map((p) => p.severity)
  expect(of(4 * GB)).toEqual([])
  expect(of(4 * GB + 1)).toEqual(['warn'])
  expect(of(10 * GIB)).toEqual(['warn'])
  expect(of(10 * GIB + 1)).toEqual(['refuse'])
})

test('multipart upload is not advised for a file that its index would refuse all the same', () => {
  const [problem] = judged({ names: MARENGO, way: 'direct', sizeBytes: 5 * GB })
  expect(problem).toMatchObject({ severity: 'refuse', model: 'Direct upload' })
  expect(problem?.advice).not.toContain('multipart')
})

test('5184×2160 is the largest picture, either way up; 3840×2160 for Marengo 2.7', () => {
  const of = (names: string[], width: number, height: number) => codes({ names, width, height })
  const high = ['video_resolution_too_high']
  for (const names of [MARENGO, ['pegasus1.2'], BOTH]) {
    expect(of(names, 5184, 2160)).toEqual([])
    expect(of(names, 2160, 5184)).toEqual([])
    expect(of(names, 5185, 2161)).toEqual(high)
    expect(of(names, 5185, 2170)).toEqual(high)
    expect(of(names, 2161, 2161)).toEqual(high)
    expect(of(names, 2162, 3840)).toEqual(high)
  }
  expect(of(['marengo2.7'], 3840, 2160)).toEqual([])
  expect(of(['marengo2.7'], 3842, 2160)).toEqual(high)
  expect(of(['marengo3.0', 'marengo2.7'], 3842, 2160)).toEqual(high)
})

test('2.40:1 passes and 2.41:1 does not, in landscape and in portrait', () => {
  const shape = ['video_resolution_invalid_aspect_ratio']
  for (const names of [MARENGO, ['pegasus1.2'], BOTH, []]) {
    expect(codes({ names, width: 1920, height: 800 })).toEqual([])
    expect(codes({ names, width: 864, height: 360 })).toEqual([])
    expect(codes({ names, width: 800, height: 1920 })).toEqual([])
    expect(codes({ names, width: 1928, height: 800 })).toEqual(shape)
    expect(codes({ names, width: 800, height: 1928 })).toEqual(shape)
    expect(codes({ names, width: 1921, height: 800 })).toEqual(shape)
  }
})

test.each([
  [1920, 1080, true],
  [1080, 1920, true],
  [854, 480, true],
  [1440, 1080, true],
  [1280, 1024, true],
  [1080, 1080, true],
  [2048, 1080, true],
  [1280, 640, false],
  [1920, 800, false],
])('Marengo 2.7, which takes a list of shapes, and %i×%i: %s', (width, height, passes) => {
  const expected = passes ? [] : ['video_resolution_invalid_aspect_ratio']
  expect(codes({ names: ['marengo2.7'], width, height })).toEqual(expected)
})

test('a version that is not in the table is held to the strictest of its family, as a warning only', () => {
  const problems = judged({
    names: ['marengo4.0'],
    width: 320,
    height: 240,
    durationSeconds: 2 * HOUR + 1,
    sizeBytes: 50 * GB,
    way: 'multipart',
  })
  const ofModel = problems.filter(({ model }) => model === 'Marengo 4.0')
  expect(ofModel.map(({ code, severity }) => [code, severity])).toEqual([
    ['video_resolution_too_low', 'warn'],
    ['video_duration_too_long', 'warn'],
  ])
  expect(problems.at(-1)).toMatchObject({ severity: 'refuse', model: 'Multipart upload' })
  expect(judged({ names: ['pegasus9'], durationSeconds: HOUR + 1 })).toMatchObject([{ severity: 'warn' }])
  expect(judged({ names: ['pegasus9'], durationSeconds: HOUR })).toEqual([])
})

test('a family that is not in the table is held to the strictest of all, as a warning only', () => {
  expect(judged({ names: ['orion1'], durationSeconds: HOUR + 1 })).toMatchObject([
    { severity: 'warn', model: 'Orion 1' },
  ])
})

test('what a known model refuses is refused, even where an unknown one would only warn', () => {
  const [problem] = judged({ names: ['marengo4.0', 'marengo3.0'], durationSeconds: 1 })
  expect(problem).toMatchObject({ severity: 'refuse', model: 'Marengo 3.0' })
})

test('an index says in plain words what it takes and which model sets it', () => {
  expect(describeIndex(models(BOTH))).toEqual({
    takesNewVideos: true,
    limits: [
      'Clips of 4 s to 1 h (Pegasus 1.2)',
      'Pictures of 360×360 to 5184×2160 px, landscape or portrait',
      'Aspect ratios 1:1 to 2.4:1 (portrait: to 1:2.4)',
      'Files of up to 2 GB (Pegasus 1.2)',
    ],
  })
  expect(describeIndex(models(MARENGO)).limits).toContain('Clips of 4 s to 4 h')
  expect(describeIndex(models(['marengo2.7'])).limits.join(' ')).toMatch(/3840×2160.*only 1:1.*retired/)
})

test.each([
  [['pegasus1.2'], false],
  [['pegasus1.2', 'pegasus1.5'], false],
  [BOTH, true],
  [MARENGO, true],
  [['orion1'], true],
  [[], true],
])('whether an index with %j takes new videos: %s', (names, takes) => {
  expect(describeIndex(models(names)).takesNewVideos).toBe(takes)
})
