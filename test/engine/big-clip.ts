import { createCipheriv } from 'node:crypto'
import { appendFile, copyFile, stat, utimes } from 'node:fs/promises'
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

/** A playable clip that was written a minute ago, so that nothing waits for it to be still. */
export async function makeOldClip(path: string, bytes: number): Promise<void> {
  await makeBigClip(await makeClip('h264'), path, bytes)
  const before = new Date(Date.now() - 60_000)
  await utimes(path, before, before)
}
