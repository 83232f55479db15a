import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Made clips are kept here, so that each recipe is encoded once a machine. */
const CACHE = join(tmpdir(), 'reeldrop-clips')

/** Runs the system's ffmpeg. @throws Error with its complaint */
export async function ffmpeg(args: readonly string[]): Promise<void> {
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args])
}

/**
 * The file that a recipe makes, from the cache when it was made before.
 * @param args of ffmpeg, without the target
 * @param extension with its dot
 */
export async function made(args: readonly string[], extension: string): Promise<string> {
  await mkdir(CACHE, { recursive: true })
  const name = createHash('sha256').update(JSON.stringify(args)).digest('hex').slice(0, 24)
  const path = join(CACHE, name + extension)
  const making = underWay.get(path) ?? make(args, path, join(CACHE, `${name}.${process.pid}${extension}`))
  underWay.set(path, making)
  making.catch(() => underWay.delete(path))
  return await making
}

/** What this process makes or has made, by its path: whoever asks for the same meanwhile waits for it. */
const underWay = new Map<string, Promise<string>>()

async function make(args: readonly string[], path: string, unfinished: string): Promise<string> {
  if (existsSync(path)) return path
  await ffmpeg([...args, unfinished])
  await rename(unfinished, path)
  return path
}
