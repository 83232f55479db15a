/** How ffmpeg is asked for the pictures of a clip: pure lists of arguments, none of which a shell ever sees. */
import { ALLOCATING_AT_MOST } from '../media/media-tools.ts'
import { toolFile } from '../media/tool-file.ts'

/** Box of the poster and of each frame of a film strip, in px. */
const POSTER = { width: 320, height: 180 }
const TILE = { width: 160, height: 90 }
/** Frames of a film strip, side by side. */
export const TILES = 8
/** Where the poster stands, as a share of the clip's length: past a slate or a fade from black. */
const POSTER_AT = 0.1
/**
 * A frame that is at least so far, in seconds, from the frame before it or from the beginning may be the key frame
 * before: decoding from there to the very frame costs most.
 */
const KEY_FRAMES_FROM = 10
/** Part of the name under which a picture is kept: one for each way of drawing it. */
export const RECIPE_VERSION = 1

/** One JPEG of at most 320×180 px, upright and with square pixels. @param target path of the file to write */
export function posterArgs(path: string, durationSeconds: number, target: string): string[] {
  const seconds = durationSeconds * POSTER_AT
  return [...frameAt(path, seconds, seconds < KEY_FRAMES_FROM), ...['-vf', fitted(POSTER), ...jpegTo(target)]]
}

/** One frame of a strip as bare bytes (`yuvj420p`), 160×90 px with black where it does not fill that. @param tile from 0 */
export function tileArgs(path: string, durationSeconds: number, tile: number, target: string): string[] {
  const step = durationSeconds / TILES
  const pad = `pad=${TILE.width}:${TILE.height}:-1:-1`
  return [
    ...frameAt(path, step * (tile + 0.5), step < KEY_FRAMES_FROM),
    ...['-vf', `${fitted(TILE)},${pad}`],
    ...['-c:v', 'rawvideo', '-pix_fmt', 'yuvj420p', '-f', 'rawvideo', toolFile(target)],
  ]
}

/** Bytes of one frame as `tileArgs` has it written. */
export const TILE_BYTES = (TILE.width * TILE.height * 3) / 2

/** One JPEG of 1280×90 px. @param tiles path of the file with the bare bytes of all frames, one after the other */
export function stripArgs(tiles: string, target: string): string[] {
  const size = `${TILE.width}x${TILE.height}`
  return [
    ...[
      ...QUIETLY,
      '-f',
      'rawvideo',
      '-pixel_format',
      'yuvj420p',
      '-video_size',
      size,
      '-i',
      toolFile(tiles),
    ],
    ...['-vf', `tile=${TILES}x1`, ...jpegTo(target)],
  ]
}

const QUIETLY = ['-v', 'error', '-nostdin', '-y', '-protocol_whitelist', 'file', ...ALLOCATING_AT_MOST]

/**
 * `file:` makes any name a file's name, and nothing but files is ever opened. Two threads bound the memory, of which
 * each takes some for frames of its own. `V` leaves cover pictures out.
 * @param isExact whether it is the very frame, or the key frame before it
 */
function frameAt(path: string, seconds: number, isExact: boolean): string[] {
  const seek = [...(isExact ? [] : ['-noaccurate_seek']), '-ss', seconds.toFixed(3)]
  return [...QUIETLY, '-threads', '2', ...seek, '-i', toolFile(path), '-map', '0:V:0', '-frames:v', '1']
}

/** ffmpeg turns the picture upright before its filters see it; `dar` is then the aspect ratio that is shown. */
function fitted({ width, height }: { width: number; height: number }): string {
  const w = `max(2,trunc(min(${width},${height}*dar)))`
  const h = `max(2,trunc(min(${height},${width}/dar)))`
  return `scale=w='${w}':h='${h}',setsar=1`
}

/** Not by the muxer for pictures, which would read a `%d` in the path as a number to fill in. */
function jpegTo(target: string): string[] {
  return [
    '-frames:v',
    '1',
    '-c:v',
    'mjpeg',
    '-pix_fmt',
    'yuvj420p',
    '-q:v',
    '4',
    '-f',
    'mjpeg',
    toolFile(target),
  ]
}
