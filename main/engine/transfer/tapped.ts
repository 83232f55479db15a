import { createHash } from 'node:crypto'
import { LeafHasher } from './leaf-hash.ts'

/** Hashes taken of bytes as they pass by on their way out: no second read. */
export interface Tap {
  through: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
  /** Of all that passed, in hex; null when it was not wanted. */
  md5: () => string | null
  /** Digests of the leaves, one after the other; null when they were not wanted. */
  leaves: () => Uint8Array | null
}

/** @param wanted.leafBytes size of a leaf of the full hash; null when none is taken */
export async function tapped(wanted: { md5: boolean; leafBytes: number | null }): Promise<Tap> {
  const md5 = wanted.md5 ? createHash('md5') : null
  const leaves = wanted.leafBytes === null ? null : await LeafHasher.create(wanted.leafBytes)
  async function* through(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      md5?.update(piece)
      leaves?.update(piece)
      yield piece
    }
  }
  return {
    through: md5 === null && leaves === null ? (pieces) => pieces : through,
    md5: () => md5?.digest('hex') ?? null,
    leaves: () => leaves?.digests() ?? null,
  }
}
