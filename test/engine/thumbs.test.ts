/** Pictures of clips: real clips, the real ffmpeg, and a count of how often it is started. */
import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { Clip } from '../../main/engine/thumbs/draw.ts'
import { bundledFfmpeg } from '../../main/engine/thumbs/ffmpeg-path.ts'
import { Thumbs } from '../../main/engine/thumbs/thumbs.ts'
import type { ThumbsOptions } from '../../main/engine/thumbs/thumbs.ts'
import { ItemId } from '../../shared/item.ts'
import { made } from '../clips/ffmpeg.ts'
import { anamorphic, clipWithCover, lateRecording, liveRecording, rotated } from '../clips/odd.ts'
import { h264, makeClip } from '../clips/recipes.ts'
import type { Recipe } from '../clips/recipes.ts'
import { Scene } from './scene.ts'

const run = promisify(execFile)
const root = await mkdtemp(join(tmpdir(), 'reeldrop-thumbs-'))
afterAll(() => rm(root, { recursive: true, force: true }))

/** Pictures in a folder of their own, drawn by an ffmpeg that takes note of each start and end. */
async function atelier(options: Partial<ThumbsOptions> & { instead?: string } = {}) {
  const folder = options.folder ?? (await mkdtemp(join(root, 'made-')))
  const notes = join(await mkdtemp(join(root, 'notes-')), 'notes')
  const ffmpegPath = join(dirname(notes), 'ffmpeg')
  const lines =
    options.instead ?? `sleep 0.05; ps -o ni=,sess= -p $$ >> "${notes}"; "${bundledFfmpeg()}" "$@"`
  await writeFile(
    ffmpegPath,
    `#!/bin/sh\necho start >> "${notes}"; echo $$ > "${notes}.pid"\n${lines}\nstatus=$?\necho end >> "${notes}"\nexit $status\n`,
  )
  await chmod(ffmpegPath, 0o755)
  await writeFile(notes, '')
  const thumbs = new Thumbs({ log: () => undefined, ffmpegPath, ...options, folder })
  const noted = async () => (await readFile(notes, 'utf8')).split('\n').filter(Boolean)
  const starts = async () => (await noted()).filter((note) => note === 'start').length
  const pid = async () => Number(await readFile(`${notes}.pid`, 'utf8'))
  return { thumbs, folder, noted, starts, pid }
}

async function clipAt(path: string, durationSeconds = 5): Promise<Clip> {
  const { size, mtimeMs } = await stat(path)
  return { path, sizeBytes: size, mtimeMs, durationSeconds }
}

async function sizeOf(picture: string | null): Promise<[number, number]> {
  const entries = ['-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0']
  const [codec, width, height] = (
    await run('ffprobe', ['-v', 'error', '-f', 'mjpeg', ...entries, picture ?? 'none'])
  ).stdout
    .trim()
    .split(',')
  expect(codec).toBe('mjpeg')
  return [Number(width), Number(height)]
}

