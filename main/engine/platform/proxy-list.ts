/** A way out of this machine: straight, or through a proxy. `proxy` is its `host:port`. */
export type Hop = { kind: 'direct' } | { kind: 'http' | 'https' | 'socks5'; proxy: string }

/** Words of a PAC answer, with the port that goes without saying. SOCKS servers are spoken to in version 5. */
const KINDS: Readonly<Record<string, { kind: 'http' | 'https' | 'socks5'; port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS: { kind: 'socks5', port: 1080 },
  SOCKS4: { kind: 'socks5', port: 1080 },
  SOCKS5: { kind: 'socks5', port: 1080 },
}

/**
 * Reads what a PAC script, or the system in its manner, answers for an address: ways in the order to try them.
 * @param text e.g. `PROXY proxy.example:3128; SOCKS5 [::1]:1080; DIRECT`; entries of unknown kinds are passed over
 * @returns at least one way: an empty answer means straight
 * Source: the PAC file format, "Return value format".
 */
export function parseProxyList(text: string): Hop[] {
  const hops = text.split(';').flatMap((entry) => hopOf(entry.trim()) ?? [])
  return hops.length > 0 ? hops : [{ kind: 'direct' }]
}

function hopOf(entry: string): Hop | null {
  const [word = '', address = ''] = entry.split(/\s+/)
  if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' }
  const known = KINDS[word.toUpperCase()]
  if (known === undefined || address === '') return null
  const proxy = /:\d+$/.test(address) ? address : `${address}:${known.port}`
  return URL.canParse(`http://${proxy}`) ? { kind: known.kind, proxy } : null
}
