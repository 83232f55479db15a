import type { ProxyLogin } from '../../shared/contract.ts'
import type { ProxySource } from '../engine/platform/routes.ts'
import { UsageError } from './arguments.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The word of a PAC answer for each scheme that a proxy's address may have. */
const WORDS: Readonly<Record<string, string>> = {
  'http:': 'PROXY',
  'https:': 'HTTPS',
  'socks:': 'SOCKS5',
  'socks5:': 'SOCKS5',
  'socks5h:': 'SOCKS5',
}
const PORTS: Readonly<Record<string, string>> = { PROXY: '80', HTTPS: '443', SOCKS5: '1080' }

/**
 * Reads the proxies of a command line, as curl does: `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY` name them, with user
 * and password where they want them, `NO_PROXY` names hosts that are reached straight; in small letters too, which
 * count first.
 * @throws UsageError when an address is none
 */
export function envProxies(env: Environment): ProxySource {
  const of = (name: string): string => (env[name.toLowerCase()] || env[name] || '').trim()
  const all = proxyOf('ALL_PROXY', of('ALL_PROXY'))
  const proxies: Readonly<Record<string, EnvProxy | null>> = {
    'http:': proxyOf('HTTP_PROXY', of('HTTP_PROXY')) ?? all,
    'https:': proxyOf('HTTPS_PROXY', of('HTTPS_PROXY')) ?? all,
  }
  const straight = of('NO_PROXY')
    .split(/[\s,]+/)
    .filter(Boolean)
  return {
    proxiesFor: (origin) => {
      const url = new URL(origin)
      const proxy = straight.some((pattern) => names(pattern, url)) ? null : proxies[url.protocol]
      return Promise.resolve(proxy ? `${proxy.word} ${proxy.host}` : 'DIRECT')
    },
    loginFor: (host) => {
      const known = Object.values(proxies).find((proxy) => proxy?.host === host)
      return Promise.resolve(known?.login ?? null)
    },
  }
}

interface EnvProxy {
  word: string
  /** `host:port`. */
  host: string
  login: ProxyLogin | null
}

function proxyOf(name: string, text: string): EnvProxy | null {
  if (text === '') return null
  const address = text.includes('://') ? text : `http://${text}`
  const word = URL.canParse(address) ? WORDS[new URL(address).protocol] : undefined
  // The text itself may hold a password, so it is not repeated.
  if (word === undefined) throw new UsageError(`${name} is not the address of an HTTP or SOCKS proxy.`)
  const { hostname, port, username, password } = new URL(address)
  return {
    word,
    host: `${hostname}:${port || (PORTS[word] ?? '')}`,
    login:
      username === '' ? null : { user: decodeURIComponent(username), password: decodeURIComponent(password) },
  }
}

/** `*`, a host, a domain with all below it (`example.com` or `.example.com`), each with or without a port. */
function names(pattern: string, { hostname, port, protocol }: URL): boolean {
  if (pattern === '*') return true
  const [, host = '', only] = /^(.*?)(?::(\d+))?$/.exec(pattern.toLowerCase()) ?? []
  if (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80'))) return false
  const domain = host.replace(/^\*?\./, '')
  return hostname === domain || hostname.endsWith(`.${domain}`)
}
