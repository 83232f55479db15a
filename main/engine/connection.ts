import { ExpectedError, failure, type Failure } from '../../shared/errors.ts'
import { neverTell } from '../../shared/redact.ts'
import type { ProxyLogin } from '../../shared/contract.ts'
import type { IndexInfo } from '../../shared/index-info.ts'
import { PlatformClient } from './platform/client.ts'
import { PlatformError } from './platform/error.ts'
import { Http, STALL_MS } from './platform/http.ts'
import { toIndexInfo } from './platform/index-info.ts'
import { isLoginWanted } from './platform/proxy-failure.ts'
import { Routes } from './platform/routes.ts'
import type { ProxySource } from './platform/routes.ts'
import type { RateBudget } from './platform/budget.ts'
import { Reachability } from './platform/reachability.ts'
import { ServerClock } from './platform/server-clock.ts'
import { verdictOf } from './platform/verdict.ts'
import type { Store } from './store/store.ts'

/** Sockets per origin: more than the chunk connections that settings allow. */
const SOCKETS = 48

/** An index of a given name that is younger is the one just asked for, in ms. */
const JUST_NOW_MS = 2 * 60_000

/** The present key and the client made with it; asks the platform what is not about an item. */
export class Connection {
  readonly clock = new ServerClock()
  readonly reachability: Reachability
  readonly #budget: RateBudget
  readonly #routes: Routes
  readonly #http: Http
  readonly #store: Store
  readonly #stop = new AbortController()
  #client: PlatformClient | null = null
  #baseUrl: string | null = null

  /**
   * @param on.reachable called when the platform became reachable or unreachable
   * @param on.loginWanted called when a proxy (`host:port`) lets nothing through until a person gives a login
   * @param stallMs time without any movement after which a request is given up
   */
  constructor(
    store: Store,
    budget: RateBudget,
    proxies: ProxySource,
    on: { reachable: (reachable: boolean) => void; loginWanted: (proxy: string) => void },
    stallMs = STALL_MS,
  ) {
    this.#store = store
    this.#budget = budget
    this.#routes = new Routes({ source: proxies, connections: SOCKETS, onLoginWanted: on.loginWanted })
    this.#http = new Http({ routes: this.#routes, stallMs })
    this.reachability = new Reachability(Date.now, on.reachable)
  }

  get client(): PlatformClient | null {
    return this.#client
  }

  /** Whether the platform is on this machine itself, as the practice server is. */
  get isLocal(): boolean {
    return (
      this.#baseUrl !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(this.#baseUrl).hostname)
    )
  }

  connect(apiKey: string, baseUrl: string): void {
    this.#baseUrl = baseUrl
    this.#client = apiKey === '' ? null : this.#make(apiKey, baseUrl)
  }

  /** The network or its settings may be others now. */
  forgetRoutes(): void {
    this.#routes.forget()
  }

