/** Bytes that may leave at once after a pause, in ms of the rate. */
const BURST_MS = 100
const SMALLEST_PIECE = 4 * 1024
const LARGEST_PIECE = 256 * 1024

interface Waiter {
  bytes: number
  resolve: () => void
}

/** One bandwidth limit over all uploads: a token bucket with a queue. A change of the rate counts at once. */
export class Bandwidth {
  #bytesPerSecond: number | null = null
  #tokens = 0
  #filledAt = 0
  #waiters: Waiter[] = []
  #timer: NodeJS.Timeout | null = null

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
    if (this.#bytesPerSecond === null) return LARGEST_PIECE
    return Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, Math.floor(this.#bytesPerSecond / 50)))
  }

  /** Passes pieces on as the rate allows, cut small where it is small. @throws the signal's reason */
  async *pace(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      let at = 0
      while (at < piece.byteLength) {
        const part = piece.subarray(at, at + this.pieceBytes)
        if (this.#bytesPerSecond !== null) await this.#take(part.byteLength, signal)
        yield part
        at += part.byteLength
      }
    }
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
