/** Answers what the window's page asks of a scheme of ours that hands out whole files. */
import { Readable } from 'node:stream'
import { protocol } from 'electron'

/** What an address stands for. */
export interface Served {
  status?: number
  mimeType?: string
  headers: Record<string, string>
  bytes: Uint8Array
}

export const NOTHING: Served = {
  status: 404,
  headers: { 'cache-control': 'no-store' },
  bytes: new Uint8Array(0),
}

/** Chromium's `net::ERR_FAILED`. */
const FAILED = -2

/**
 * In place of `protocol.handle`: that has main load all of Node's HTTP for its `Request` and `Response`, 50 ms of its
 * thread, just when the window opens.
 *
 * @param answerTo asked with the address of each `GET`
 * @param open the bytes wait for this; the window makes ready for them meanwhile
 */
export function serve(
  scheme: string,
  answerTo: (url: string) => Promise<Served>,
  open: Promise<void> = Promise.resolve(),
): void {
  protocol.registerStreamProtocol(scheme, ({ method, url }, answer) => {
    void (method === 'GET' ? answerTo(url) : Promise.resolve(NOTHING)).then(
      ({ status = 200, mimeType = 'application/octet-stream', headers, bytes }) =>
        answer({
          statusCode: status,
          mimeType,
          charset: 'utf-8',
          headers,
          data: Readable.from(after(open, bytes), { objectMode: false }),
        }),
      (error: unknown) => {
        // Without this, Electron lets it fail once the callback is collected. What went wrong is a bug, and is logged as such.
        answer({ error: FAILED })
        throw error
      },
    )
  })
}

async function* after(open: Promise<void>, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await open
  yield bytes
}
