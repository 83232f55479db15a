import { createHash } from 'node:crypto'

/** An address that the platform can fetch, as it is sent, shown and recognised. */
export interface Address {
  url: string
  /** Without user name, password, query and fragment, which may be secrets. */
  shownUrl: string
  /** The file name at its end. */
  name: string
  urlHash: string
}

const NAME_LENGTH = 200
/** Hosts that only this machine or this network knows (RFC 6761, RFC 1918, RFC 4193, RFC 3927). */
const PRIVATE =
  /^(localhost|.*\.localhost|.*\.local|127\..*|0\.0\.0\.0|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[::1?\]|\[f[cd].*|\[fe80:.*)$/i

/**
 * Reads a line as a public address.
 * @param allowsPrivate for the practice server, which is on this machine itself
 * @returns null when it is none
 */
export function addressIn(line: string, allowsPrivate: boolean): Address | null {
  const text = line.trim()
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  if (!allowsPrivate && PRIVATE.test(url.hostname)) return null
  const last = url.pathname.split('/').at(-1) ?? ''
  return {
    url: url.href,
    shownUrl: `${url.origin}${url.pathname}`,
    name: (decoded(last) || url.hostname).slice(-NAME_LENGTH),
    urlHash: createHash('sha256').update(url.href).digest('hex'),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
