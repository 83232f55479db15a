import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { extname } from 'node:path'
import { ExpectedError, failure, type Failure } from '../../../shared/errors.ts'
import { READ_BYTES } from './read-buffers.ts'
import type { BufferPair } from './read-buffers.ts'

/** While it is sent, a file is looked at this often at most, in ms. */
const GLANCE_MS = 500

/** A source file that must not change while it is sent. Reads by position; no temporary copy. */
export class SourceFile {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly #mtimeMs: number
  readonly #handle: FileHandle
  #checkedAt = -Infinity

  private constructor(known: KnownFile, handle: FileHandle) {
    this.path = known.path
    this.name = known.name
    this.size = known.size
    this.#mtimeMs = known.mtimeMs
    this.#handle = handle
  }

  /**
   * Opens a file as it was when it was probed.
   * @throws ExpectedError `source_missing`, `source_unreadable`, `source_changed`
   */
  static async open(known: KnownFile): Promise<SourceFile> {
    const handle = await open(known.path, 'r').catch((error: unknown) => {
      throw sourceError(error, known.name)
    })
    const source = new SourceFile(known, handle)
    try {
      await source.check()
      return source
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /**
   * Compares the file at the path with what was probed.
   * @throws ExpectedError `source_missing`, `source_changed`
   */
  async check(): Promise<void> {
    const now = await stat(this.path).catch((error: unknown) => {
      throw sourceError(error, this.name)
    })
    if (now.size !== this.size || now.mtimeMs !== this.#mtimeMs) {
      throw new ExpectedError(failure('source_changed', { name: this.name }))
    }
    this.#checkedAt = performance.now()
  }

  /**
   * As `check`, unless that was half a second ago or less: so that little is sent of a file that changes on the way,
   * while a fast line does not ask the file system for every chunk. What it misses, the check at the end finds.
   * @throws ExpectedError `source_missing`, `source_changed`
   */
  async glance(): Promise<void> {
    if (performance.now() - this.#checkedAt > GLANCE_MS) await this.check()
  }

  /**
   * Compares the file that was read, and what is at its path now, with what was probed. One that has lost its name
   * meanwhile was read whole all the same.
   * @throws ExpectedError `source_changed`
   */
  async checkRead(): Promise<void> {
    const changed = new ExpectedError(failure('source_changed', { name: this.name }))
    const now = await stat(this.path).catch(() => null)
    for (const seen of [await this.#handle.stat(), ...(now ? [now] : [])]) {
      if (seen.size !== this.size || seen.mtimeMs !== this.#mtimeMs) throw changed
    }
  }

  /**
   * Yields `size` bytes from `start`. Two buffers take turns, and each is larger than what a socket keeps back
   * (`StreamBody`): a piece is good until the next but one is asked for.
   * @throws ExpectedError `source_changed` when they end early
   */
  async *bytes(start: number, size: number, pair: BufferPair): AsyncGenerator<Uint8Array> {
    const end = start + size
    let [buffer, other] = pair.buffers
    for (let at = start; at < end; at += READ_BYTES) {
      const piece = buffer.subarray(0, Math.min(READ_BYTES, end - at))
      await this.#fill(piece, at)
      yield piece
      const next = other
      other = buffer
      buffer = next
    }
    pair.isRead = true
  }

  /** Fills a piece to its end, though the file system may give less at a time. */
  async #fill(piece: Buffer, start: number): Promise<void> {
    for (let filled = 0; filled < piece.length;) {
      const { bytesRead } = await this.#handle
        .read(piece, filled, piece.length - filled, start + filled)
        .catch((error: unknown) => {
          throw sourceError(error, this.name)
        })
      if (bytesRead === 0) throw new ExpectedError(failure('source_changed', { name: this.name }))
      filled += bytesRead
    }
  }

  /** The name it gets on the platform: composed (NFC), at most 255 characters with its extension (contract §4.1). */
  get uploadName(): string {
    const name = this.name.normalize('NFC')
    if (name.length <= 255) return name
    const extension = extname(name)
    return name.slice(0, 255 - extension.length) + extension
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** What is known of a file since its probe. Size in bytes, mtime in epoch ms. */
export interface KnownFile {
  path: string
  name: string
  size: number
  mtimeMs: number
}

/** Turns an error of the file system into the failure it means; other errors stay as they are. */
export function sourceError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? new ExpectedError(failureOf(code, name)) : error
}

/** What a code of the file system says about a file. */
export function failureOf(code: string, name: string): Failure {
  return MISSING.has(code)
    ? failure('source_missing', { name })
    : failure('source_unreadable', { name, detail: code })
}

/** Codes of the file system that say that there is no such file. */
export const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO'])
