/** Of each buffer: large, since each read is handed to another thread and back, which costs as much as the copy. */
export const READ_BYTES = 512 * 1024
/** Pairs that are kept for those who come next. */
const MOST_KEPT = 64
/** How long they are kept when nobody comes, in ms. */
const KEEP_MS = 10_000

/** Two buffers of `READ_BYTES` that one reader of a file fills in turn. */
export interface BufferPair {
  readonly buffers: readonly [Buffer, Buffer]
  /** Set by the reader at its end: nothing is read into them any more. */
  isRead: boolean
}

/**
 * The buffers that files are read into on their way out, handed on from one chunk to the next: the system gives new ones
 * page by page, which for every chunk anew took a fifth of the processor time of sending.
 */
export class ReadBuffers {
  readonly #kept: BufferPair[] = []
  #letGo: NodeJS.Timeout | null = null

  take(): BufferPair {
    const kept = this.#kept.pop()
    if (kept === undefined)
      return {
        buffers: [Buffer.allocUnsafeSlow(READ_BYTES), Buffer.allocUnsafeSlow(READ_BYTES)],
        isRead: false,
      }
    kept.isRead = false
    return kept
  }

  /**
   * Takes a pair back once its request is answered: until then a socket may hold the last of it. After an answer that came
   * before the file was read to its end, a read may still be under way, so such a pair is let go of.
   */
  giveBack(pair: BufferPair): void {
    if (!pair.isRead) return
    if (this.#kept.length < MOST_KEPT) this.#kept.push(pair)
    this.#letGo ??= setTimeout(() => {
      this.#letGo = null
      this.#kept.length = 0
    }, KEEP_MS).unref()
    this.#letGo.refresh()
  }
}
