import { win32 } from 'node:path'

/** Paths of files may have so many characters on Windows before programs that are not told otherwise refuse them. */
const WINDOWS_MOST = 259

/**
 * A file as ffprobe and ffmpeg are given it: `file:` makes any name a file's name (`-x.mp4`, `concat:a|b`). Windows takes
 * longer paths only in their bare form (`\\?\C:\…`), which Node uses by itself and these programs do not.
 * @param path absolute
 */
export function toolFile(path: string, platform: NodeJS.Platform = process.platform): string {
  const isLong = platform === 'win32' && path.length > WINDOWS_MOST
  return `file:${isLong ? win32.toNamespacedPath(path) : path}`
}
