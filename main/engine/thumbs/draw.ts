/** Draws the pictures of a clip with ffmpeg, at a priority below all else that Reeldrop does. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { ThumbKind } from '../../../shared/thumb-kind.ts'
import { inTime } from '../in-time.ts'
import type { MediaTools } from '../media/media-tools.ts'
import { posterArgs, stripArgs, TILE_BYTES, tileArgs, TILES } from './recipe.ts'

/** A clip as it was examined. */
export interface Clip {
  path: string
  sizeBytes: number
  /** Epoch ms. */
  mtimeMs: number
  durationSeconds: number
}

export type Drawn =
  | { kind: 'drawn' }
  /** `isLasting`: the same would come of another try. */
  | { kind: 'none'; reason: string; isLasting: boolean }

export interface Drawing {
  tools: MediaTools
  ffmpeg: string
  /** Path of the JPEG to write; other files are put beside it for a while. */
  target: string
  /** For all of it, in ms. */
  timeoutMs: number
  signal: AbortSignal
}

/** @throws the signal's reason once it aborts; errors of the file system of the target */
export async function draw(clip: Clip, kind: ThumbKind, drawing: Drawing): Promise<Drawn> {
  const changed = await changeOf(clip, drawing)
  if (changed !== null) return { kind: 'none', reason: changed, isLasting: false }
  switch (kind) {
    case 'poster':
      return await write(posterArgs(clip.path, clip.durationSeconds, drawing.target), drawing.target, drawing)
    case 'strip':
      return await drawStrip(clip, drawing)
  }
}

/**
 * Frame by frame: one ffmpeg with eight inputs would hold eight decoders, which for a clip of 3840×2160 px take 900 MB.
 * A frame that is missing, as past the end of a clip that is shorter than it says, looks like the one before.
 */
async function drawStrip({ path, durationSeconds }: Clip, drawing: Drawing): Promise<Drawn> {
  const file = `${drawing.target}.tiles`
  const endMs = performance.now() + drawing.timeoutMs
  const left = (): Drawing => ({ ...drawing, timeoutMs: Math.max(1, endMs - performance.now()) })
  try {
    const tiles: Buffer[] = []
    for (let tile = 0; tile < TILES; tile++) {
      const drawn = await write(tileArgs(path, durationSeconds, tile, file), file, left())
      const before = tiles.at(-1)
      if (drawn.kind === 'drawn') tiles.push((await readFile(file)).subarray(0, TILE_BYTES))
      else if (before && drawn.reason === NO_FRAME) tiles.push(before)
      else return drawn
    }
    await writeFile(file, Buffer.concat(tiles))
    return await write(stripArgs(file, drawing.target), drawing.target, left())
  } finally {
    await rm(file, { force: true })
  }
}

const NO_FRAME = 'there is no frame at that time'

async function write(args: readonly string[], target: string, drawing: Drawing): Promise<Drawn> {
  const none = (reason: string, isLasting: boolean): Drawn => ({ kind: 'none', reason, isLasting })
  const { tools, ffmpeg, timeoutMs, signal } = drawing
  const run = await tools.run(ffmpeg, args, { timeoutMs, signal })
  switch (run.kind) {
    case 'notStarted':
      return none(run.reason, false)
    case 'failed':
      return none(run.reason, true)
    case 'tooLarge':
      return none('it took too much memory', true)
    case 'timeout':
      return none('it took too long', true)
    case 'ended':
      if (run.status !== 0) return none(run.stderr.trim(), !run.stderr.includes('No space left on device'))
      return (await stat(target)).size > 0 ? { kind: 'drawn' } : none(NO_FRAME, true)
  }
}

/** Why the file at the path is not the clip that was examined; null when it is. Nothing else is handed to ffmpeg. */
async function changeOf(clip: Clip, drawing: Drawing): Promise<string | null> {
  const now = await inTime(
    stat(clip.path).catch(() => 'it cannot be looked at'),
    drawing,
  )
  if (now === null) return 'its drive does not answer'
  if (typeof now === 'string') return now
  const isSame = now.isFile() && now.size === clip.sizeBytes && now.mtimeMs === clip.mtimeMs
  return isSame ? null : 'it was written to since it was examined'
}
