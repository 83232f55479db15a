import { createCipheriv } from 'node:crypto'
import { appendFile, copyFile, open, stat, utimes } from 'node:fs/promises'
import { makeClip } from '../clips/make.ts'

/**
 * Makes a playable MP4 of an exact size: a real clip with a `free` box of noise behind it, so that every chunk has
 * bytes of its own.
 * @param bytes size of the result; must exceed the clip's by at least 8
 */
export async function makeBigClip(clip: string, target: string, bytes: number): Promise<void> {
  await copyFile(clip, target)
  const padding = bytes - (await stat(target)).size
  const head = Buffer.alloc(8)
  head.writeUInt32BE(padding, 0)
  head.write('free', 4, 'latin1')
  await appendFile(target, head)
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16, 2))
  const piece = Buffer.alloc(4 * 2 ** 20)
  for (let left = padding - 8; left > 0; left -= piece.length) {
    await appendFile(target, noise.update(piece.subarray(0, Math.min(left, piece.length))))
  }
}

/**
 * A playable MP4 of any size that takes no room on the disk: a clip with an empty 64-bit `free` box behind it.
 * @param bytes size of the result; must exceed the clip's by at least 16
 */
export async function makeSparseClip(clip: string, target: string, bytes: number): Promise<void> {
  await copyFile(clip, target)
  const at = (await stat(target)).size
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1, 0)
  head.write('free', 4, 'latin1')
  head.writeBigUInt64BE(BigInt(bytes - at), 8)
  const file = await open(target, 'r+')
  await file.write(head, 0, head.length, at)
  await file.truncate(bytes)
  await file.close()
}

/** A playable clip that was written a minute ago, so that nothing waits for it to be still. */
export async function makeOldClip(path: string, bytes: number): Promise<void> {
  await makeBigClip(await makeClip('h264'), path, bytes)
  const before = new Date(Date.now() - 60_000)
  await utimes(path, before, before)
}
