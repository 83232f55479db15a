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

test('what a known model refuses as displayed and only an unknown one doubts as coded goes with a warning', () => {
  // Coded 1920×800 fits Marengo 3.0, but is no shape of the list that an unknown Marengo is held to.
  const problems = judged({
    names: ['marengo3.0', 'marengo4.0'],
    width: 2560,
    height: 800,
    codedWidth: 1920,
    codedHeight: 800,
  })
  expect(problems).toMatchObject([{ code: 'video_resolution_invalid_aspect_ratio', severity: 'warn' }])
})

test('a warning about a clip in the grey zone says both pictures and what to do', () => {
  const [problem] = judged({
    names: MARENGO,
    name: 'DV.mov',
    width: 640,
    height: 360,
    codedWidth: 320,
    codedHeight: 360,
  })
  expect(problem?.message).toBe(
    'DV.mov is 640×360 px as displayed and 320×360 px as coded, and only one of the two fits what Marengo 3.0 takes (360×360 to 5184×2160 px). The platform decides. To be sure, export it with square pixels and without rotation.',
  )
})

test.each([
  [
    { width: 320, height: 240 },
    'x.mov is 320×240 px. Marengo 3.0 takes 360×360 to 5184×2160 px, either way up. Use the original at a higher resolution.',
  ],
  [
    { width: 5600, height: 2400 },
    'x.mov is 5600×2400 px. Marengo 3.0 takes 360×360 to 5184×2160 px, either way up. Export it at a lower resolution.',
  ],
  [
    { width: 400, height: 1280 },
    'x.mov has the shape 1:3.2 (400×1280 px). Marengo 3.0 takes 1:1 to 2.4:1 (portrait: to 1:2.4). Crop or pad it to an allowed shape.',
  ],
  [
    { sizeBytes: 5e9 },
    'x.mov is 5 GB. Marengo 3.0 takes at most 4 GB. Export it at a lower bit rate or cut it into parts.',
  ],
  [
    { sizeBytes: 4.2e9 },
    'x.mov is 4.2 GB. Marengo 3.0 takes at most 4 GB by the strictest reading, so the platform may refuse it. Export it at a lower bit rate or cut it into parts.',
  ],
  [
    { sizeBytes: 3e8, way: 'direct' as const },
    'x.mov is 300 MB. Direct upload takes at most 200 MB. Send it by multipart upload (Settings).',
  ],
])('the sentences for %j read well', (clip, message) => {
  expect(judged({ names: MARENGO, name: 'x.mov', ...clip }).map((problem) => problem.message)).toEqual([
    message,
  ])
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

test('what is shown of a size, a shape or a length over its limit never reads as one that keeps it', () => {
  const limits: Record<string, (shown: string) => boolean> = {
    video_filesize_too_large: (shown) => {
      const gb = /^([\d.]+) GB$/.exec(shown)
      const bytes = /^([\d,]+) bytes$/.exec(shown)
      return gb ? Number(gb[1]) > 4 : Number(bytes?.[1]?.replaceAll(',', '')) > 4e9
    },
    video_resolution_invalid_aspect_ratio: (shown) => {
      const shape = /^(?:([\d.]+):1|1:([\d.]+)) /.exec(shown)
      return shown.includes('just over 2.4') || Number(shape?.[1] ?? shape?.[2]) > 2.4
    },
    video_duration_too_long: (shown) => shown === 'just over 4 h' || /^(4 h |[5-9] h|\d\d+ h)/.test(shown),
  }
  const over = fc.record({
    sizeBytes: fc.oneof(
      fc.integer({ min: 4e9 + 1, max: 4e9 + 2e7 }),
      fc.integer({ min: 4e9 + 1, max: 2e10 }),
    ),
    height: fc.integer({ min: 1, max: 2160 }),
    more: fc.integer({ min: 1, max: 500 }),
    beyond: fc.oneof(
      fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true }),
      fc.double({ min: 0, max: 1e5, minExcluded: true, noNaN: true }),
    ),
  })
  fc.assert(
    fc.property(over, fc.boolean(), ({ sizeBytes, height, more, beyond }, isUpright) => {
      const width = Math.floor(height * 2.4) + more
      const durationSeconds = Math.max(4 * 3600 + beyond, 4 * 3600 + 1e-6)
      const picture = isUpright ? { width: height, height: width } : { width, height }
      const problems = judged({ names: MARENGO, sizeBytes, durationSeconds, ...picture })
      for (const [code, isOver] of Object.entries(limits)) {
        const shown = problems.find((problem) => problem.code === code)?.measured ?? 'nothing'
        if (!isOver(shown)) expect.fail(`${code}: ${shown}`)
      }
    }),
    { numRuns: 2000 },
  )
})
