/** How each kind of clip is encoded: small, short and with a low frame rate, so that making them takes seconds. */
import { made } from './ffmpeg.ts'

const picture = (size: string, seconds: number): string[] => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=size=${size}:rate=10:duration=${seconds}`,
]
const sound = (seconds: number): string[] => [
  '-f',
  'lavfi',
  '-i',
  `sine=frequency=330:duration=${seconds}`,
  '-shortest',
]
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '35', '-pix_fmt', 'yuv420p']
const AAC = ['-c:a', 'aac', '-b:a', '48k']

/** An H.264 MP4 of any size and length. @param size as `640x360`; @param seconds of its length */
export async function h264(size: string, seconds: number, more: readonly string[] = []): Promise<string> {
  return await made([...picture(size, seconds), ...sound(seconds), ...H264, ...AAC, ...more], '.mp4')
}

/** A clip of any length (seconds) that is made within seconds: a still picture, one frame in ten seconds. */
export const longClip = (seconds: number): Promise<string> =>
  made(['-f', 'lavfi', '-i', `color=c=gray:size=640x360:rate=1/10:duration=${seconds}`, ...H264], '.mp4')

const RECIPES = {
  h264: () => h264('640x360', 5),
  hevc: () =>
    made(
      [
        ...picture('640x360', 5),
        '-c:v',
        'libx265',
        '-preset',
        'ultrafast',
        '-x265-params',
        'log-level=error',
        '-tag:v',
        'hvc1',
        '-pix_fmt',
        'yuv420p',
      ],
      '.mov',
    ),
  prores: () =>
    made([...picture('480x360', 5), '-c:v', 'prores_ks', '-profile:v', '0', '-vendor', 'apl0'], '.mov'),
  vp9: () =>
    made(
      [
        ...picture('640x360', 5),
        '-c:v',
        'libvpx-vp9',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        '-b:v',
        '200k',
      ],
      '.webm',
    ),
  av1: () => made([...picture('640x360', 5), '-c:v', 'libsvtav1', '-preset', '12', '-crf', '50'], '.mp4'),
  mpegts: () => made([...picture('720x576', 5), '-c:v', 'mpeg2video', '-b:v', '800k', '-r', '25'], '.ts'),
  tooShort: () => h264('640x360', 3),
  tooSmall: () => h264('320x240', 5),
  tooWide: () => h264('1280x400', 5),
  tooLarge: () => h264('5600x2400', 5),
} as const
export type Recipe = keyof typeof RECIPES | 'portrait'

/** A clip by its recipe; the file is shared, so copy it before changing it. */
export async function makeClip(recipe: Recipe): Promise<string> {
  if (recipe !== 'portrait') return await RECIPES[recipe]()
  return await made(['-i', await h264('640x360', 6), '-c', 'copy', '-metadata:s:v', 'rotate=90'], '.mp4')
}
