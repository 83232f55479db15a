import { basename, dirname, sep } from 'node:path'

/** Folders that cameras make; the folder around them is the card. */
const STRUCTURES = [
  // DCF: `card/DCIM/100MEDIA/…`
  ['DCIM'],
  // AVCHD: `card/PRIVATE/AVCHD/BDMV/STREAM/…`, Sony XAVC S: `card/PRIVATE/M4ROOT/CLIP/…`
  ['PRIVATE', 'AVCHD'],
  ['PRIVATE', 'M4ROOT'],
  ['AVCHD', 'BDMV'],
  // Sony XDCAM, XAVC: `card/XDROOT/Clip/…`; Sony BPAV: `card/BPAV/CLPR/…`
  ['XDROOT'],
  ['BPAV'],
  ['M4ROOT', 'CLIP'],
  // Panasonic P2, Canon XF: `card/CONTENTS/VIDEO/…`, `card/CONTENTS/CLIPS001/…`
  ['CONTENTS'],
]
/** RED: `A001_0101AB.RDM/A001_C001_0101AB.RDC/….R3D`; ARRI: `A001R1AB/A001C001_200101_R1AB.mov`. */
const REEL = /^(.+)\.RDM$|^([A-Z]\d{3}[RC]\w{3,4})$/i

/** The folder that was asked for last: clips of one come one after the other. */
let last: { folder: string; card: string | null } = { folder: '', card: null }

/** Name of the camera card or reel that a clip lies on, by the folders around it; null where there is none. */
export function cardOf(path: string): string | null {
  const folder = dirname(path)
  if (folder !== last.folder) last = { folder, card: cardAround(folder) }
  return last.card
}

function cardAround(path: string): string | null {
  const folders = path.split(sep)
  for (const [at, folder] of folders.entries()) {
    const name = folders[at - 1] ?? ''
    const isStructure = STRUCTURES.some((parts) =>
      parts.every((part, n) => folders[at + n]?.toUpperCase() === part),
    )
    if (isStructure && name !== '') return name
    const reel = REEL.exec(folder)
    if (reel) return reel[1] ?? reel[2] ?? basename(folder)
  }
  return null
}