/** How much green there is, 0 to 255, in each pixel of a picture that was brought to a size. */
async function greens(picture: string | null, filter: string): Promise<number[]> {
  const args = ['-v', 'error', '-i', picture ?? 'none', '-vf', filter, '-pix_fmt', 'rgb24', '-f', 'rawvideo']
  const { stdout } = await run('ffmpeg', [...args, '-'], { encoding: 'buffer' })
  return [...stdout].filter((_, at) => at % 3 === 1)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const meanDifference = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length

/** From black to white, evenly over its length. */
const brightening = (seconds: number, rate: number) => {
  const picture = `color=white:size=640x360:rate=${rate}:duration=${seconds},fade=in:0:${seconds * rate}`
  return made(['-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-g', '10', '-pix_fmt', 'yuv420p'], '.mp4')
}

test.each<[Recipe, [number, number]]>([
  ['h264', [320, 180]],
  ['hevc', [320, 180]],
  ['prores', [240, 180]],
  ['vp9', [320, 180]],
  ['av1', [320, 180]],
  ['mpegts', [225, 180]],
  ['portrait', [101, 180]],
])('a clip of the kind %s has a poster that fits into 320×180 px', async (recipe, size) => {
  const { thumbs } = await atelier()
  expect(await sizeOf(await thumbs.picture(await clipAt(await makeClip(recipe)), 'poster'))).toEqual(size)
})

test.each([
  ['pixels that are not square', anamorphic, [320, 180]],
  ['a cover picture', clipWithCover, [320, 180]],
  ['no length in its headers', liveRecording, [320, 180]],
  ['a clock that began long before', lateRecording, [320, 180]],
])('a clip with %s has a poster and a strip', async (_, make, size) => {
  const { thumbs } = await atelier()
  const clip = await clipAt(await make())
  expect(await sizeOf(await thumbs.picture(clip, 'poster'))).toEqual(size)
  expect(await sizeOf(await thumbs.picture(clip, 'strip'))).toEqual([1280, 90])
})

test.each([
  [90, 'transpose=clock', [101, 180]],
  [180, 'hflip,vflip', [320, 180]],
  [270, 'transpose=cclock', [101, 180]],
] as const)('a clip that is turned by %i° is upright in its pictures', async (turn, filter, size) => {
  const { thumbs } = await atelier()
  const turned = await thumbs.picture(await clipAt(await rotated(turn)), 'poster')
  expect(await sizeOf(turned)).toEqual(size)
  const straight = await thumbs.picture(await clipAt(await h264('640x360', 5)), 'poster')
  const expected = await greens(straight, `${filter},scale=32:32`)
  expect(meanDifference(await greens(turned, 'scale=32:32'), expected)).toBeLessThan(10)
  const upsideDown = await greens(turned, 'hflip,vflip,scale=32:32')
  expect(meanDifference(upsideDown, expected)).toBeGreaterThan(20)
  const strip = await greens(await thumbs.picture(await clipAt(await rotated(turn)), 'strip'), 'scale=64:9')
  const edge = strip[0] ?? 0
  // Upright pictures stand between black edges in their frames of the strip.
  expect(turn === 180 ? edge > 16 : edge < 16).toBe(true)
})

test.each([
  ['short', 8, 10],
  ['long', 120, 2],
])(
  'of a %s clip the poster stands at a tenth, the strip goes from its beginning to its end',
  async (_, seconds, rate) => {
    const { thumbs } = await atelier()
    const clip = await clipAt(await brightening(seconds, rate), seconds)
    const [level = 0] = await greens(await thumbs.picture(clip, 'poster'), 'scale=1:1')
    expect(level).toBeGreaterThan(15)
    expect(level).toBeLessThan(35)
    const strip = await greens(await thumbs.picture(clip, 'strip'), 'scale=8:1:flags=area')
    expect(strip).toEqual(strip.toSorted((a, b) => a - b))
    expect(new Set(strip).size).toBe(8)
    expect(strip[0]).toBeLessThan(40)
    expect(strip[7]).toBeGreaterThan(215)
  },
)

test('a strip ends with the last frame that there is when the clip is shorter than it says', async () => {
  const { thumbs } = await atelier()
  const clip = await clipAt(await brightening(8, 10), 12)
  const strip = await greens(await thumbs.picture(clip, 'strip'), 'scale=8:1:flags=area')
  expect(strip[7]).toBe(strip[5])
  expect(strip[7]).toBeGreaterThan(200)
})

test('the second ask is served from the disk, in this run and in the next', async () => {
  const { thumbs, starts, folder } = await atelier()
  const clip = await clipAt(await makeClip('h264'))
  const first = await thumbs.picture(clip, 'poster')
  expect(dirname(first ?? '')).toBe(folder)
  expect(await thumbs.picture(clip, 'poster')).toBe(first)
  expect(await starts()).toBe(1)
  await thumbs.close()
  const next = await atelier({ folder })
  expect(await next.thumbs.picture(clip, 'poster')).toBe(first)
  expect(await next.starts()).toBe(0)
})

test('a picture that was deleted is drawn anew', async () => {
  const { thumbs } = await atelier()
  const clip = await clipAt(await makeClip('h264'))
  const first = await thumbs.picture(clip, 'poster')
  await rm(first ?? '')
  expect(await thumbs.picture(clip, 'poster')).toBe(first)
  expect(await sizeOf(first)).toEqual([320, 180])
})

test('several asks for one clip at once start one process, and clips are drawn one at a time', async () => {
  const { thumbs, starts, noted } = await atelier()
  const clip = await clipAt(await makeClip('h264'))
  const answers = await Promise.all(Array.from({ length: 6 }, () => thumbs.picture(clip, 'poster')))
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).not.toBeNull()
  expect(await starts()).toBe(1)
  const others = await Promise.all((['hevc', 'vp9', 'portrait'] as const).map((recipe) => makeClip(recipe)))
  await Promise.all(others.map(async (path) => thumbs.picture(await clipAt(path), 'poster')))
  const turns = (await noted()).filter((note) => note === 'start' || note === 'end')
  expect(turns).toEqual(Array.from({ length: 4 }, () => ['start', 'end']).flat())
})

