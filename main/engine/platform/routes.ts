import type * as Undici from 'undici'
import type { Dispatcher } from 'undici'
import type { ProxyLogin } from '../../../shared/contract.ts'
import { PlatformError } from './error.ts'
import { isLoginWanted, proxyFailure } from './proxy-failure.ts'
import { parseProxyList } from './proxy-list.ts'
import type { Hop } from './proxy-list.ts'
import { loadUndici } from './undici.ts'

/** What the surroundings know about proxies: the system behind the app, the environment of a command line. */
export interface ProxySource {
  /** Ways to an origin, as a PAC script answers. Asked with the origin alone, never with a path or a query. */
  proxiesFor: (origin: string) => Promise<string>
  /** The login kept for a proxy (`host:port`) that wants one; null when there is none. */
  loginFor: (proxy: string) => Promise<ProxyLogin | null>
}

export const NO_PROXIES: ProxySource = {
  proxiesFor: () => Promise.resolve('DIRECT'),
  loginFor: () => Promise.resolve(null),
}

/** A way that a request may take. */
export interface Route {
  dispatcher: Dispatcher
  /** What a failure says about the proxy on the way; null when it says nothing about it. */
  explain: (error: unknown) => PlatformError | null
}

const CONNECT_MS = 15_000
/** Time for a proxy to open a tunnel once it took the connection, in ms: less than a stall is given. */
const TUNNEL_MS = 30_000
/** For so long the answer of the system counts, and a proxy that could not be reached is tried last, in ms. */
const KEPT_MS = 60_000
/** Logins tried in one request: the one in use, one changed meanwhile, the one kept. */
const LOGINS_TRIED = 3
/** Certificates are verified always, whatever the environment says. */
const VERIFIED = { rejectUnauthorized: true }

/**
 * Finds the way to each origin: straight, or through the proxies that the system names, the next one where one cannot
 * be reached. Every request through a proxy goes in a tunnel of its own making, so a proxy sees neither paths nor keys.
 */
export class Routes {
  readonly #source: ProxySource
  readonly #connections: number
  readonly #onLoginWanted: (proxy: string) => void
  readonly #now: () => number
  readonly #decisions = new Map<string, { hops: Promise<Hop[]>; until: number }>()
  readonly #deadUntil = new Map<string, number>()
  readonly #logins = new Map<string, ProxyLogin>()
  readonly #dispatchers = new Map<string, { login: ProxyLogin | null; dispatcher: Dispatcher }>()
  readonly #made = new Set<Dispatcher>()

  /**
   * @param options.connections sockets per origin and way
   * @param options.onLoginWanted a proxy (`host:port`) lets nothing through until a person gives a login
   * @param options.now ms of a clock that is never set back
   */
  constructor(options: {
    source: ProxySource
    connections: number
    onLoginWanted: (proxy: string) => void
    now?: () => number
  }) {
    this.#source = options.source
    this.#connections = options.connections
    this.#onLoginWanted = options.onLoginWanted
    this.#now = options.now ?? (() => performance.now())
  }

  /**
   * Makes a request over the first way that leads anywhere.
   * @param attempt may be called again as long as no way was found
   * @throws PlatformError `proxy_unreachable`, `proxy_auth_required`; what the attempt throws
   */
  async over<T>(url: string, attempt: (route: Route) => Promise<T>): Promise<T> {
    let failed: unknown
    for (const hop of this.#liveFirst(await this.#decided(new URL(url).origin))) {
      try {
        return await this.#through(hop, attempt)
      } catch (error) {
        if (!leadsNowhere(error, hop)) throw error
        this.#deadUntil.set(keyOf(hop), this.#now() + KEPT_MS)
        failed = error
      }
    }
    throw failed
  }

  /** Uses this login for a proxy (`host:port`) from now on. */
  setLogin(proxy: string, login: ProxyLogin): void {
    this.#logins.set(proxy, login)
  }

  /** The network or its settings may be others now: the system is asked anew. */
  forget(): void {
    this.#decisions.clear()
    this.#deadUntil.clear()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#made].map((dispatcher) => dispatcher.destroy()))
  }

