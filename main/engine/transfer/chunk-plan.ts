/** One chunk of a file: `start` and `size` in bytes, `index` from 1 as the platform counts. */
export interface Chunk {
  index: number
  start: number
  size: number
}

/**
 * Splits a file into the chunks that the platform asked for.
 * @param totalBytes size of the file, > 0
 * @param chunkBytes chunk size the platform answered with; every chunk but the last has it
 * @throws RangeError when either is not a positive integer
 * Source: platform contract §5.1.
 */
export function planChunks(totalBytes: number, chunkBytes: number): Chunk[] {
  for (const value of [totalBytes, chunkBytes]) {
    if (!Number.isSafeInteger(value) || value <= 0) throw new RangeError(`not a positive integer: ${value}`)
  }
  return Array.from({ length: Math.ceil(totalBytes / chunkBytes) }, (_, at) => {
    const start = at * chunkBytes
    return { index: at + 1, start, size: Math.min(chunkBytes, totalBytes - start) }
  })
}

/**
 * The longest run of needed chunks from `first` on that one call for URLs can cover.
 * @param needed chunk indexes that still have to be sent
 * @param most the platform's limit per call (contract §5.3: 50)
 */
export function urlRange(
  first: number,
  needed: ReadonlySet<number>,
  most: number,
): { start: number; count: number } {
  let count = 1
  while (count < most && needed.has(first + count)) count++
  return { start: first, count }
}