test('what was asked for last is drawn first, and of very many the oldest are left out', async () => {
  const { thumbs, starts } = await atelier({
    instead: 'sleep 0.02; for last; do :; done; echo > "${last#file:}"',
  })
  const clip = await clipAt(await makeClip('h264'))
  const copies = Array.from({ length: 210 }, (_, at) => ({ path: join(root, `copy-${at}.mp4`), at }))
  for (const { path } of copies) await copyFile(clip.path, path)
  const clips = await Promise.all(copies.map(async ({ path, at }) => ({ ...(await clipAt(path)), at })))
  const order: number[] = []
  const drawn = await Promise.all(
    clips.map(async (one) => {
      const picture = await thumbs.picture(one, 'poster')
      if (picture !== null) order.push(one.at)
      return picture
    }),
  )
  expect(drawn.filter((picture) => picture === null)).toHaveLength(9)
  expect(order.slice(1)).toEqual(order.slice(1).toSorted((a, b) => b - a))
  expect(await starts()).toBe(201)
})

test('ffmpeg runs at a lower priority, in our session, where that counts', async () => {
  const { thumbs, noted } = await atelier()
  await thumbs.picture(await clipAt(await makeClip('h264')), 'poster')
  const session = (await run('ps', ['-o', 'sess=', '-p', String(process.pid)])).stdout.trim()
  const [, seen = ''] = await noted()
  expect(seen.trim().split(/\s+/)).toEqual(['10', session])
})

test('a broken file has no pictures, and is not tried again', async () => {
  const { thumbs, starts, folder } = await atelier()
  const path = join(root, 'broken.mp4')
  await writeFile(path, (await readFile(await makeClip('h264'))).subarray(0, 4000))
  const clip = await clipAt(path)
  expect(await thumbs.picture(clip, 'poster')).toBeNull()
  expect(await thumbs.picture(clip, 'poster')).toBeNull()
  expect(await starts()).toBe(1)
  expect(await thumbs.picture(clip, 'strip')).toBeNull()
  expect(await thumbs.picture(clip, 'strip')).toBeNull()
  expect(await starts()).toBe(2)
  expect(await readdir(folder)).toEqual([])
})

test('an ffmpeg that hangs is killed in time, and the clip is not tried again', async () => {
  const { thumbs, starts, folder, pid } = await atelier({ instead: 'exec sleep 300', timeoutMs: 2000 })
  const clip = await clipAt(await makeClip('h264'))
  const began = performance.now()
  expect(await thumbs.picture(clip, 'strip')).toBeNull()
  expect(performance.now() - began).toBeLessThan(8000)
  await expect.poll(async () => isRunning(await pid())).toBe(false)
  expect(await thumbs.picture(clip, 'strip')).toBeNull()
  expect(await starts()).toBe(1)
  expect(await readdir(folder)).toEqual([])
})

test('closing ends what is drawn and what waits', async () => {
  const { thumbs, starts, pid } = await atelier({ instead: 'exec sleep 300' })
  const clips = await Promise.all((['h264', 'hevc'] as const).map(async (one) => clipAt(await makeClip(one))))
  const asked = clips.map((clip) => thumbs.picture(clip, 'poster'))
  await expect.poll(starts).toBe(1)
  await thumbs.close()
  await expect.poll(async () => isRunning(await pid())).toBe(false)
  expect(await Promise.all(asked)).toEqual([null, null])
  expect(await thumbs.picture(await clipAt(await makeClip('vp9')), 'poster')).toBeNull()
  expect(await starts()).toBe(1)
})

