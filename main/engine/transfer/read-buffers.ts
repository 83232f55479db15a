/** Of each buffer: large, since each read is handed to another thread and back, which costs as much as the copy. */
export const READ_BYTES = 512 * 1024
/** Pairs that are kept for those who come next. */
const MOST_KEPT = 64
/** How long they are kept when nobody comes, in ms. */
const KEEP_MS = 10_000

/** Two buffers of `READ_BYTES` that one reader of a file fills in turn. */
export type BufferPair = readonly [Buffer, Buffer]

/**
 * The buffers that files are read into on their way out, handed on from one chunk to the next: the system gives new ones
 * page by page, which for every chunk anew took a fifth of the processor time of sending.
 */
export class ReadBuffers {
  readonly #kept: BufferPair[] = []
  #letGo: NodeJS.Timeout | null = null

  take(): BufferPair {
    return this.#kept.pop() ?? [Buffer.allocUnsafeSlow(READ_BYTES), Buffer.allocUnsafeSlow(READ_BYTES)]
  }

  /** Takes a pair back that nothing holds any more: a socket lets go of the last of it only when its request is answered. */
  giveBack(pair: BufferPair): void {
    if (this.#kept.length < MOST_KEPT) this.#kept.push(pair)
    this.#letGo ??= setTimeout(() => {
      this.#letGo = null
      this.#kept.length = 0
    }, KEEP_MS).unref()
    this.#letGo.refresh()
  }
}
