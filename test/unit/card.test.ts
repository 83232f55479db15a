import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cardOf } from '../../main/engine/intake/card.ts'

test.each([
  ['DCF, as photo and action cameras write it', 'CARD_A/DCIM/100GOPRO/GX010042.MP4'],
  ['AVCHD', 'CARD_A/PRIVATE/AVCHD/BDMV/STREAM/00001.MTS'],
  ['AVCHD without its outer folder', 'CARD_A/AVCHD/BDMV/STREAM/00001.MTS'],
  ['Sony XAVC S', 'CARD_A/PRIVATE/M4ROOT/CLIP/C0001.MP4'],
  ['Sony XDCAM', 'CARD_A/XDROOT/Clip/C0001.MXF'],
  ['Sony BPAV', 'CARD_A/BPAV/CLPR/709_0001_01/709_0001_01.MP4'],
  ['Panasonic P2', 'CARD_A/CONTENTS/VIDEO/0001AB.MXF'],
  ['Canon XF', 'CARD_A/CONTENTS/CLIPS001/AA0001/AA000101.MXF'],
  ['in small letters', 'CARD_A/private/avchd/bdmv/stream/00001.mts'],
  ['RED', 'CARD_A.RDM/A001_C001_0101AB.RDC/A001_C001_0101AB_001.R3D'],
])('the card of %s is the folder around its structure', (_what, inside) => {
  expect(cardOf(join('/Volumes/Shoot', inside))).toBe('CARD_A')
})

test('of ARRI the reel is the card', () => {
  expect(cardOf('/Volumes/Shoot/A001R1AB/A001C001_200101_R1AB.mov')).toBe('A001R1AB')
})

test.each([
  'Edits/final.mp4',
  'DCIM.mp4',
  'PRIVATE/holiday.mp4',
  'The CONTENTS of my disk/a.mp4',
  'XDROOT copy/a.mxf',
])('%s lies on no card', (inside) => {
  expect(cardOf(join('/Volumes/Shoot', inside))).toBeNull()
})
