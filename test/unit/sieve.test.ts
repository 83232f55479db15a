import { expect, test } from 'vitest'
import { isLookedInto, mayBeClip, sortOf } from '../../main/engine/intake/sieve.ts'

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

test.each([
  ['a browser', 'Unconfirmed 81231.crdownload'],
  ['a browser', 'take.mp4.download'],
  ['a browser', 'take.part.mp4'],
  ['an editor', '~take.mp4'],
  ['rsync', '.take.mp4.Xy12Za'],
  ['rsync', '.take.mov.a1B2c3'],
  ['Syncthing', '.syncthing.take.mp4.tmp'],
  ['Syncthing', '.syncthing.take.mp4'],
  ['Syncthing on Windows', '~syncthing~take.mp4.tmp'],
  ['NFS', '.nfs000000000000a1b2.mp4'],
  ['Samba', '.smbdeleteAAA0001.mp4'],
  ['GNOME', '.goutputstream-X1Y2Z3.mp4'],
  ['Premiere Pro', 'take.pek'],
  ['Premiere Pro', 'take 48000.cfa'],
  ['Media Encoder', 'AME_Temp_take.mp4'],
  ['Media Encoder', '_AMEtemp01.mov'],
  ['Media Encoder', 'take.tmp_enc.m4v'],
  ['Media Encoder', 'take.tmp_mux.mp4'],
  ['a render', 'render-in-progress_take.mov'],
  ['a render', 'take-rendering.mov'],
])('what %s writes while it is under way is never touched: %s', (_who, name) => {
  expect(mayBeClip(name)).toBe(false)
})

test('further endings are taken, but nothing unfinished under them', () => {
  const rules = { moreExtensions: ['.dat'] }
  expect(sortOf('take.dat', { moreExtensions: [] })).toBe('other')
  expect(sortOf('take.DAT', rules)).toBe('clip')
  expect(sortOf('~take.dat', rules)).toBe('junk')
})

test.each([
  'Adobe Premiere Pro Preview Files',
  'Media Cache Files',
  'CacheClip',
  '.stversions',
  '.rsync-partial',
  '.~tmp~',
  '@eaDir',
])('the folder %s, in which other programs keep theirs, is not looked into', (name) => {
  expect(isLookedInto(name)).toBe(false)
  expect(isLookedInto(`${name} of ours`)).toBe(true)
})
