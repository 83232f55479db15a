import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planChunks } from '../../main/engine/transfer/chunk-plan.ts'
import { LeafHasher, leafBytesFor, rootOf } from '../../main/engine/transfer/leaf-hash.ts'

async function hashInPieces(bytes: Uint8Array, leafBytes: number, pieceBytes: number): Promise<Uint8Array> {
  const hasher = await LeafHasher.create(leafBytes)
  for (let at = 0; at < bytes.length; at += pieceBytes) hasher.update(bytes.subarray(at, at + pieceBytes))
  return hasher.digests()
}

test('chunks hashed apart make the same hash as the whole file, however the bytes come', async () => {
  const sizes = fc.record({
    size: fc.integer({ min: 1, max: 20_000 }),
    leaves: fc.integer({ min: 1, max: 4 }),
    leafBytes: fc.integer({ min: 64, max: 2000 }),
    pieceBytes: fc.integer({ min: 1, max: 3000 }),
    seed: fc.nat(255),
  })
  await fc.assert(
    fc.asyncProperty(sizes, async ({ size, leaves, leafBytes, pieceBytes, seed }) => {
      const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed) % 256)
      const whole = await rootOf(await hashInPieces(bytes, leafBytes, size), leafBytes)
      const chunks = planChunks(size, leaves * leafBytes)
      const apart = await Promise.all(
        chunks.map((chunk) =>
          hashInPieces(bytes.subarray(chunk.start, chunk.start + chunk.size), leafBytes, pieceBytes),
        ),
      )
      expect(await rootOf(Buffer.concat(apart), leafBytes)).toBe(whole)
    }),
    { numRuns: 50 },
  )
})

test('a single changed byte changes the hash', async () => {
  const bytes = new Uint8Array(3_000_000).fill(7)
  const before = await rootOf(await hashInPieces(bytes, 2 ** 20, 65_536), 2 ** 20)
  bytes[2_500_000] = 8
  expect(await rootOf(await hashInPieces(bytes, 2 ** 20, 65_536), 2 ** 20)).not.toBe(before)
})

test('leaves are 1 MiB wherever chunks allow it, so that every way of upload gives the same hash', () => {
  expect([leafBytesFor(null), leafBytesFor(5 * 2 ** 20), leafBytesFor(500_000)]).toEqual([
    2 ** 20,
    2 ** 20,
    500_000,
  ])
})
