/** Clips with something unusual about them, each a thing that real footage does. */
import { readFile, writeFile } from 'node:fs/promises'
import { made } from './ffmpeg.ts'
import { h264 } from './recipes.ts'

const input = (size: string, seconds: number, rate = 10): string[] => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`,
]
const SOUND = ['-f', 'lavfi', '-i', 'sine=frequency=330:duration=5']
const FAST = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

/** Turned as phones do it, by the display matrix alone. @param clockwise degrees a player turns the picture by */
export async function rotated(clockwise: 90 | 180 | 270): Promise<string> {
  // ffmpeg's tag counts against the clock.
  const tag = `rotate=${360 - clockwise}`
  return await made(['-i', await h264('640x360', 5), '-c', 'copy', '-metadata:s:v', tag], '.mp4')
}

/** Pixels that are not square: coded 720×576, displayed 1024×576. */
export const anamorphic = (): Promise<string> =>
  made([...input('720x576', 5), '-vf', 'setsar=64/45', ...FAST], '.mp4')

export const soundOnly = (): Promise<string> => made([...SOUND, '-c:a', 'aac'], '.mp4')

/** Music with a cover picture, which FFmpeg lists as a video stream. */
export async function soundWithCover(): Promise<string> {
  const cover = await made([...input('600x600', 1), '-frames:v', '1'], '.png')
  const maps = [
    '-map',
    '0:a',
    '-map',
    '1:v',
    '-c:a',
    'aac',
    '-c:v',
    'copy',
    '-disposition:v:0',
    'attached_pic',
  ]
  return await made([...SOUND, '-i', cover, ...maps], '.m4a')
}

/** An MP3 with its cover, as music is bought. */
export async function songWithCover(): Promise<string> {
  const cover = await made([...input('600x600', 1), '-frames:v', '1'], '.png')
  const maps = ['-map', '0:a', '-map', '1:v', '-c:v', 'copy', '-disposition:v:0', 'attached_pic']
  return await made([...SOUND, '-i', cover, ...maps], '.mp3')
}

/** A clip of 640×360 with a cover picture of 1200×1200. */
export async function clipWithCover(): Promise<string> {
  const cover = await made([...input('1200x1200', 1), '-frames:v', '1'], '.png')
  const maps = ['-map', '0', '-map', '1:v', '-c', 'copy', '-disposition:v:1', 'attached_pic']
  return await made(['-i', await h264('640x360', 5), '-i', cover, ...maps], '.mp4')
}

/** Two pictures: 1280×720, and 640×360 that is marked as default. */
export const smallByDefault = (): Promise<string> => {
  const maps = ['-map', '0', '-map', '1', '-disposition:v:0', '0', '-disposition:v:1', 'default']
  return made([...input('1280x720', 5), ...input('640x360', 5), ...maps, ...FAST], '.mkv')
}

/** Two pictures and neither marked: 640×360 stands first, 1280×720 is the larger. */
export const noneByDefault = (): Promise<string> => {
  const maps = ['-map', '0', '-map', '1', '-disposition:v:0', '0', '-disposition:v:1', '0']
  const marks = ['-default_mode', 'passthrough']
  return made([...input('640x360', 5), ...input('1280x720', 5), ...maps, ...FAST, ...marks], '.mkv')
}

/** A recording as browsers write it: no length anywhere in its headers. */
export const liveRecording = (): Promise<string> =>
  made(
    [...input('640x360', 5), '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-live', '1'],
    '.webm',
  )

/** The same, cut out of a broadcast: its clock began long before it. */
export const lateRecording = (): Promise<string> =>
  made(
    [
      ...input('640x360', 5),
      ...['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
      ...['-live', '1', '-output_ts_offset', '100'],
    ],
    '.webm',
  )

/** Raw video of one dark grey, every byte of which is the code of a letter. */
export const flatRaw = (): Promise<string> =>
  made(['-f', 'lavfi', '-i', 'color=0x606060:size=640x360:rate=2:duration=5', '-pix_fmt', 'yuv420p'], '.y4m')

/** An MP4 with its index in front, as for the web. */
export const indexInFront = (): Promise<string> => h264('640x360', 5, ['-movflags', '+faststart'])

/** An MP4 in fragments, as recorders write that must survive a power cut. */
export const fragments = (): Promise<string> =>
  h264('640x360', 5, ['-g', '10', '-movflags', '+frag_keyframe+empty_moov'])

export const still = (): Promise<string> => made([...input('640x360', 1), '-frames:v', '1'], '.jpg')

export const avif = (): Promise<string> =>
  made([...input('640x360', 1), '-frames:v', '1', '-c:v', 'libsvtav1', '-preset', '12'], '.avif')

/** Writes the first `share` of a file elsewhere. @param share 0 to 1 @returns bytes there, bytes there should be */
export async function cutOff(source: string, target: string, share: number): Promise<[number, number]> {
  const whole = await readFile(source)
  const part = whole.subarray(0, Math.floor(whole.length * share))
  await writeFile(target, part)
  return [part.length, whole.length]
}
