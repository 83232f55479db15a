/** Bytes that may leave at once after a pause, in ms of the rate. */
const BURST_MS = 100
/** Under a limit, and without one. */
const SMALLEST_PIECE = 4 * 1024
const SMALLEST_FREE_PIECE = 64 * 1024
const LARGEST_PIECE = 512 * 1024
/** A piece that is gone sooner than that is followed by a larger one; one that takes longer than that by a smaller one, in ms. */
const SOON_MS = 20
const LATE_MS = 100

interface Waiter {
  bytes: number
  resolve: () => void
}

/**
 * One bandwidth limit over all uploads: a token bucket with a queue. A change of the rate counts at once.
 * Pieces are as large as the line takes them in a moment: on a slow one, progress moves in small steps, and no piece is so
 * long under way that it looks as if nothing moved (`STALL_MS`).
 */
export class Bandwidth {
  #bytesPerSecond: number | null = null
  #tokens = 0
  #filledAt = 0
  #waiters: Waiter[] = []
  #timer: NodeJS.Timeout | null = null
  #freePiece = SMALLEST_FREE_PIECE

  /** Bytes per second; null without a limit. */
  get rate(): number | null {
    return this.#bytesPerSecond
  }

  set rate(bytesPerSecond: number | null) {
    if (bytesPerSecond === this.#bytesPerSecond) return
    this.#bytesPerSecond = bytesPerSecond
    this.#tokens = 0
    this.#filledAt = performance.now()
    this.#serve()
  }

  /** Bytes to hand over in one piece, so that many connections share a small rate evenly. */
  get pieceBytes(): number {
    if (this.#bytesPerSecond === null) return this.#freePiece
    return Math.min(this.#freePiece, Math.max(SMALLEST_PIECE, Math.floor(this.#bytesPerSecond / 50)))
  }

  /** Passes pieces on as the rate allows, cut small where it is small. @throws the signal's reason */
  async *pace(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      let at = 0
      while (at < piece.byteLength) {
        const part = piece.subarray(at, at + this.pieceBytes)
        if (this.#bytesPerSecond !== null) await this.#take(part.byteLength, signal)
        const handedAt = performance.now()
        yield part
        this.#seeTaken(part.byteLength, performance.now() - handedAt)
        at += part.byteLength
      }
    }
  }

  #seeTaken(bytes: number, ms: number): void {
    const now = this.#freePiece
    // The last of a chunk may be of any size, and tells nothing.
    if (bytes < SMALLEST_FREE_PIECE) return
    if (ms > LATE_MS) this.#freePiece = Math.min(now, Math.max(SMALLEST_FREE_PIECE, Math.floor(bytes / 2)))
    else if (ms < SOON_MS && bytes >= now) this.#freePiece = Math.min(LARGEST_PIECE, now * 2)
  }

  async #take(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        bytes,
        resolve: () => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      const giveUp = (): void => {
        this.#waiters = this.#waiters.filter((one) => one !== waiter)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      this.#waiters.push(waiter)
      this.#serve()
    })
  }

  #serve(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#fill()
    for (let next = this.#waiters[0]; next && this.#tokens > 0; next = this.#waiters[0]) {
      this.#waiters.shift()
      this.#tokens -= next.bytes
      next.resolve()
    }
    if (this.#waiters.length === 0 || this.#bytesPerSecond === null) return
    const wait = (1 - this.#tokens) / (this.#bytesPerSecond / 1000)
    this.#timer = setTimeout(() => this.#serve(), Math.max(1, wait))
  }

  #fill(): void {
    const now = performance.now()
    const rate = this.#bytesPerSecond
    if (rate === null) this.#tokens = Infinity
    else {
      const burst = Math.max(1, (rate * BURST_MS) / 1000)
      this.#tokens = Math.min(burst, this.#tokens + (rate * (now - this.#filledAt)) / 1000)
    }
    this.#filledAt = now
  }
}
