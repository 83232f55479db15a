import { expect, test } from 'vitest'
import { mayBeClip } from '../../main/engine/intake/sieve.ts'

test.each(['A001.MP4', 'x.mov', 'Интервью 2.mxf', 'clip.mts', '-odd.mp4', '🎬 take.webm'])(
  '%s may be a clip',
  (name) => {
    expect(mayBeClip(name)).toBe(true)
  },
)

test.each([
  '._A001.MP4',
  '.DS_Store',
  'Thumbs.db',
  'take.mp4.part',
  'take.mp4.crdownload',
  'take.mp4~',
  'take.tmp',
  'sound.wav',
  'still.jpg',
  'look.cube',
  'project.prproj',
  'notes.txt',
  'mp4',
])('%s is passed over', (name) => {
  expect(mayBeClip(name)).toBe(false)
})
