import ffprobeStatic from 'ffprobe-static'

/**
 * The ffprobe that comes with the npm package ffprobe-static. In an installed app it lies beside the archive, since
 * nothing inside an archive can be run.
 */
export function bundledFfprobe(): string {
  return outsideArchive(ffprobeStatic.path)
}

/** `…/app.asar/…` → `…/app.asar.unpacked/…`; other paths stay as they are. */
export function outsideArchive(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}
