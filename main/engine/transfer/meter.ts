const WINDOW_MS = 5000

/** Counts the bytes of one upload: what is committed, what is in flight, and how fast they left lately. */
export class Meter {
  #committed: number
  readonly #inFlight = new Map<number, number>()
  readonly #moves: { at: number; bytes: number }[] = []
  #wire = 0
  readonly #total: number
  readonly #onMoved: (bytes: number) => void

  /**
   * @param committed bytes the platform has already
   * @param total size of the file in bytes
   * @param onMoved told of all bytes that leave
   */
  constructor(committed: number, total: number, onMoved: (bytes: number) => void = () => undefined) {
    this.#committed = committed
    this.#total = total
    this.#onMoved = onMoved
  }

  /** Bytes of a part left; @param part chunk index, or 0 for a whole-file upload */
  moved(part: number, bytes: number, now: number): void {
    this.#inFlight.set(part, (this.#inFlight.get(part) ?? 0) + bytes)
    this.#wire += bytes
    this.#onMoved(bytes)
    const last = this.#moves.at(-1)
    if (last && now - last.at < 100) last.bytes += bytes
    else this.#moves.push({ at: now, bytes })
  }

  /** The platform has the part: @param bytes its exact size */
  commit(part: number, bytes: number): void {
    this.#inFlight.delete(part)
    this.#committed += bytes
  }

  /** The part failed: what left of it counts for nothing. */
  discard(part: number): void {
    this.#inFlight.delete(part)
  }

  /** The platform lost or never had what counted as committed. */
  restart(committed: number): void {
    this.#inFlight.clear()
    this.#committed = committed
  }

  /** Bytes that the platform has acknowledged. */
  get committed(): number {
    return this.#committed
  }

  /** Bytes done, at most the size of the file. */
  get sent(): number {
    const flying = [...this.#inFlight.values()].reduce((sum, bytes) => sum + bytes, 0)
    return Math.min(this.#total, this.#committed + flying)
  }

  /** Bytes that left since they were last taken. */
  get wire(): number {
    return this.#wire
  }

  /** Takes the bytes that left since the last call. */
  takeWireBytes(): number {
    const bytes = this.#wire
    this.#wire = 0
    return bytes
  }

  /** Bytes per second over the last 5 s; null while nothing moves. */
  speed(now: number): number | null {
    while (this.#moves[0] && now - this.#moves[0].at > WINDOW_MS) this.#moves.shift()
    const first = this.#moves[0]
    if (!first || now - first.at < 500) return null
    const bytes = this.#moves.reduce((sum, move) => sum + move.bytes, 0)
    return (bytes * 1000) / (now - first.at)
  }
}
