/** Tiny clips made by ffmpeg, kept in a temporary folder from one run to the next. */
import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Recipe {
  name?: string
  size?: `${number}x${number}`
  seconds?: number
  sound?: boolean
  /** More arguments for ffmpeg, before the output. */
  more?: string[]
  /** Marks the picture to be turned clockwise when shown, as phones do. */
  turn?: 90 | 270
}

const folder = join(tmpdir(), 'reeldrop-practice-clips')

/** The path of an H.264 clip after this recipe; 640x360, 4.5 s and without sound where it says nothing else. */
export function clip({
  name = 'clip.mp4',
  size = '640x360',
  seconds = 4.5,
  sound = false,
  more = [],
  turn,
}: Recipe = {}): string {
  const key = createHash('sha256')
    .update(JSON.stringify([size, seconds, sound, more, turn]))
    .digest('hex')
    .slice(0, 12)
  const path = join(folder, key, name)
  if (existsSync(path)) return path
  mkdirSync(join(folder, key), { recursive: true })
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=10:d=${seconds}`]
  const tone = sound ? ['-f', 'lavfi', '-i', `sine=d=${seconds}`] : []
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
  // Written beside and renamed, so that a run that is cut off leaves no half clip behind.
  const half = `${path.replace(/(\.[^.]+)$/, '')}.${randomUUID()}.half${path.slice(path.lastIndexOf('.'))}`
  const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args])
  if (turn === undefined) ffmpeg(...picture, ...tone, ...codec, ...more, half)
  // The mark is only taken over when the streams are copied.
  else
    ffmpeg(
      '-i',
      clip({ size, seconds, sound, more }),
      '-c',
      'copy',
      '-metadata:s:v:0',
      `rotate=${turn}`,
      half,
    )
  renameSync(half, path)
  return path
}
