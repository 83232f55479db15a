/** Takes bytes in: to disk with their hashes, or nowhere in sink mode. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ChunkRecord, Received } from './records.ts'

export interface Taken extends Received {
  /** Of chunks only, for their ETag. */
  md5: string | null
}

export class ByteStore {
  readonly #folder: string
  readonly #temporary: boolean
  readonly #sink: boolean
  #count = 0

  private constructor(folder: string, temporary: boolean, sink: boolean) {
    this.#folder = folder
    this.#temporary = temporary
    this.#sink = sink
  }

  /** @param dataDir created when missing; a temporary folder is used and removed on close when null */
  static async open(dataDir: string | null, sink: boolean): Promise<ByteStore> {
    if (dataDir !== null) await mkdir(dataDir, { recursive: true })
    const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'reeldrop-practice-')))
    return new ByteStore(folder, dataDir === null, sink)
  }

  get folder(): string {
    return this.#folder
  }

  /**
   * Takes a whole stream; what came of a broken one is removed again.
   * @param wanted the hash to compute on the way: whole files are known by SHA-256, chunks by MD5 as in S3
   */
  async take(bytes: Readable, wanted: 'sha256' | 'md5' = 'sha256'): Promise<Taken> {
    if (this.#sink) return { path: null, sizeBytes: await count(bytes), sha256: null, md5: null }
    const path = join(this.#folder, String(++this.#count))
    const hash = createHash(wanted)
    let sizeBytes = 0
    const measure = async function* (source: AsyncIterable<Buffer>) {
      for await (const piece of source) {
        hash.update(piece)
        sizeBytes += piece.length
        yield piece
      }
    }
    try {
      await pipeline(bytes, measure, createWriteStream(path))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { path, sizeBytes, sha256: null, md5: null, [wanted]: hash.digest('hex') }
  }

  /** Puts chunks together in the given order and lets go of them. */
  async join(chunks: ChunkRecord[]): Promise<Received> {
    const sizeBytes = chunks.reduce((sum, chunk) => sum + chunk.sizeBytes, 0)
    const paths = chunks.flatMap(({ path }) => (path === null ? [] : [path]))
    if (this.#sink) return { path: null, sizeBytes, sha256: null }
    const path = join(this.#folder, String(++this.#count))
    const sha256 = createHash('sha256')
    const inOrder = async function* () {
      for (const part of paths) {
        for await (const piece of createReadStream(part, {
          highWaterMark: 2 ** 20,
        }) as AsyncIterable<Buffer>) {
          sha256.update(piece)
          yield piece
        }
        await rm(part)
      }
    }
    await pipeline(inOrder, createWriteStream(path))
    return { path, sizeBytes, sha256: sha256.digest('hex') }
  }

  async drop(received: { path: string | null } | null): Promise<void> {
    if (received?.path) await rm(received.path, { force: true })
  }

  async close(): Promise<void> {
    if (this.#temporary) await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function count(bytes: Readable): Promise<number> {
  let sum = 0
  for await (const piece of bytes as AsyncIterable<Buffer>) sum += piece.length
  return sum
}
