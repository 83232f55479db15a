/** The pictures of clips: a poster and a film strip, drawn when they are asked for and kept on disk. */
import { createHash } from 'node:crypto'
import { constants } from 'node:os'
import { basename } from 'node:path'
import PQueue from 'p-queue'
import { named } from '../../../shared/names.ts'
import type { ThumbKind } from '../../../shared/thumb-kind.ts'
import { describeError } from '../log.ts'
import type { Logger } from '../log.ts'
import { MediaTools } from '../media/media-tools.ts'
import { DiskCache } from './disk-cache.ts'
import { draw } from './draw.ts'
import type { Clip } from './draw.ts'
import { bundledFfmpeg } from './ffmpeg-path.ts'
import { RECIPE_VERSION } from './recipe.ts'

export interface ThumbsOptions {
  /** Where the pictures are kept. */
  folder: string
  log: Logger
  /** Of all pictures together; 200 MB by default. */
  capBytes?: number
  /** For one picture, without the wait for its turn, in ms; 20 s by default. */
  timeoutMs?: number
  /** Another ffmpeg than the bundled one. */
  ffmpegPath?: string
}

const CAP_BYTES = 200 * 2 ** 20
const TIMEOUT_MS = 20_000
/** More than a window shows at once. Of what is asked for beyond, the oldest is no longer looked at. */
const WAITING_MOST = 200

export class Thumbs {
  readonly #cache: DiskCache
  readonly #log: Logger
  readonly #timeoutMs: number
  readonly #ffmpeg: () => string | null
  readonly #queue = new PQueue({ concurrency: 1 })
  /** At the lowest priority it would get next to nothing while clips are examined, and the time would be over. */
  readonly #tools = new MediaTools(constants.priority.PRIORITY_BELOW_NORMAL)
  readonly #pending = new Map<string, Promise<string | null>>()
  /** What waits for its turn, by name, oldest first. */
  readonly #waiting = new Map<string, AbortController>()
  /** Of what there is none and will be none in this run. */
  readonly #hopeless = new Set<string>()
  readonly #stop = new AbortController()
  #asked = 0

  constructor(options: ThumbsOptions) {
    this.#cache = new DiskCache(options.folder, options.capBytes ?? CAP_BYTES)
    this.#log = options.log
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS
    this.#ffmpeg = () => options.ffmpegPath ?? bundledFfmpeg()
  }

  /**
   * The path of a JPEG; null when there is none and none can be drawn now. Several who ask for the same one get the same.
   * What was asked for last is drawn first: a window that is scrolled no longer shows what it asked for before.
   */
  async picture(clip: Clip, kind: ThumbKind): Promise<string | null> {
    const name = nameOf(clip, kind)
    const pending = this.#pending.get(name)
    if (pending) return await pending
    const picture = this.#findOrDraw(name, clip, kind)
    this.#pending.set(name, picture)
    try {
      return await picture
    } finally {
      this.#pending.delete(name)
    }
  }

  /** Ends what is drawn and what waits; resolves when no ffmpeg is left. */
  async close(): Promise<void> {
    this.#stop.abort(new DOMException('The pictures were closed', 'AbortError'))
    for (const waiting of this.#waiting.values()) waiting.abort()
    await Promise.allSettled(this.#pending.values())
    this.#tools.close()
  }

  /** A picture is never worth a failure of what shows it: what goes wrong with the cache is logged. */
  async #findOrDraw(name: string, clip: Clip, kind: ThumbKind): Promise<string | null> {
    try {
      const found = await this.#cache.find(name)
      if (found !== null || this.#hopeless.has(name) || this.#stop.signal.aborted) return found
      return await this.#inTurn(name, () => this.#draw(name, clip, kind))
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null
      this.#log('warn', `no ${kind} of ${named(basename(clip.path))}: ${describeError(error)}`)
      return null
    }
  }

  /** @throws AbortError when there is no turn for it any more */
  async #inTurn(name: string, work: () => Promise<string | null>): Promise<string | null> {
    const turn = new AbortController()
    this.#waiting.set(name, turn)
    this.#dropOldest()
    try {
      const begin = (): Promise<string | null> => {
        this.#waiting.delete(name)
        return work()
      }
      return await this.#queue.add(begin, { priority: ++this.#asked, signal: turn.signal })
    } finally {
      this.#waiting.delete(name)
    }
  }

  #dropOldest(): void {
    for (const [name, turn] of this.#waiting) {
      if (this.#waiting.size <= WAITING_MOST) return
      this.#waiting.delete(name)
      turn.abort()
    }
  }

  async #draw(name: string, clip: Clip, kind: ThumbKind): Promise<string | null> {
    const ffmpeg = this.#ffmpeg()
    if (ffmpeg === null) return null
    return await this.#cache.add(name, async (target) => {
      const { signal } = this.#stop
      const drawn = await draw(clip, kind, {
        tools: this.#tools,
        ffmpeg,
        target,
        timeoutMs: this.#timeoutMs,
        signal,
      })
      if (drawn.kind === 'drawn') return true
      if (drawn.isLasting) this.#hopeless.add(name)
      this.#log(
        drawn.isLasting ? 'info' : 'debug',
        `no ${kind} of ${named(basename(clip.path))}: ${drawn.reason}`,
      )
      return false
    })
  }
}

/** The same file has the same pictures; one that was written to since has others. */
function nameOf({ path, sizeBytes, mtimeMs }: Clip, kind: ThumbKind): string {
  const identity = JSON.stringify([RECIPE_VERSION, path, sizeBytes, mtimeMs])
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 32)
  return kind === 'poster' ? `${key}.jpg` : `${key}-${kind}.jpg`
}
