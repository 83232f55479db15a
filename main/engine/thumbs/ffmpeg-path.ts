import { createRequire } from 'node:module'
import { z } from 'zod'
import { outsideArchive } from '../probe/ffprobe-path.ts'

const load = createRequire(import.meta.url)
const Installed = z.object({ path: z.string() })

/**
 * The ffmpeg that comes with the npm package @ffmpeg-installer/ffmpeg, beside the archive in an installed app; null
 * where the package has none for this platform, which it says by throwing a string as soon as it is loaded.
 */
export function bundledFfmpeg(): string | null {
  try {
    return outsideArchive(Installed.parse(load('@ffmpeg-installer/ffmpeg')).path)
  } catch (error) {
    if (typeof error === 'string') return null
    throw error
  }
}
