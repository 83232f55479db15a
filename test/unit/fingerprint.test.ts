import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fingerprint, sampleOffsets } from '../../main/engine/intake/fingerprint.ts'

const folder = mkdtempSync(join(tmpdir(), 'reeldrop-fp-'))
afterAll(() => rmSync(folder, { recursive: true }))

const print = async (name: string, bytes: Buffer): Promise<string> => {
  writeFileSync(join(folder, name), bytes)
  return await fingerprint(join(folder, name), bytes.length)
}

test('blocks lie inside the file, in order, without overlap, and take in head and tail', () => {
  const block = 64 * 1024
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (size) => {
      const offsets = sampleOffsets(size)
      expect(offsets[0]).toBe(0)
      offsets.forEach((offset, at) => {
        const before = offsets[at - 1]
        if (before !== undefined) expect(offset).toBeGreaterThanOrEqual(before + block)
        expect(offset).toBeLessThan(size)
      })
      expect((offsets.at(-1) ?? 0) + block).toBeGreaterThanOrEqual(size)
    }),
  )
})

test('the same bytes under two names have one fingerprint; a byte more, or another tail, has another', async () => {
  const bytes = Buffer.alloc(3_000_000, 7)
  const tail = Buffer.from(bytes)
  tail[tail.length - 1] = 8
  const first = await print('a.mp4', bytes)
  expect(await print('b.mp4', bytes)).toBe(first)
  expect(await print('c.mp4', tail)).not.toBe(first)
  expect(await print('d.mp4', Buffer.alloc(3_000_001, 7))).not.toBe(first)
  expect(first).toMatch(/^x1:[0-9a-f]{32}$/)
})
