import type { WatchFolder } from '../../../shared/watching.ts'

/** Least time between two messages, in ms: two a second. */
const LEAST_MS = 500

/** Tells how the watch folders stand, when something about them changed. */
export class WatchFeed {
  readonly #read: () => WatchFolder[]
  readonly #send: (watches: WatchFolder[]) => void
  #told = '[]'
  #timer: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(read: () => WatchFolder[], send: (watches: WatchFolder[]) => void) {
    this.#read = read
    this.#send = send
  }

  changed(): void {
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      const watches = this.#read()
      const text = JSON.stringify(watches)
      if (text === this.#told) return
      this.#told = text
      this.#send(watches)
    }, LEAST_MS)
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
  }
}