  async #through<T>(hop: Hop, attempt: (route: Route) => Promise<T>): Promise<T> {
    const undici = await loadUndici()
    if (hop.kind === 'direct')
      return await attempt({ dispatcher: this.#dispatcher(undici, hop, null), explain: () => null })
    const { proxy } = hop
    for (let tried = 1; ; tried++) {
      const login = this.#logins.get(proxy) ?? null
      try {
        return await attempt({
          dispatcher: this.#dispatcher(undici, hop, login),
          explain: (error) => proxyFailure(error, proxy),
        })
      } catch (error) {
        if (!isLoginWanted(error)) throw error
        if (tried < LOGINS_TRIED && (await this.#hasOtherLogin(proxy, login))) continue
        this.#onLoginWanted(proxy)
        throw error
      }
    }
  }

  /** Whether there is another login than the one refused: given meanwhile, or kept by the surroundings. */
  async #hasOtherLogin(proxy: string, refused: ProxyLogin | null): Promise<boolean> {
    const present = this.#logins.get(proxy) ?? null
    if (!isSame(present, refused)) return true
    const kept = await this.#source.loginFor(proxy)
    if (kept === null || isSame(kept, refused)) return false
    this.setLogin(proxy, kept)
    return true
  }

  async #decided(origin: string): Promise<Hop[]> {
    const known = this.#decisions.get(origin)
    if (known && known.until > this.#now()) return await known.hops
    const hops = this.#source.proxiesFor(origin).then(parseProxyList)
    this.#decisions.set(origin, { hops, until: this.#now() + KEPT_MS })
    try {
      return await hops
    } catch (error) {
      this.#decisions.delete(origin)
      const why = error instanceof Error ? error.message : String(error)
      throw new PlatformError('offline', { detail: `the system named no way: ${why}` })
    }
  }

  #liveFirst(hops: readonly Hop[]): Hop[] {
    const isDead = (hop: Hop): boolean => (this.#deadUntil.get(keyOf(hop)) ?? 0) > this.#now()
    return [...hops.filter((hop) => !isDead(hop)), ...hops.filter(isDead)]
  }

  /** One that has another login is left to end what it carries. */
  #dispatcher(undici: typeof Undici, hop: Hop, login: ProxyLogin | null): Dispatcher {
    const known = this.#dispatchers.get(keyOf(hop))
    if (known && isSame(known.login, login)) return known.dispatcher
    const dispatcher = makeDispatcher(undici, hop, login, this.#connections)
    this.#dispatchers.set(keyOf(hop), { login, dispatcher })
    this.#made.add(dispatcher)
    return dispatcher
  }
}

const keyOf = (hop: Hop): string => (hop.kind === 'direct' ? hop.kind : `${hop.kind} ${hop.proxy}`)

const isSame = (a: ProxyLogin | null, b: ProxyLogin | null): boolean =>
  a?.user === b?.user && a?.password === b?.password

function leadsNowhere(error: unknown, hop: Hop): boolean {
  if (!(error instanceof PlatformError) || error.kind !== 'offline') return false
  return hop.kind === 'direct' || error.code === 'proxy_unreachable'
}

function makeDispatcher(
  { Agent, Pool, ProxyAgent }: typeof Undici,
  hop: Hop,
  login: ProxyLogin | null,
  connections: number,
): Dispatcher {
  if (hop.kind === 'direct') return new Agent({ connections, connect: { timeout: CONNECT_MS, ...VERIFIED } })
  const common = {
    uri: `${hop.kind}://${hop.proxy}`,
    connections,
    connectTimeout: CONNECT_MS,
    requestTls: VERIFIED,
  }
  // undici takes any `proxyTls` as a wish for TLS to a SOCKS server, which none of them speaks.
  if (hop.kind === 'socks5')
    return new ProxyAgent({ ...common, ...(login ? { username: login.user, password: login.password } : {}) })
  return new ProxyAgent({
    ...common,
    proxyTunnel: true,
    proxyTls: VERIFIED,
    clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: TUNNEL_MS }),
    ...(login ? { token: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}` } : {}),
  })
}
