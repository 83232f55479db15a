import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes, clipLength, container, footage, percent, timeLeft } from '../../renderer/format.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [48_400, '48 kB'],
  [999_600, '1.00 MB'],
  [12_340_000, '12.3 MB'],
  [312_000_000, '312 MB'],
  [3_900_000_000, '3.90 GB'],
  [15_500_000_000_000, '15.5 TB'],
])('%i bytes are shown as %s', (value, shown) => expect(bytes(value)).toBe(shown))

test('a size never shows four digits before its unit', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      expect(bytes(value)).toMatch(/^\d{1,3}(\.\d{1,2})? (B|kB|MB|GB|TB|PB)$/)
    }),
  )
})

test.each([
  [3.2, '3.2 s'],
  [9.96, '0:10'],
  [222, '3:42'],
  [3729, '1:02:09'],
])('a clip of %d seconds is %s long', (seconds, shown) => expect(clipLength(seconds)).toBe(shown))

test.each([
  [0.2, '1 s'],
  [59.7, '1 min'],
  [3600, '1 h'],
  [4800, '1 h 20 min'],
  [200_000, '2 d 7 h'],
])('%d seconds to go read as %s', (seconds, shown) => expect(timeLeft(seconds)).toBe(shown))

test('the footage of a large index is told in hours', () => {
  expect(footage(951_230)).toBe('264 h')
  expect(footage(0)).toBe('0 s')
})

test('an upload is at 100 % only when every byte has left', () => {
  expect(percent(999_999_999, 1_000_000_000)).toBe(99)
  expect(percent(10, 10)).toBe(100)
  expect(percent(0, 0)).toBe(0)
})

test('a container that shares its reader with others is named after the file', () => {
  expect(container('mov,mp4,m4a,3gp,3g2,mj2', 'A001.MP4')).toBe('MP4')
  expect(container('mpegts', 'take.ts')).toBe('MPEGTS')
})
