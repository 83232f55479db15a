import type { WatchFolder } from '../../../shared/watching.ts'

/** Least time between two messages, in ms: two a second. */
const LEAST_MS = 500

/** Tells how the watch folders stand, when something about them changed. */
export class WatchFeed {
  readonly #read: () => WatchFolder[]
  readonly #send: (watches: WatchFolder[]) => void
  readonly #failed: (error: unknown) => void
  #told = '[]'
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  /** @param failed gets what reading failed with; the next change reads again */
  constructor(
    read: () => WatchFolder[],
    send: (watches: WatchFolder[]) => void,
    failed: (error: unknown) => void,
  ) {
    this.#read = read
    this.#send = send
    this.#failed = failed
  }

  changed(): void {
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      try {
        this.#tell()
      } catch (error) {
        this.#failed(error)
      }
    }, LEAST_MS)
  }

  #tell(): void {
    const watches = this.#read()
    const text = JSON.stringify(watches)
    if (text === this.#told) return
    this.#told = text
    this.#send(watches)
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
  }
}
