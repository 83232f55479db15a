/** Makes the footage of the big tests: twelve clips in nested folders, and files that are not clips beside them. */
import { copyFile, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { longClip, makeClip } from './recipes.ts'
import type { Recipe } from './recipes.ts'

export { longClip, makeClip }

/** A clip of the tree; `code` names the rule that it breaks, null when it is good. */
export interface Clip {
  path: string
  name: string
  code: string | null
}

const GOOD: [Recipe, string][] = [
  ['h264', 'Card A/A001 interview.mp4'],
  ['hevc', 'Card A/Nested folder/Très joli été.mov'],
  ['prores', '日本語 フォルダ/マスター版.mov'],
  ['vp9', 'Ответы/Интервью 2.webm'],
  ['av1', 'Emoji 🎬/take 🎥 one.mp4'],
  ['mpegts', 'عربي/مقابلة.ts'],
  ['portrait', 'Phone/upright.mp4'],
]
const BAD: [Recipe, string, string][] = [
  ['tooShort', 'Card B/too short.mp4', 'video_duration_too_short'],
  ['tooSmall', 'Card B/too small.mp4', 'video_resolution_too_low'],
  ['tooWide', 'Card B/deep/er/too wide.mp4', 'video_resolution_invalid_aspect_ratio'],
  ['tooLarge', 'Card B/too large.mp4', 'video_resolution_too_high'],
]
const CUT_OFF = 'Card B/кусок ✂️.mp4'
const NOT_CLIPS = [
  'Card A/notes.txt',
  'Card A/._A001 interview.mp4',
  '.DS_Store',
  'Emoji 🎬/still.jpg',
  'Card B/copying.mp4.part',
]

/** @param root folder to fill; made when it is not there */
export async function makeTree(root: string): Promise<{ good: Clip[]; bad: Clip[] }> {
  const good: Clip[] = []
  for (const [recipe, name] of GOOD) good.push(clip(await place(root, name, recipe), null))
  const bad: Clip[] = []
  for (const [recipe, name, code] of BAD) bad.push(clip(await place(root, name, recipe), code))
  const cutOff = await place(root, CUT_OFF, 'h264')
  await truncate(cutOff, Math.floor((await stat(cutOff)).size * 0.6))
  bad.push(clip(cutOff, 'video_file_broken'))
  for (const name of NOT_CLIPS) await makeFile(join(root, name), 'not a clip')
  return { good, bad }
}

/** Writes a file, and the folders above it where they are missing. */
export async function makeFile(path: string, bytes: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  return path
}

const clip = (path: string, code: string | null): Clip => ({ path, name: basename(path), code })

async function place(root: string, name: string, recipe: Recipe): Promise<string> {
  const path = join(root, name)
  await mkdir(dirname(path), { recursive: true })
  await copyFile(await makeClip(recipe), path)
  return path
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? 'clips')
  const { good, bad } = await makeTree(root)
  for (const clip of [...good, ...bad]) {
    process.stdout.write(`${clip.code ?? 'good'}\t${(await readFile(clip.path)).length}\t${clip.path}\n`)
  }
}
