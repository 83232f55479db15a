/**
 * Playlists of a stream (RFC 8216) with every address replaced, so that whoever plays it asks main for each part and
 * never meets the platform's addresses.
 */

/** @param text of a playlist @param base its address @param replace gives the address for a part's; what is no web address becomes empty */
export function rewritePlaylist(text: string, base: string, replace: (url: string) => string): string {
  const other = (address: string): string => {
    const url = URL.canParse(address, base) ? new URL(address, base) : null
    return url !== null && isAllowed(url, new URL(base)) ? replace(url.href) : ''
  }
  return text
    .split(/\r?\n/)
    .map((line) => {
      if (line.startsWith('#'))
        return line.replace(/URI="([^"]*)"/g, (_, uri: string) => `URI="${other(uri)}"`)
      return line.trim() === '' ? line : other(line.trim())
    })
    .join('\n')
}

export const isPlaylist = (text: string): boolean => text.startsWith('#EXTM3U')

/** What came encrypted leads to nothing that is not. */
const isAllowed = (url: URL, base: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && base.protocol === 'http:')
