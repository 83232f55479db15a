/**
 * Makes the three sample clips that ship with the app: `node test/clips/make-samples.ts`. Two are good, one breaks
 * the 4 s limit on purpose. Pictures and sound come from ffmpeg's own generators.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ffmpeg } from './ffmpeg.ts'

const FOLDER = fileURLToPath(new URL('../../main/practice/samples/', import.meta.url))
const H264 = [
  '-c:v',
  'libx264',
  '-preset',
  'veryslow',
  '-crf',
  '34',
  '-pix_fmt',
  'yuv420p',
  '-movflags',
  '+faststart',
]
const AAC = ['-c:a', 'aac', '-b:a', '32k', '-ac', '1']

const SAMPLES: { name: string; picture: string; sound: string; seconds: number }[] = [
  {
    name: 'Harbour at dawn.mp4',
    picture:
      'gradients=size=640x360:rate=12:c0=0x1b2a49:c1=0xe8a87c:c2=0x41729f:c3=0xf4d7b5:nb_colors=4:seed=7:speed=0.02',
    sound: 'anoisesrc=color=brown:amplitude=0.05:seed=3',
    seconds: 8,
  },
  {
    name: 'Interview take 2.mov',
    picture: 'cellauto=size=640x360:rate=8:rule=110:seed=5,format=yuv420p,boxblur=3,hue=h=200',
    sound: 'sine=frequency=220',
    seconds: 6,
  },
  {
    name: 'Phone clip, too short.mp4',
    picture:
      'gradients=size=360x640:rate=12:c0=0x2d132c:c1=0xee4540:c2=0x801336:c3=0xc72c41:nb_colors=4:seed=2:speed=0.03',
    sound: 'sine=frequency=330',
    seconds: 2.5,
  },
]

for (const { name, picture, sound, seconds } of SAMPLES) {
  const length = String(seconds)
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound]
  await ffmpeg([
    ...inputs,
    '-t',
    length,
    ...H264,
    ...AAC,
    '-fflags',
    '+bitexact',
    '-map_metadata',
    '-1',
    join(FOLDER, name),
  ])
}
