/** Least time between two messages, in ms: two a second while counts grow; another state is told almost at once. */
const LEAST_MS = 500
const SOON_MS = 20

/** Tells how some things stand, when something about them changed. */
export class Feed<T> {
  readonly #read: () => T[]
  readonly #send: (things: T[]) => void
  readonly #failed: (error: unknown) => void
  #told = '[]'
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  /** @param failed gets what reading failed with; the next change reads again */
  constructor(read: () => T[], send: (things: T[]) => void, failed: (error: unknown) => void) {
    this.#read = read
    this.#send = send
    this.#failed = failed
  }

  /** @param isState one is in another state now, rather than further on in the same */
  changed(isState = false): void {
    if (this.#isClosed) return
    if (isState && this.#timer) {
      clearTimeout(this.#timer)
      this.#timer = null
    }
    const soon = (): void => {
      this.#timer = null
      try {
        this.#tell()
      } catch (error) {
        this.#failed(error)
      }
    }
    this.#timer ??= setTimeout(soon, isState ? SOON_MS : LEAST_MS)
  }

  #tell(): void {
    const things = this.#read()
    const text = JSON.stringify(things)
    if (text === this.#told) return
    this.#told = text
    this.#send(things)
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
  }
}
