/**
 * Serves the built window from `app://reeldrop/`: an origin of its own, with a content security policy that lets
 * nothing in but our own files, the pictures of clips and the platform's streams, which main hands out itself.
 */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { BUILT } from './paths.ts'
import { APP_ORIGIN } from './app-origin.ts'
import { STREAM_SCHEME, THUMB_SCHEME } from './scheme-names.ts'
import { NOTHING, type Served } from './serve.ts'

export const APP_PAGE = `${APP_ORIGIN}/index.html`

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${THUMB_SCHEME}: ${STREAM_SCHEME}:`,
    // Streams: main fetches their parts, and what plays them hands them to the video as a blob of the page.
    `connect-src ${STREAM_SCHEME}:`,
    'media-src blob:',
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Text becomes neither script nor markup, whichever way it is put into the page.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const NOT_THERE = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])

/** Has to be called before the app is ready; all of them at once, since a second call would undo the first. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: false }
  protocol.registerSchemesAsPrivileged([
    // The window's script is compiled once for each version of it.
    { scheme: 'app', privileges: { ...privileges, codeCache: true } },
    { scheme: THUMB_SCHEME, privileges },
    // The player asks for parts by script, from the window's own origin alone.
    {
      scheme: STREAM_SCHEME,
      privileges: { ...privileges, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ])
}

/** The file of the window that an address means. */
export async function fileAt(url: string): Promise<Served> {
  const path = fileFor(url)
  if (path === null) return NOTHING
  try {
    const mimeType = TYPES[extname(path)]
    return { ...(mimeType ? { mimeType } : {}), headers: HEADERS, bytes: await readFile(path) }
  } catch (error) {
    if (!NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    return NOTHING
  }
}

/** The file that an address means; null for anything outside the built window. */
function fileFor(url: string): string | null {
  const { host, pathname } = new URL(url)
  const asked = decoded(pathname)
  if (host !== 'reeldrop' || asked === null || asked.includes('\0')) return null
  const path = normalize(join(BUILT.renderer, asked))
  return path.startsWith(BUILT.renderer + sep) ? path : null
}

/** null for what is no percent encoding. */
function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
