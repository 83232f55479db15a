/** Names that were made to mislead, as they are shown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failure } from '../../shared/errors.ts'
import { visible, within } from '../../shared/shown.ts'

test.each([
  ['line\nbreak\r.mp4', 'line␊break␍.mp4'],
  ['\u001b[31mred\u0007.mp4', '␛[31mred␇.mp4'],
  ['clip\u202e4pm.exe', 'clip‹U+202E›4pm.exe'],
  ['no\u200bthing\u00a0here\u0085.mp4', 'no‹U+200B›thing\u00a0here‹U+0085›.mp4'],
  ['ordinary – 日本語 👩‍🎬.mp4', 'ordinary – 日本語 👩‍🎬.mp4'],
])('%j is shown as %j', (name, shown) => {
  expect(visible(name)).toBe(shown)
})

test('whatever a name holds, nothing in it is hidden or turns the direction, and it stays on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(visible(name)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u)
      expect(visible(visible(name))).toBe(visible(name))
    }),
  )
})

test('a name that is read from right to left turns nothing of the sentence around it', () => {
  expect(within('a.mp4')).toBe('a.mp4')
  expect(within('סרט 3.mp4')).toBe('\u2068סרט 3.mp4\u2069')
  expect(failure('source_missing', { name: 'סרט.mp4' }).message).toContain('\u2068סרט.mp4\u2069 is no longer')
})

test('a sentence shows such a name as the list does', () => {
  expect(failure('source_missing', { name: 'a\n\u202eb.mp4' }).message).toContain('a␊‹U+202E›b.mp4')
})
