/** Streams (HLS) of what was received, made with ffmpeg when somebody asks for one. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'

/** Invented: their number; the documentation has one in its example. */
const THUMBNAILS = 3
const TYPES: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  jpg: 'image/jpeg',
}

export class Streams {
  readonly #folder: string
  readonly #secret: string
  readonly #made = new Map<string, Promise<string | null>>()

  /** @param secret what addresses are signed with */
  constructor(folder: string, secret: string) {
    this.#folder = folder
    this.#secret = secret
  }

  /** Path of a file of a video's stream, signed as the platform's addresses are: they need no key. */
  pathOf(videoId: string, file: string): string {
    return `/media/${videoId}/${this.signatureOf(videoId)}/${file}`
  }

  thumbnails(videoId: string): string[] {
    return Array.from({ length: THUMBNAILS }, (_, n) => this.pathOf(videoId, `thumb-${n + 1}.jpg`))
  }

  isSigned(videoId: string, signature: string): boolean {
    return signature === this.signatureOf(videoId)
  }

  /**
   * A file of the stream of a video.
   * @param source path of the clip @param seconds of its length
   * @returns null when there is no such file, or ffmpeg cannot make one of the clip
   */
  async read(
    videoId: string,
    file: string,
    source: string,
    seconds: number,
  ): Promise<{ bytes: Uint8Array; type: string } | null> {
    const type = TYPES[/^[\w-]+\.(\w+)$/.exec(file)?.[1] ?? '']
    if (type === undefined) return null
    const making = this.#made.get(videoId) ?? this.#make(videoId, source, seconds)
    this.#made.set(videoId, making)
    const folder = await making
    if (folder === null) return null
    try {
      return { bytes: await readFile(join(folder, file)), type }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      return null
    }
  }

  async #make(videoId: string, source: string, seconds: number): Promise<string | null> {
    const ffmpeg = bundledFfmpeg()
    if (ffmpeg === null) return null
    const folder = join(this.#folder, `stream-${videoId}`)
    await mkdir(folder, { recursive: true })
    const picture = [
      '-vf',
      'scale=-2:min(360\\,ih)',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
    ]
    const hls = ['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4']
    const names = [
      '-hls_segment_filename',
      join(folder, 'part-%d.m4s'),
      '-hls_fmp4_init_filename',
      'init.mp4',
    ]
    const stream = [...picture, '-g', '10', '-c:a', 'aac', ...hls, ...names, join(folder, 'stream.m3u8')]
    const stills = [
      '-vf',
      `fps=${THUMBNAILS}/${Math.max(1, seconds)},scale=320:-2`,
      '-frames:v',
      String(THUMBNAILS),
    ]
    const isMade =
      (await run(ffmpeg, ['-i', source, ...stream])) &&
      (await run(ffmpeg, ['-i', source, ...stills, join(folder, 'thumb-%d.jpg')]))
    return isMade ? folder : null
  }

  signatureOf(videoId: string): string {
    return createHash('sha256').update(`${this.#secret} ${videoId}`).digest('hex').slice(0, 32)
  }
}

function run(ffmpeg: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...args], { timeout: 120_000 }, (error) =>
      resolve(error === null),
    )
  })
}

/** The ffmpeg that comes with a package; null where that has none for this system, which it says by throwing a string. */
function bundledFfmpeg(): string | null {
  const load: (id: string) => unknown = createRequire(import.meta.url)
  try {
    const { path } = z.object({ path: z.string() }).parse(load('@ffmpeg-installer/ffmpeg'))
    return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
  } catch (error) {
    if (typeof error === 'string') return null
    throw error
  }
}
