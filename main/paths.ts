/** Where the built parts lie, in `out/` of a checkout as in an installed app. */
import { dirname, join, sep } from 'node:path'

const MAIN = import.meta.dirname
const OUT = dirname(MAIN)

export const BUILT = {
  licences: join(OUT, 'licences.json'),
  engine: join(MAIN, 'engine.js'),
  practice: join(MAIN, 'practice.js'),
  ownDescriptors: join(MAIN, 'own-descriptors.js'),
  preload: join(OUT, 'preload/index.cjs'),
  renderer: join(OUT, 'renderer'),
  samples: join(OUT, 'samples'),
  trayIcon: join(OUT, 'tray.png'),
} as const

/** Programs and code for a foreign Node cannot be run out of the archive; builds keep those beside it. */
export function outsideArchive(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)
}
