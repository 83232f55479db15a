import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codes, judged } from './rules-clip.ts'

const BOTH = ['marengo3.0', 'pegasus1.2']
const MARENGO = ['marengo3.0']

test('all problems of a clip are told, not only the first, each code once', () => {
  const found = codes({ names: BOTH, width: 1280, height: 320, durationSeconds: 1, sizeBytes: 5e9 })
  expect(found).toEqual([
    'video_resolution_too_low',
    'video_resolution_invalid_aspect_ratio',
    'video_duration_too_short',
    'video_filesize_too_large',
  ])
})

test('a sentence says what was measured, what which model allows, and what to do', () => {
  const [short] = judged({ names: ['pegasus1.2'], name: 'Interview_03.mov', durationSeconds: 3.2 })
  expect(short?.message).toBe(
    'Interview_03.mov is 3.2 s long. Pegasus 1.2 needs at least 4 s. Trim in more footage.',
  )
  expect(short).toMatchObject({ measured: '3.2 s', allowed: 'at least 4 s', model: 'Pegasus 1.2' })
  const [long] = judged({ names: BOTH, name: 'Rushes.mov', durationSeconds: 5400 })
  expect(long?.message).toBe(
    'Rushes.mov is 1 h 30 min long. Pegasus 1.2 takes at most 1 h. Cut it into parts, or use an index with Marengo 3.0 only.',
  )
  const [wide] = judged({ names: MARENGO, name: 'Scope.mov', width: 1280, height: 400 })
  expect(wide?.message).toBe(
    'Scope.mov has the shape 3.2:1 (1280×400 px). Marengo 3.0 takes 1:1 to 2.4:1 (portrait: to 1:2.4). Crop or pad it to an allowed shape.',
  )
})

test('another index is advised only where it would take the clip', () => {
  const [over4h] = judged({ names: BOTH, durationSeconds: 5 * 3600 })
  expect(over4h?.advice).toBe('Cut it into parts.')
  const [tooShort] = judged({ names: BOTH, durationSeconds: 3 })
  expect(tooShort).toMatchObject({ advice: 'Trim in more footage.', model: 'Marengo 3.0, Pegasus 1.2' })
})

test.each([
  [3.99, '3.99 s'],
  [3.996, '3.996 s'],
  [3.9999, '3.9999 s'],
  [3.99999999, 'just under 4 s'],
  [0, '0 s'],
  [14400.2, '4 h 0.2 s'],
  [14400.004, '4 h 0.004 s'],
  [14461, '4 h 1 min 1 s'],
])('a clip of %d s is never shown as one that keeps the limit, but as %s', (durationSeconds, shown) => {
  expect(judged({ names: MARENGO, durationSeconds })[0]?.measured).toBe(shown)
})

test('a byte over the limit is shown as a byte over the limit', () => {
  const [one] = judged({ names: MARENGO, sizeBytes: 4_000_000_001 })
  expect(one?.measured).toBe('4,000,000,001 bytes')
  const [more] = judged({ names: MARENGO, sizeBytes: 4_321_000_000 })
  expect(more?.measured).toBe('4.32 GB')
})

test('a shape just over 2.4:1 is not shown as 2.4:1', () => {
  const [problem] = judged({ names: MARENGO, width: 5001, height: 2083 })
  expect(problem?.measured).toBe('2.401:1 (5001×2083 px)')
})

test('a rotated clip is judged as upright or lying alike', () => {
  const lying = { width: 640, height: 360, codedWidth: 640, codedHeight: 360 }
  const upright = { width: 360, height: 640, codedWidth: 640, codedHeight: 360, rotation: 90 }
  expect(judged({ names: BOTH, ...lying })).toEqual([])
  expect(judged({ names: BOTH, ...upright })).toEqual([])
})

test('where only the displayed or only the coded picture fits, the clip goes with a warning', () => {
  const codedTooSmall = judged({ names: MARENGO, width: 640, height: 360, codedWidth: 320, codedHeight: 360 })
  expect(codedTooSmall).toMatchObject([{ code: 'video_resolution_too_low', severity: 'warn' }])
  expect(codedTooSmall[0]?.measured).toBe('640×360 px displayed, 320×360 px coded')
  const stretched = judged({ names: MARENGO, width: 2880, height: 1080, codedWidth: 1440, codedHeight: 1080 })
  expect(stretched).toMatchObject([{ code: 'video_resolution_invalid_aspect_ratio', severity: 'warn' }])
})

test('where neither the displayed nor the coded picture fits, the clip is refused for the displayed one', () => {
  const [problem] = judged({ names: MARENGO, width: 320, height: 240, codedWidth: 240, codedHeight: 240 })
  expect(problem).toMatchObject({ severity: 'refuse', measured: '320×240 px' })
})

const anyModels = fc.uniqueArray(fc.constantFrom('marengo3.0', 'marengo2.7', 'pegasus1.2'), { minLength: 1 })
const anyClip = fc.record({
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
  durationSeconds: fc.double({ min: 0, max: 20_000, noNaN: true }),
  sizeBytes: fc.integer({ min: 1, max: 12e9 }),
  way: fc.constantFrom('multipart' as const, 'direct' as const, 'task' as const),
})

test('one more model on an index never makes a refused clip welcome', () => {
  fc.assert(
    fc.property(
      anyModels,
      fc.constantFrom('marengo3.0', 'marengo2.7', 'pegasus1.2'),
      anyClip,
      (names, more, clip) => {
        const refusedBy = (of: string[]) =>
          judged({ names: of, ...clip }).flatMap(({ code, severity }) => (severity === 'refuse' ? code : []))
        const after = refusedBy([...names, more])
        expect(after).toEqual(expect.arrayContaining(refusedBy(names)))
      },
    ),
  )
})

test('the order of the models changes nothing but the order of their names', () => {
  fc.assert(
    fc.property(anyModels, anyClip, (names, clip) => {
      const verdict = (of: string[]) =>
        judged({ names: of, ...clip }).map(({ code, severity, measured }) => [code, severity, measured])
      expect(verdict(names.toReversed())).toEqual(verdict(names))
    }),
  )
})

test('a clip and the same clip turned by 90° are judged alike', () => {
  fc.assert(
    fc.property(anyModels, anyClip, (names, clip) => {
      expect(codes({ names, ...clip, width: clip.height, height: clip.width })).toEqual(
        codes({ names, ...clip }),
      )
    }),
  )
})

test('every code comes at most once and every sentence begins with the name of the file', () => {
  fc.assert(
    fc.property(anyModels, anyClip, (names, clip) => {
      const problems = judged({ names, name: 'A b.mov', ...clip })
      expect(new Set(problems.map(({ code }) => code)).size).toBe(problems.length)
      for (const { message } of problems) expect(message).toMatch(/^A b\.mov (is|has) .*\.$/)
    }),
  )
})

test('what is shown of a length that breaks a limit never equals the limit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4, maxExcluded: true, noNaN: true }), (durationSeconds) => {
      expect(judged({ names: MARENGO, durationSeconds })[0]?.measured).not.toMatch(/^4(\.0*)? s$/)
    }),
  )
})
