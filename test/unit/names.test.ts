/** Names of clips and folders: marked in the log, and gone from what is sent. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { named, withoutNames } from '../../shared/names.ts'

const FOLDERS = {
  app: '/opt/Reeldrop/resources/app.asar',
  data: '/home/eva/.config/Reeldrop',
}
const SEED = Number(process.env.REELDROP_SEED ?? 45)

test.each([
  ['a marked name', `no poster of ${named('My clip 01.mov')}: no picture`, 'no poster of «…»: no picture'],
  [
    'a path in an error of Node',
    "ENOENT: no such file, open '/Volumes/A/It's mine.mov'",
    "ENOENT: no such file, open '…'",
  ],
  ['a path of Windows', 'cannot read C:\\Footage\\Day 1\\a.mxf at all', 'cannot read …'],
  ['a share', 'events of \\\\server\\rushes were lost', 'events of …'],
  ['a path without quotes', '/home/eva/Movies/wedding day.mp4: Invalid data', '…'],
  ['a path in JSON', '{"path":"/home/eva/x y.mov","name":"z"}', '{"path":"…"'],
  ['a bare name', 'probe of wedding.MOV failed', 'probe of … failed'],
])('%s is taken out', (_, text, safe) => {
  expect(withoutNames(text, FOLDERS).replace(/"…".*/, '"…"')).toBe(safe)
})

test('a stack, an address and a figure stay as they are, the place of the app being a word', () => {
  const stack = 'Error: odd\n    at f (file:///opt/Reeldrop/resources/app.asar/out/main/index.js:12:3)'
  expect(withoutNames(stack, FOLDERS)).toBe('Error: odd\n    at f (file://{app}/out/main/index.js:12:3)')
  const plain = 'https://api.twelvelabs.io/v1.3/assets answered 500 at 12 MB/s, node:internal/modules/run'
  expect(withoutNames(plain, FOLDERS)).toBe(plain)
})

test('a marked name is one line, whatever is in it, and is gone as a whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (name) => {
      const line = `no poster of ${named(name)}: odd`
      expect(line.split(/[\n\r\u2028\u2029]/)).toHaveLength(1)
      expect(withoutNames(line, FOLDERS)).toBe('no poster of «…»: odd')
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

test('no path to a clip outlives it, quoted or not, whatever it is called', () => {
  const part = fc.stringMatching(/^[\p{L}\p{N} '"(),:;_-]{1,20}$/u).map((text) => `QX${text}`)
  const path = fc.array(part, { minLength: 2, maxLength: 5 }).map((parts) => `/${parts.join('/')}.mov`)
  const around = fc.constantFrom(
    (text: string) => `EACCES: permission denied, open '${text}'`,
    (text: string) => `${text}: Invalid data found when processing input`,
    (text: string) => `Command failed: {app}/ffprobe -v error ${text}`,
    (text: string) => JSON.stringify({ path: text }),
  )
  fc.assert(
    fc.property(path, around, (clip, say) => {
      expect(withoutNames(say(clip), FOLDERS)).not.toContain('QX')
    }),
    { seed: SEED, numRuns: 5000 },
  )
})
