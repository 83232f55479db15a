/**
 * Serves the platform's streams to the window, as `reeldrop-stream://play/<index>/<video>/manifest`, `…/part/<n>` and
 * `…/thumbnail/<n>`. Main fetches from the addresses that the engine names; the window meets none of them and talks to
 * no network. No key goes along.
 */
import { net } from 'electron'
import { z } from 'zod'
import { PlatformId } from '../shared/on-platform.ts'
import type { StreamSources } from '../shared/on-platform.ts'
import { APP_ORIGIN } from './app-origin.ts'
import { log } from './log.ts'
import { isPlaylist, rewritePlaylist } from './playlist.ts'
import { STREAM_SCHEME } from './scheme-names.ts'
import type { Session } from './session.ts'

const Asked = z.object({
  indexId: PlatformId,
  videoId: PlatformId,
  what: z.enum(['manifest', 'part', 'thumbnail']),
  n: z.coerce.number().int().min(0).max(100_000),
})
type Asked = z.infer<typeof Asked>

/** One video that is played: where it is, and the addresses that its playlists named. */
interface Played {
  sources: StreamSources
  parts: string[]
  numbers: Map<string, number>
}

/** Videos whose addresses are kept; those of the one played longest ago go first. */
const MOST_PLAYED = 8
const MOST_PLAYLIST_BYTES = 4_000_000
const MOST_PICTURE_BYTES = 4_000_000
const JPEG_START = [0xff, 0xd8, 0xff]

const HEADERS = {
  'access-control-allow-origin': APP_ORIGIN,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
}
const nothing = (): Response => new Response(null, { status: 404, headers: HEADERS })

export class StreamScheme {
  readonly #session: Session
  readonly #played = new Map<string, Played>()

  constructor(session: Session) {
    this.#session = session
  }

  async answer(request: Request): Promise<Response> {
    const asked = request.method === 'GET' ? askedIn(request.url) : null
    if (asked === null) return nothing()
    try {
      return (await this.#answer(asked, request.headers.get('range'))) ?? nothing()
    } catch (error) {
      // The address may be signed: only what happened is told.
      log.warn('streams: a part cannot be fetched:', error instanceof Error ? error.message : 'unknown')
      return new Response(null, { status: 502, headers: HEADERS })
    }
  }

  /** How the stream of a video stands, asked for anew. @throws ExpectedError what the platform says */
  async look(indexId: string, videoId: string): Promise<StreamSources> {
    const reply = await this.#session.engine.call('streamOf', { indexId, videoId })
    if (!reply.ok) return { status: null, video: null, thumbnails: [] }
    const key = `${indexId}/${videoId}`
    this.#played.delete(key)
    this.#played.set(key, { sources: reply.value, parts: [], numbers: new Map() })
    const [oldest] = this.#played.keys()
    if (this.#played.size > MOST_PLAYED && oldest !== undefined) this.#played.delete(oldest)
    return reply.value
  }

  async #answer({ indexId, videoId, what, n }: Asked, range: string | null): Promise<Response | null> {
    const key = `${indexId}/${videoId}`
    if (!this.#played.has(key)) await this.look(indexId, videoId)
    const played = this.#played.get(key)
    if (played === undefined) return null
    if (what === 'thumbnail') return await picture(played.sources.thumbnails[n])
    const url = what === 'manifest' ? played.sources.video : played.parts[n]
    if (url === null || url === undefined) return null
    const answer = await fetchPlain(url, range)
    if (!answer.ok) return null
    if (what !== 'manifest' && !isNamedPlaylist(url)) return part(answer)
    const text = await answer.text()
    if (!isPlaylist(text) || text.length > MOST_PLAYLIST_BYTES) return null
    const base = answer.url === '' ? url : answer.url
    const rewritten = rewritePlaylist(
      text,
      base,
      (to) => `${STREAM_SCHEME}://play/${key}/part/${numberOf(played, to)}`,
    )
    return new Response(rewritten, {
      headers: { ...HEADERS, 'content-type': 'application/vnd.apple.mpegurl' },
    })
  }
}

/** Bytes as they come, as nothing that a page could run. */
function part(answer: Response): Response {
  const length = answer.headers.get('content-length')
  const range = answer.headers.get('content-range')
  const headers = {
    ...HEADERS,
    'content-type': 'application/octet-stream',
    ...(length === null ? {} : { 'content-length': length }),
    ...(range === null ? {} : { 'content-range': range }),
  }
  return new Response(answer.body, { status: answer.status, headers })
}

/** A JPEG, or nothing. */
async function picture(url: string | undefined): Promise<Response | null> {
  if (url === undefined) return null
  const answer = await fetchPlain(url, null)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isJpeg = JPEG_START.every((byte, at) => bytes[at] === byte)
  if (!answer.ok || !isJpeg || bytes.length > MOST_PICTURE_BYTES) return null
  return new Response(bytes, { headers: { ...HEADERS, 'content-type': 'image/jpeg' } })
}

const fetchPlain = (url: string, range: string | null): Promise<Response> =>
  net.fetch(url, {
    credentials: 'omit',
    redirect: 'follow',
    ...(range === null ? {} : { headers: { range } }),
  })

function numberOf(played: Played, url: string): number {
  const known = played.numbers.get(url)
  if (known !== undefined) return known
  const n = played.parts.push(url) - 1
  played.numbers.set(url, n)
  return n
}

const isNamedPlaylist = (url: string): boolean => new URL(url).pathname.toLowerCase().endsWith('.m3u8')

/** What an address asks for; null when it is none of ours. */
function askedIn(url: string): Asked | null {
  const { host, pathname } = new URL(url)
  const [, indexId, videoId, what, n = '0', ...more] = pathname.split('/')
  if (host !== 'play' || more.length > 0) return null
  return Asked.safeParse({ indexId, videoId, what, n }).data ?? null
}
