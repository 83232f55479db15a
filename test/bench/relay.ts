/** A far line on this machine: a TCP relay with a delay each way, a limit for each connection and one for all. */
import { createServer, connect } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

export interface FarLine {
  delayMs: number
  /** Bytes per second towards the server. */
  perConnection: number
  total: number
}

/** Bytes that may be under way in a connection before its sender is held back. */
const WINDOW_BYTES = 512 * 1024

/** Shares out bytes per second in the order of asking. */
class Rate {
  readonly #bytesPerMs: number
  #freeAt = 0

  constructor(bytesPerSecond: number) {
    this.#bytesPerMs = bytesPerSecond / 1000
  }

  /** @returns when so many bytes have passed, in ms of `performance.now` */
  take(bytes: number, from: number): number {
    this.#freeAt = Math.max(this.#freeAt, from) + bytes / this.#bytesPerMs
    return this.#freeAt
  }
}

export interface Relay {
  port: number
  /** Bytes per second that came through towards the server between two shares of all that did since the last call. */
  goodput: (from: number, to: number) => number
  close: () => void
}

/** @param port of the server behind the line */
export async function startRelay(port: number, line: FarLine): Promise<Relay> {
  const total = new Rate(line.total)
  const passed: { at: number; bytes: number }[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => sockets.delete(socket))
    }
    const own = new Rate(line.perConnection)
    carry(near, far, line.delayMs, (bytes, from) => {
      const at = total.take(bytes, own.take(bytes, from))
      passed.push({ at, bytes })
      return at
    })
    carry(far, near, line.delayMs, (_bytes, from) => from)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    goodput: (from, to) => goodputOf(passed.splice(0), from, to),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function goodputOf(passed: readonly { at: number; bytes: number }[], from: number, to: number): number {
  const sum = passed.reduce((bytes, piece) => bytes + piece.bytes, 0)
  let bytes = 0
  const between = passed.filter((piece) => {
    bytes += piece.bytes
    return bytes >= sum * from && bytes <= sum * to
  })
  const ms = (between.at(-1)?.at ?? Number.NaN) - (between[0]?.at ?? Number.NaN)
  return (between.reduce((part, piece) => part + piece.bytes, 0) / ms) * 1000
}

function carry(
  from: Socket,
  to: Socket,
  delayMs: number,
  passedAt: (bytes: number, from: number) => number,
): void {
  let underWay = 0
  const later = (at: number, work: () => void): void => {
    setTimeout(work, Math.max(0, at + delayMs - performance.now()))
  }
  let last = 0
  from.on('data', (piece) => {
    underWay += piece.length
    if (underWay >= WINDOW_BYTES) from.pause()
    last = passedAt(piece.length, performance.now())
    later(last, () => {
      to.write(piece)
      underWay -= piece.length
      if (underWay < WINDOW_BYTES) from.resume()
    })
  })
  from.once('end', () => later(Math.max(last, performance.now()), () => to.end()))
  from.once('close', () => later(Math.max(last, performance.now()), () => to.destroy()))
}
