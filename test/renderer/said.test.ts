import { afterEach, beforeEach, expect, test } from 'vitest'
import { judge } from '../../main/engine/rules/judge.ts'
import { setLanguage } from '../../renderer/i18n.ts'
import { briefProblem, failureText, problemPart, problemText, reasonText } from '../../renderer/said.ts'
import type { MediaInfo } from '../../shared/media-info.ts'
import { failure, type FailureCode } from '../../shared/errors.ts'
import { english, phrase } from '../../shared/phrase.ts'
import { failures } from '../../shared/words/en/failures.ts'

beforeEach(() => setLanguage('de'))
afterEach(() => setLanguage('en'))

const CODES = Object.keys(failures) as FailureCode[]
const PEGASUS = { modelName: 'pegasus1.2', modelOptions: ['visual'] }
const media = (about: Partial<MediaInfo>): MediaInfo => ({
  container: 'mov,mp4',
  durationSeconds: 60,
  width: 1920,
  height: 1080,
  codedWidth: 1920,
  codedHeight: 1080,
  rotation: 0,
  videoCodec: 'h264',
  audioCodec: null,
  fps: 25,
  bitRate: null,
  ...about,
})
const judged = (about: Partial<MediaInfo>, sizeBytes = 1_000_000) =>
  judge({ name: 'A.mov', sizeBytes, media: media(about), models: [PEGASUS], way: 'multipart' })

test('what is wrong with a clip is told in German, with decimals as German writes them', () => {
  const [problem] = judged({ durationSeconds: 3.2 })
  if (!problem) throw new Error('nothing is wrong with it')
  expect(problemText(problem)).toBe(
    'A.mov ist 3,2 s lang. Pegasus 1.2 braucht mindestens 4 s. Nehmen Sie mehr Material hinein.',
  )
  expect(problemPart(problem, 'measured')).toBe('3,2 s')
  expect(problemPart(problem, 'allowed')).toBe('mindestens 4 s')
  expect(problem.measured).toBe('3.2 s')
  expect(briefProblem(problem)).toBe('3,2 s, erlaubt: mindestens 4 s. Nehmen Sie mehr Material hinein.')
})

test('in brief, what is not certain to be refused is still told at length', () => {
  const [warning] = judged({ width: 640, height: 360, codedWidth: 320, codedHeight: 360 })
  if (!warning) throw new Error('nothing is wrong with it')
  expect(briefProblem(warning)).toBe(problemText(warning))
})

test.each([
  [{ width: 100, height: 100, codedWidth: 100, codedHeight: 100 }],
  [{ width: 9000, height: 5000, codedWidth: 9000, codedHeight: 5000 }],
  [{ width: 3000, height: 400, codedWidth: 3000, codedHeight: 400 }],
  [{ durationSeconds: 90_000 }],
  [{ width: 640, height: 360, codedWidth: 320, codedHeight: 360 }],
])('%o is refused or warned of in German alone, and kept in English', (about) => {
  const problems = judged(about, 9_000_000_000)
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems) {
    expect(problemText(problem)).not.toMatch(/\b(is|the|than|takes|need|at most)\b|\{\{/i)
    expect(problem.said && english(problem.said)).toBe(problem.message)
  }
})

test.each(CODES)('%s is told in German with what it names, also after it was kept as JSON', (code) => {
  const kept = JSON.parse(JSON.stringify(failure(code, { name: 'A.mov', detail: 'E-17' }))) as never
  const text = failureText(kept)
  expect(text).not.toMatch(/\b(the|is|not|and)\b|\{\{/)
  const names = (['name', 'detail', 'tail'] as const).filter((part) => failures[code].text.includes(part))
  if (names.includes('name')) expect(text).toContain('A.mov')
  if (names.includes('detail') || names.includes('tail')) expect(text).toContain('E-17')
})

test('a failure that was kept without its details stays in English rather than lose them', () => {
  const { about, ...old } = failure('source_missing', { name: 'A.mov' })
  expect(about).toEqual({ name: 'A.mov' })
  expect(failureText(old)).toBe(old.message)
  const bare = failure('disk_full')
  expect(failureText(bare)).not.toBe(bare.message)
})

test('a detail that is a phrase is told in the language of its sentence', () => {
  const of = failure('size_differs', {
    name: 'A.mov',
    detail: phrase('sizesDiffer', { there: '7', here: '9' }),
  })
  expect(of.message).toContain('it has 7 bytes there and 9 bytes here')
  expect(failureText(of)).toContain('dort sind es 7 Bytes und hier 9 Bytes')
})

test.each([
  ['Checked; queued', 'Geprüft; in der Warteschlange'],
  ['Moved to the index Autumn (2)', 'In den Index Autumn (2) verschoben'],
  [failure('source_missing', { name: 'A.mov' }).message, /^A\.mov ist nicht mehr/],
  [failure('network').message, /^Die Plattform ist nicht erreichbar\./],
  ['A word of the platform', 'A word of the platform'],
])('the reason "%s" is told in German where its sentence is known', (reason, said) => {
  if (typeof said === 'string') expect(reasonText(reason)).toBe(said)
  else expect(reasonText(reason)).toMatch(said)
})
