/** What every request body passes through: counted, slowed, stalled or cut off as the faults and the rate demand. */
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import type { Clockwork } from './clockwork.ts'
import type { RequestFaults } from './faults.ts'

/** Shares out a number of bytes per second among all who ask. */
export class Throttle {
  readonly #bytesPerSecond: number
  readonly #clockwork: Clockwork
  #freeAt = 0
  #held: { until: Promise<void>; release: () => void } | null = null

  constructor(bytesPerSecond: number, clockwork: Clockwork) {
    this.#bytesPerSecond = bytesPerSecond
    this.#clockwork = clockwork
  }

  /** Lets no byte in until `release`. */
  hold(): void {
    let release: () => void = () => undefined
    const until = new Promise<void>((resolve) => (release = resolve))
    this.#held ??= { until, release }
  }

  release(): void {
    this.#held?.release()
    this.#held = null
  }

  async take(bytes: number): Promise<void> {
    await this.#held?.until
    const start = Math.max(performance.now(), this.#freeAt)
    this.#freeAt = start + (bytes / this.#bytesPerSecond) * 1000
    const wait = this.#freeAt - performance.now()
    if (wait > 1) await this.#clockwork.pause(wait)
  }
}

export class Gate extends Transform {
  #bytesIn = 0
  readonly #count: (bytes: number) => void
  readonly #request: IncomingMessage
  readonly #throttles: Throttle[]
  readonly #resetAfter: number
  readonly #stallAfter: number

  /** @param count told of every piece of the body that comes in */
  constructor(
    request: IncomingMessage,
    faults: RequestFaults,
    clockwork: Clockwork,
    shared: Throttle | null,
    count: (bytes: number) => void,
  ) {
    super({ highWaterMark: 256 * 1024 })
    this.#count = count
    this.#request = request
    const slow = faults.get('slow')
    const own = slow ? [new Throttle(slow.bytesPerSecond, clockwork)] : []
    this.#throttles = shared ? [...own, shared] : own
    this.#resetAfter = faults.get('reset')?.afterBytes ?? Infinity
    this.#stallAfter = faults.get('stall')?.afterBytes ?? Infinity
    request.once('close', () => {
      if (!request.complete) this.destroy(new ConnectionLost())
    })
    request.pipe(this)
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#bytesIn += piece.length
    this.#count(piece.length)
    if (this.#bytesIn >= this.#resetAfter) {
      this.#request.socket.destroy()
      return
    }
    // Not calling `done` is the stall: nothing more is read until the client gives up.
    if (this.#bytesIn >= this.#stallAfter) return
    const pass = () => {
      this.push(piece)
      done()
    }
    if (this.#throttles.length === 0) return pass()
    void Promise.all(this.#throttles.map((throttle) => throttle.take(piece.length))).then(pass)
  }
}

/** Reads away what a refused request still sends, so that its client can finish and read the answer. */
export function drain(request: IncomingMessage, gate: Gate): void {
  request.unpipe(gate)
  request.resume()
}

/** The client went away before its request was whole. */
export class ConnectionLost extends Error {
  constructor() {
    super('The client closed the connection.')
    this.name = 'ConnectionLost'
  }
}
