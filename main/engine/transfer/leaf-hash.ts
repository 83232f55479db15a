import { createXXHash128 } from 'hash-wasm'

const LEAF_BYTES = 2 ** 20
const DIGEST_BYTES = 16

/**
 * A hash over all bytes of a file whose chunks are sent side by side and out of order, and which a restart goes on
 * with: a tree of one level. The file is cut into leaves of 1 MiB (of one chunk where chunks are no multiple of
 * that), each leaf is hashed with xxHash-128, and the root is xxHash-128 over the leaf digests in order.
 * @param chunkBytes chunk size of the upload; null when the file is sent whole
 * @returns bytes of a leaf
 */
export function leafBytesFor(chunkBytes: number | null): number {
  return chunkBytes === null || chunkBytes % LEAF_BYTES === 0 ? LEAF_BYTES : chunkBytes
}

/** Takes the leaf hashes of one part of a file that begins on a leaf's border. */
export class LeafHasher {
  readonly #hasher: Awaited<ReturnType<typeof createXXHash128>>
  readonly #leafBytes: number
  readonly #digests: Uint8Array[] = []
  #filled = 0

  private constructor(hasher: Awaited<ReturnType<typeof createXXHash128>>, leafBytes: number) {
    this.#hasher = hasher
    this.#leafBytes = leafBytes
    hasher.init()
  }

  static async create(leafBytes: number): Promise<LeafHasher> {
    return new LeafHasher(await createXXHash128(), leafBytes)
  }

  update(piece: Uint8Array): void {
    for (let at = 0; at < piece.byteLength;) {
      const part = piece.subarray(at, at + this.#leafBytes - this.#filled)
      this.#hasher.update(part)
      this.#filled += part.byteLength
      at += part.byteLength
      if (this.#filled === this.#leafBytes) this.#endLeaf()
    }
  }

  /** The leaf digests, one after the other; call once, after the last byte. */
  digests(): Uint8Array {
    if (this.#filled > 0) this.#endLeaf()
    return Buffer.concat(this.#digests)
  }

  #endLeaf(): void {
    this.#digests.push(this.#hasher.digest('binary'))
    this.#hasher.init()
    this.#filled = 0
  }
}

/**
 * The hash of a whole file from its leaf digests in order.
 * @returns `xxh128-tree:<bytes of a leaf>:<32 hex digits>`, always of the same length for the same leaf size
 */
export async function rootOf(leaves: Uint8Array, leafBytes: number): Promise<string> {
  if (leaves.byteLength % DIGEST_BYTES !== 0) throw new RangeError('not a row of digests')
  const hasher = await createXXHash128()
  hasher.init()
  hasher.update(leaves)
  return `xxh128-tree:${leafBytes}:${hasher.digest('hex')}`
}
