import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { outsideArchive } from '../probe/ffprobe-path.ts'

const load = createRequire(import.meta.url)
const Installed = z.object({ path: z.string() })

/**
 * The ffmpeg that comes with the npm package @ffmpeg-installer/ffmpeg, beside the archive in an installed app; null
 * where there is none for this platform.
 */
export function bundledFfmpeg(): string | null {
  const path = ownFfmpeg() ?? intelFfmpeg()
  return path === null ? null : outsideArchive(path)
}

/** The package throws a string as soon as it is loaded where it has none. */
function ownFfmpeg(): string | null {
  try {
    return Installed.parse(load('@ffmpeg-installer/ffmpeg')).path
  } catch (error) {
    if (typeof error === 'string') return null
    throw error
  }
}

/** An installed app has only this one on macOS; on Apple silicon it runs where Rosetta is installed. */
function intelFfmpeg(): string | null {
  if (process.platform !== 'darwin') return null
  try {
    return join(dirname(load.resolve('@ffmpeg-installer/darwin-x64/package.json')), 'ffmpeg')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