  /**
   * Uses a login for a proxy (`host:port`) from now on, and tries it on the way to the platform, without the key.
   * @returns null, or that the proxy refused it; a network that fails otherwise says nothing against it
   */
  async useLogin(proxy: string, login: ProxyLogin): Promise<Failure | null> {
    neverTell(login.password)
    this.#routes.setLogin(proxy, login)
    if (this.#baseUrl === null) return null
    const { origin } = new URL(this.#baseUrl)
    try {
      await this.#http.send({ method: 'GET', url: `${origin}/`, headers: {}, signal: this.#stop.signal })
      return null
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      return isLoginWanted(error) ? failureOf(error) : null
    }
  }

  /** Whether a key is good: null, or what the platform said against it. */
  async check(apiKey: string, baseUrl: string): Promise<Failure | null> {
    try {
      await this.#make(apiKey, baseUrl).indexes(this.#stop.signal)
      return null
    } catch (error) {
      return failureOf(error)
    }
  }

  /** All indexes of the account. @throws ExpectedError */
  async indexes(): Promise<IndexInfo[]> {
    const all = await this.ask((client) => client.indexes(this.#stop.signal))
    return all.map((index) => this.#seen(toIndexInfo(index)))
  }

  /** An index as it is now, or as it was last seen while the platform cannot be reached. @throws ExpectedError */
  async index(id: string): Promise<IndexInfo> {
    const cached = this.#store.cachedIndex(id)
    try {
      return this.#seen(toIndexInfo(await this.#ask((client) => client.index(id, this.#stop.signal))))
    } catch (error) {
      if (error instanceof PlatformError && error.isMissing) {
        throw new ExpectedError(failure('index_missing', { name: cached?.name ?? id }))
      }
      if (error instanceof PlatformError && error.kind !== 'refused' && cached !== null) return cached
      throw expected(error)
    }
  }

  /**
   * As `index`, for clips that are to go there.
   * @throws ExpectedError `index_takes_no_videos` as well
   */
  async usableIndex(id: string): Promise<IndexInfo> {
    const index = await this.index(id)
    if (!index.takesNewVideos) throw new ExpectedError(failure('index_takes_no_videos', { name: index.name }))
    return index
  }

  /**
   * Counts the platform's open upload sessions that this database does not know: another machine's, or ones whose
   * creation went unheard. Nothing can be gone on with there, since they name neither file nor asset (contract §5.7);
   * they expire by themselves.
   * @throws ExpectedError
   */
  async strays(): Promise<number> {
    const open = await this.ask((client) => client.openUploads(this.#stop.signal))
    return open.filter((uploadId) => !this.#store.uploads.knows(uploadId)).length
  }

  /** Creates an index with Marengo 3.0. Where the reply was lost, it is looked for. @throws ExpectedError */
  async createIndex(name: string, options: readonly string[], thumbnails: boolean): Promise<IndexInfo> {
    const body = {
      index_name: name,
      models: [{ model_name: 'marengo3.0', model_options: options }],
      ...(thumbnails ? { addons: ['thumbnail'] } : {}),
    }
    const { _id } = await this.#ask((client) => client.createIndex(body, this.#stop.signal)).catch(
      async (error: unknown) => await this.#createdUnheard(name, error),
    )
    return await this.index(_id)
  }

  /** Asks the platform what is not about an item. @throws ExpectedError */
  async ask<T>(call: (client: PlatformClient) => Promise<T>): Promise<T> {
    return await this.#ask(call).catch((error: unknown) => {
      throw expected(error)
    })
  }

  /** The index that a creation without a clear answer has left behind. @throws ExpectedError when there is none */
  async #createdUnheard(name: string, error: unknown): Promise<{ _id: string }> {
    const unclear = error instanceof PlatformError && error.kind !== 'offline' && error.transient
    const [latest] = unclear ? (await this.indexes()).filter((index) => index.name === name) : []
    const age = this.clock.now() - Date.parse(latest?.createdAt ?? '')
    if (latest && Math.abs(age) < JUST_NOW_MS) return { _id: latest.id }
    throw expected(error)
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('closed'))
    await this.#http.close()
  }

  #make(apiKey: string, baseUrl: string): PlatformClient {
    neverTell(apiKey)
    return new PlatformClient({
      http: this.#http,
      apiKey,
      baseUrl,
      budget: this.#budget,
      clock: this.clock,
      reachability: this.reachability,
    })
  }

  async #ask<T>(call: (client: PlatformClient) => Promise<T>): Promise<T> {
    if (this.#client === null) throw new ExpectedError(failure('api_key_missing'))
    return await call(this.#client)
  }

  #seen(info: IndexInfo): IndexInfo {
    this.#store.cacheIndex(info)
    return info
  }
}

function expected(error: unknown): unknown {
  return error instanceof PlatformError ? new ExpectedError(failureOf(error)) : error
}

/** The sentence for a failed call that is not about an item. @throws what is not a failed call */
function failureOf(error: unknown): Failure {
  if (!(error instanceof PlatformError)) throw error
  const verdict = verdictOf(error, { name: 'the request', attempt: 0 })
  return verdict.kind === 'refuse' ? failure('request_refused', { detail: error.detail }) : verdict.failure
}
