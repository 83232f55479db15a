/** The schemes of our own by which the window's page gets all that it gets. */
import { protocol } from 'electron'
import { fileAt } from './app-scheme.ts'
import { STREAM_SCHEME, THUMB_SCHEME } from './scheme-names.ts'
import { serve, type Served } from './serve.ts'

/** What is handed out by main once all of it is there. */
export interface Handouts {
  thumb: (url: string) => Promise<Served>
  stream: (request: Request) => Promise<Response>
}

/**
 * Has to be called before the window loads its page: one that comes before a scheme is there can never ask by it.
 * @param handouts resolves when main answers what the page asks; no script is handed out before
 */
export function serveSchemes(handouts: Promise<Handouts>): void {
  serve(
    'app',
    fileAt,
    handouts.then(() => undefined),
  )
  serve(THUMB_SCHEME, async (url) => (await handouts).thumb(url))
  protocol.handle(STREAM_SCHEME, async (request) => (await handouts).stream(request))
}
