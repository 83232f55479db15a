/**
 * What the system says about proxies, and the logins for those that want one. A login goes to the keychain and to the
 * engine, nowhere else: never to a file, a log or the window.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { session } from 'electron'
import { ProxyLogin, type EngineQuestion, type MainAnswer, type MainTold } from '../shared/contract.ts'
import { failure } from '../shared/errors.ts'
import { neverTell } from '../shared/redact.ts'
import type { EngineHost } from './engine-host.ts'
import { proxyKeychain } from './keychain.ts'

const TRIES = 10
const RETRY_MS = 500

export class Proxies {
  readonly #logins = new Map<string, ProxyLogin>()
  /** The proxy (`host:port`) that asked for a login last. */
  #asking: string | null = null

  /** Answers the engine's questions. @throws Error when the system cannot tell */
  readonly answer = (question: EngineQuestion, about: string): Promise<MainTold<EngineQuestion>> =>
    question === 'proxiesFor' ? waysTo(about) : this.#loginFor(about)

  /** Hands a login for the proxy that asked last to the engine, and keeps it when the proxy takes it. */
  async setLogin(engine: EngineHost, login: ProxyLogin): Promise<MainAnswer<'setProxyLogin'>> {
    const proxy = this.#asking
    if (proxy === null)
      return { ok: false, failure: failure('wrong_usage', { detail: 'No proxy asks for a password.' }) }
    keepSilentAbout(login)
    const reply = await engine.call('proxyLogin', { proxy, login })
    if (!reply.ok) return { ok: false, failure: reply.failure }
    if (!reply.value.ok) return reply.value
    this.#logins.set(proxy, login)
    // Where there is no keychain it is kept for this run, which the form has said.
    await proxyKeychain.write(proxy, JSON.stringify(login))
    return reply.value
  }

  async #loginFor(proxy: string): Promise<ProxyLogin | null> {
    this.#asking = proxy
    const known = this.#logins.get(proxy)
    if (known) return known
    const kept = await proxyKeychain.read(proxy)
    const login = kept.ok && kept.value !== null ? parseLogin(kept.value) : null
    if (login) {
      keepSilentAbout(login)
      this.#logins.set(proxy, login)
    }
    return login
  }
}

/**
 * What the system says; Electron answers with nothing while its network process starts anew, which must not be taken
 * for the straight way past a proxy.
 */
async function waysTo(origin: string): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const ways = await session.defaultSession.resolveProxy(origin)
    if (ways !== '') return ways
    await sleep(RETRY_MS)
  }
  throw new Error('the system does not say which proxy to use')
}

function keepSilentAbout({ user, password }: ProxyLogin): void {
  neverTell(password)
  neverTell(`${user}:${password}`)
}

/** Something else than a login may lie in the keychain under this name; it then counts as none. */
function parseLogin(text: string): ProxyLogin | null {
  try {
    return ProxyLogin.nullable().catch(null).parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
