/** Both sides of every edge of the limits table, for each model and for pairs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeIndex as phrasesOf } from '../../main/engine/rules/index-limits.ts'
import type { IndexModel } from '../../shared/index-info.ts'
import { english } from '../../shared/phrase.ts'
import { codes, judged, models } from './rules-clip.ts'

/** What an index takes, as it is said in English. */
function describeIndex(models: IndexModel[]) {
  const { limits, ...rest } = phrasesOf(models)
  return { ...rest, limits: limits.map(english) }
}

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

test('each edge of the largest picture is told by its own code', () => {
  const high = 'video_resolution_too_high'
  const shape = 'video_resolution_invalid_aspect_ratio'
  const sizes: [number, number, string[]][] = [
    [5184, 2160, []],
    [5183, 2160, []],
    // One px more is also a hair over 2.4:1, and both are told.
    [5185, 2160, [high, shape]],
    [5184, 2161, [high]],
    [5184, 2159, [shape]],
    [3840, 2160, []],
    [3840, 2161, [high]],
    [2160, 2160, []],
    [2161, 2160, []],
    [2161, 2161, [high]],
  ]
  for (const [width, height, expected] of sizes) {
    expect(codes({ names: MARENGO, width, height })).toEqual(expected)
    expect(codes({ names: MARENGO, width: height, height: width })).toEqual(expected)
  }
})

test.each([
  [3.9999999, 'just under 4 s'],
  [HOUR + 1e-9, 'just over 1 h'],
  [HOUR + 0.4, '1 h 0.4 s'],
  [4 * HOUR + 1, '4 h 1 s'],
])('a length of %d s is shown as %s beside the limit that it breaks', (durationSeconds, shown) => {
  expect(judged({ names: ['pegasus1.2'], durationSeconds })[0]?.measured).toBe(shown)
})

test.each([
  { names: ['pegasus1.2'], way: 'task' as const, other: false },
  { names: ['pegasus1.2'], way: 'multipart' as const, other: true },
  { names: ['marengo2.7'], way: 'multipart' as const, other: true },
])('3 GB on $names by $way: whether another index is advised: $other', ({ names, way, other }) => {
  const [problem] = judged({ names, way, sizeBytes: 3 * GB })
  expect(problem).toMatchObject({ code: 'video_filesize_too_large', severity: 'refuse' })
  expect(problem?.advice?.includes('use an index with Marengo 3.0 only')).toBe(other)
})

test('names that every object knows are unknown models like any other', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', '']) {
    expect(judged({ names: [name], durationSeconds: 1 })).toMatchObject([{ severity: 'warn' }])
    expect(describeIndex(models([name])).limits.join(' ')).toContain('not known here')
  }
})

test('a known model is known in whatever case its name comes', () => {
  expect(judged({ names: ['Marengo3.0'], durationSeconds: 1 })).toMatchObject([
    { severity: 'refuse', model: 'Marengo 3.0' },
  ])
})

test('an index with an unknown model, or without models, says what is known', () => {
  expect(describeIndex(models(['marengo3.0', 'marengo4.0'])).limits).toEqual([
    'Clips of 4 s to 2 h (Marengo 4.0)',
    'Pictures of 360×360 to 3840×2160 px, landscape or portrait (Marengo 4.0)',
    'Aspect ratios only 1:1, 5:4, 4:3, 16:9 and 17:9, either way up (Marengo 4.0)',
    'Files of up to 2 GB (Marengo 4.0)',
    'The limits of Marengo 4.0 are not known here; those of related models are taken as warnings.',
  ])
  expect(describeIndex([]).limits).toEqual([
    'Clips of at least 4 s',
    'Pictures of 360×360 to 5184×2160 px, landscape or portrait',
    'Aspect ratios 1:1 to 2.4:1 (portrait: to 1:2.4)',
  ])
})

/** The table of limits once more, as plainly as it can be written, to hold the rules against. */
const TABLE: Record<string, { long: number; seconds: number; bytes: number }> = {
  'marengo3.0': { long: 5184, seconds: 4 * HOUR, bytes: 4 * GIB },
  'pegasus1.2': { long: 5184, seconds: HOUR, bytes: 2 * GIB },
}

function refusals(of: { names: string[]; width: number; height: number; seconds: number; bytes: number }) {
  const rows = of.names.flatMap((name) => TABLE[name] ?? [])
  const least = (values: number[]) => Math.min(...values)
  const [long, short] = [Math.max(of.width, of.height), Math.min(of.width, of.height)]
  return [
    ...(short < 360 ? ['video_resolution_too_low'] : []),
    ...(long > least(rows.map((row) => row.long)) || short > 2160 ? ['video_resolution_too_high'] : []),
    ...(long * 5 > short * 12 ? ['video_resolution_invalid_aspect_ratio'] : []),
    ...(of.seconds < 4 ? ['video_duration_too_short'] : []),
    ...(of.seconds > least(rows.map((row) => row.seconds)) ? ['video_duration_too_long'] : []),
    ...(of.bytes > least(rows.map((row) => row.bytes)) ? ['video_filesize_too_large'] : []),
  ]
}

const near = (...edges: number[]) =>
  fc.constantFrom(...edges).chain((edge) => fc.integer({ min: Math.max(0, edge - 3), max: edge + 3 }))

test('near every edge, exactly what the table forbids is refused, all of it', () => {
  const side = near(150, 360, 400, 864, 900, 1080, 1920, 2160, 2592, 5184)
  const clip = fc.record({
    names: fc.uniqueArray(fc.constantFrom('marengo3.0', 'pegasus1.2'), { minLength: 1 }),
    width: side,
    height: side,
    seconds: fc.oneof(near(4, HOUR, 4 * HOUR), fc.constantFrom(3.99, 4.01, HOUR + 0.01, 4 * HOUR + 0.01)),
    bytes: near(1000, 2 * GB, 2 * GIB, 4 * GB, 4 * GIB),
  })
  fc.assert(
    fc.property(clip, (of) => {
      const { names, width, height, seconds: durationSeconds, bytes: sizeBytes } = of
      const problems = judged({ names, width, height, durationSeconds, sizeBytes })
      const refused = problems.flatMap(({ code, severity }) => (severity === 'refuse' ? code : []))
      expect(refused).toEqual(refusals(of))
    }),
    { numRuns: 2000 },
  )
})