test('a file that is not the one that was examined is not opened, and has its pictures once it is examined', async () => {
  const { thumbs, starts } = await atelier()
  const path = join(root, 'changing.mp4')
  await copyFile(await makeClip('h264'), path)
  const before = await clipAt(path)
  const first = await thumbs.picture(before, 'poster')
  await copyFile(await makeClip('portrait'), path)
  expect(await thumbs.picture({ ...before, sizeBytes: before.sizeBytes + 1 }, 'poster')).toBeNull()
  expect(await starts()).toBe(1)
  const second = await thumbs.picture(await clipAt(path), 'poster')
  expect(second).not.toBe(first)
  expect(await sizeOf(second)).toEqual([101, 180])
})

test('a name that looks like an option or a pattern is only a name', async () => {
  const { thumbs } = await atelier({ folder: join(root, '-vf %d concat:a|b') })
  const path = join(root, "-i 'quoted' %03d;$(touch x).mp4")
  await copyFile(await makeClip('h264'), path)
  expect(await sizeOf(await thumbs.picture(await clipAt(path), 'poster'))).toEqual([320, 180])
  expect(await sizeOf(await thumbs.picture(await clipAt(path), 'strip'))).toEqual([1280, 90])
})

test('above the size, what was used longest ago is removed, in this run and in the next', async () => {
  const recipes = ['h264', 'hevc', 'vp9', 'portrait'] as const
  const [a, b, c, d] = await Promise.all(recipes.map(async (one) => clipAt(await makeClip(one))))
  if (!a || !b || !c || !d) throw new Error('there are not enough clips')
  const trial = await atelier()
  const sizes: number[] = []
  for (const clip of [a, b, c, d]) {
    sizes.push((await stat((await trial.thumbs.picture(clip, 'poster')) ?? '')).size)
  }
  // Any two fit, no three do.
  const capBytes = sizes
    .toSorted((x, y) => y - x)
    .slice(0, 2)
    .reduce((x, y) => x + y)
  const { thumbs, folder } = await atelier({ capBytes })
  const ofA = await thumbs.picture(a, 'poster')
  const ofB = await thumbs.picture(b, 'poster')
  expect(await thumbs.picture(a, 'poster')).toBe(ofA)
  const ofC = await thumbs.picture(c, 'poster')
  const kept = async () => (await readdir(folder)).map((name) => join(folder, name)).sort()
  expect(await kept()).toEqual([ofA, ofC].sort())
  expect(ofB).not.toBeNull()

  await writeFile(join(folder, 'left-behind.jpg.unfinished'), 'half a picture')
  const old = new Date(Date.now() - 60_000)
  await utimes(ofC ?? '', old, old)
  const next = await atelier({ folder, capBytes })
  const ofD = await next.thumbs.picture(d, 'poster')
  expect(await kept()).toEqual([ofA, ofD].sort())
  const smaller = await atelier({ folder, capBytes: 1 })
  // The newest is never taken away from who asked for it.
  expect(await smaller.thumbs.picture(d, 'poster')).toBe(ofD)
  expect(await kept()).toEqual([ofD])
})

test('the engine names the pictures of its clips, and none for others', async () => {
  const scene = await Scene.open({ way: 'direct' })
  await scene.connectAndAdd()
  await scene.outcomes()
  const { path } = await scene.engine.call('thumbnail', { id: scene.idOf('one.mp4'), kind: 'poster' })
  expect(path).toMatch(/[\\/]thumbs[\\/][0-9a-f]{32}\.jpg$/)
  expect(await sizeOf(path)).toEqual([320, 180])
  const unknown = ItemId.parse('00000000-0000-4000-8000-000000000000')
  expect(await scene.engine.call('thumbnail', { id: unknown, kind: 'strip' })).toEqual({ path: null })
  await scene.close(true)
})
