import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { isWholeInFingerprint } from '../intake/fingerprint.ts'
import type { StoredItem } from '../store/item.ts'

const PIECE = 1024 * 1024

type File = Pick<StoredItem, 'path' | 'size' | 'mtimeMs'>

/**
 * Whether two files of the same fingerprint hold the same. What the fingerprint left out is compared byte by byte, to
 * the first difference; a file that cannot be read, or is not any more what it was, counts as the same.
 * @throws the signal's reason
 */
export async function mayBeSameFile(one: File, other: File, signal: AbortSignal): Promise<boolean> {
  if (isWholeInFingerprint(one.size)) return true
  const [first, second] = await Promise.all([openSame(one), openSame(other)])
  try {
    if (first === null || second === null) return true
    return await isSame(first, second, one.size, signal)
  } finally {
    await first?.close()
    await second?.close()
  }
}

/** The file, if it is still the one that was examined; null otherwise. */
async function openSame({ path, size, mtimeMs }: File): Promise<FileHandle | null> {
  // Why it cannot be read is told where it is sent.
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return null
  const now = await handle.stat()
  if (now.size === size && now.mtimeMs === mtimeMs) return handle
  await handle.close()
  return null
}

async function isSame(
  one: FileHandle,
  other: FileHandle,
  size: number,
  signal: AbortSignal,
): Promise<boolean> {
  const pieces = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const
  for (let at = 0; at < size; at += PIECE) {
    signal.throwIfAborted()
    const length = Math.min(PIECE, size - at)
    const reads = await Promise.all([
      one.read(pieces[0], 0, length, at),
      other.read(pieces[1], 0, length, at),
    ])
    // One that ended early changed just now.
    if (reads.some(({ bytesRead }) => bytesRead < length)) return true
    if (pieces[0].compare(pieces[1], 0, length, 0, length) !== 0) return false
  }
  return true
}
