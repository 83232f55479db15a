import type { Dispatcher } from 'undici'
import { brokenConnection } from './connection-failure.ts'
import { PlatformError } from './error.ts'
import type { Route, Routes } from './routes.ts'
import { loadUndici } from './undici.ts'

/** Time without any movement after which a request is given up. */
export const STALL_MS = 60_000
const MAX_ANSWER_BYTES = 16 * 2 ** 20

/** A body that is streamed; its length in bytes is exact. */
export interface StreamBody {
  length: number
  /**
   * Yields the bytes; `moved` of the request is called with the size of each piece handed to the socket. What was
   * yielded must stay as it is until 64 KiB more were taken: a socket keeps back less than that before it lets its
   * writer wait until it holds nothing (the high water mark of undici's connections; 16 KiB with TLS).
   */
  bytes: () => AsyncIterable<Uint8Array>
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string | StreamBody
  signal: AbortSignal
  /** Called with the count of bytes as they leave. */
  moved?: (bytes: number) => void
}

export interface HttpAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** The one HTTP client: undici, with keep-alive, a watchdog on movement instead of a limit on the whole time. */
export class Http {
  readonly #routes: Routes
  readonly #stallMs: number

  constructor(options: { routes: Routes; stallMs?: number }) {
    this.#stallMs = options.stallMs ?? STALL_MS
    this.#routes = options.routes
  }

  /**
   * Sends a request and reads the whole answer, whatever its status.
   * @throws PlatformError `offline` or `broken`, or `refused` by a proxy that wants a login
   * @throws the signal's reason when aborted; errors of the body's source as they are
   */
  async send(req: HttpRequest): Promise<HttpAnswer> {
    return await this.#routes.over(req.url, (route) => this.#attempt(req, route))
  }

  async close(): Promise<void> {
    await this.#routes.close()
  }

  async #attempt(req: HttpRequest, route: Route): Promise<HttpAnswer> {
    const watchdog = new Watchdog(this.#stallMs)
    const alive = (): void => watchdog.alive()
    const source =
      req.body !== undefined && typeof req.body !== 'string' ? watched(req.body, req.moved, alive) : null
    try {
      const { request } = await loadUndici()
      const answer = await request(req.url, {
        method: req.method,
        headers: { ...req.headers, ...(source ? { 'content-length': String(source.length) } : {}) },
        body: source?.body ?? (typeof req.body === 'string' ? req.body : null),
        signal: AbortSignal.any([req.signal, watchdog.signal]),
        dispatcher: route.dispatcher,
        // The watchdog alone decides when nothing moves any more.
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      const text = await readText(answer.body, alive)
      return { status: answer.statusCode, headers: answer.headers, text }
    } catch (error) {
      const failed = source?.failed() ?? null
      if (failed) throw failed
      req.signal.throwIfAborted()
      if (watchdog.signal.aborted) throw new PlatformError('broken', { detail: 'no bytes moved for a while' })
      throw route.explain(error) ?? brokenConnection(error)
    } finally {
      watchdog.end()
      // An answer may come before the whole body went out: what is left of it is not read any more.
      source?.stop()
    }
  }
}

/** Aborts when nothing has moved for a while. */
class Watchdog {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  #ended = false

  constructor(ms: number) {
    this.#timer = setTimeout(() => this.#controller.abort(new Error('stalled')), ms)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  alive(): void {
    if (!this.#ended) this.#timer.refresh()
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }
}

function watched(body: StreamBody, moved: ((bytes: number) => void) | undefined, alive: () => void) {
  let failure: Error | null = null
  let isStopped = false
  async function* stream(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of body.bytes()) {
        alive()
        yield piece
        if (isStopped) return
        alive()
        moved?.(piece.byteLength)
      }
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw failure
    }
  }
  return {
    length: body.length,
    // undici takes iterables (lib/core/request.js); its types leave them out. A Readable would read ahead.
    body: stream() as AsyncIterable<Uint8Array> as unknown as Uint8Array,
    failed: () => failure,
    stop: () => {
      isStopped = true
    },
  }
}

async function readText(body: Dispatcher.ResponseData['body'], alive: () => void): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    alive()
    size += piece.byteLength
    if (size > MAX_ANSWER_BYTES)
      throw new PlatformError('broken', { detail: 'the answer is larger than 16 MiB' })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
