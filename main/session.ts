/**
 * Which platform the app works with, and with which key: the real one with a key from the keychain or for this run,
 * or the practice server. Owns the engine, which has another data folder for each of the two.
 */
import type {
  Answer,
  Args,
  EngineCommand,
  KeyStatus,
  MainAnswer,
  MainArgs,
  Reply,
} from '../shared/contract.ts'
import { ExpectedError, type Failure } from '../shared/errors.ts'
import { neverTell } from '../shared/redact.ts'
import { pollMsFor, type EngineStart, type StartedEngine } from './engine-process.ts'
import { EngineHost, type OnEngineEvent, type OnEngineTrouble } from './engine-host.ts'
import { keychain } from './keychain.ts'
import { startPractice, type Practice } from './practice-host.ts'
import type { HostedProcess } from './process-host.ts'
import { Proxies } from './proxies.ts'

interface Events {
  onEngineEvent: OnEngineEvent
  onEngineTrouble: OnEngineTrouble
  onKeyChanged(status: KeyStatus): void
}

type Key = { kind: 'none' } | { kind: 'keychain' | 'session'; key: string }

/** What the window asks all the time, of whichever engine there is. */
const STANDING: ReadonlySet<EngineCommand> = new Set([
  'openView',
  'getSettings',
  'listIndexes',
  'listWatches',
  'listFetches',
  'throughput',
  'planUsage',
])

export class Session {
  readonly #real: EngineStart
  readonly #baseUrl: string
  readonly #events: Events
  readonly #opened: Promise<void>
  readonly #proxies = new Proxies()
  #engine: EngineHost
  #practice: Practice | null = null
  /** Resolves when no engine is being replaced by another one. */
  #switched: Promise<void> = Promise.resolve()
  #key: Key = { kind: 'none' }
  #keychainProblem: Failure | null = null

  /** Begins with the engine for the real platform. */
  constructor({ about, baseUrl, process }: StartedEngine, events: Events) {
    this.#real = about
    this.#baseUrl = baseUrl
    this.#events = events
    this.#engine = this.#newEngine(process)
    this.#opened = this.#readKey()
  }

  /** The engine in use; another one after practice was entered or left. */
  get engine(): EngineHost {
    return this.#engine
  }

  /**
   * Has the engine answer the window. While practice is entered or left, that waits for the next engine; what only asks
   * how things stand is asked of the next one too where it was on its way then.
   */
  async ask<C extends EngineCommand>(command: C, args: Args<C>): Promise<Reply<Answer<C>>> {
    await this.#switched
    const asked = this.#engine
    const reply = await asked.call(command, args)
    if (reply.ok || !STANDING.has(command)) return reply
    await this.#switched
    return asked === this.#engine ? reply : this.ask(command, args)
  }

  async keyStatus(): Promise<KeyStatus> {
    await this.#opened
    const keychainProblem = this.#keychainProblem
    if (this.#practice) return { kind: 'practice', hint: this.#practice.apiKey.slice(-4), keychainProblem }
    const hint = this.#key.kind === 'none' ? null : this.#key.key.slice(-4)
    return { kind: this.#key.kind, hint, keychainProblem }
  }

  /** Checks the key with the platform before anything of it is kept; a refused one changes nothing. */
  async setKey({ key: typed, keep }: MainArgs<'setKey'>): Promise<MainAnswer<'setKey'>> {
    await this.#opened
    const key = typed.trim()
    neverTell(key)
    const refuse = async (why: Failure | null) => ({
      ok: false,
      failure: why,
      status: await this.keyStatus(),
    })
    const checked = await this.#engine.call('checkKey', { apiKey: key, baseUrl: this.#baseUrl })
    if (!checked.ok) return refuse(checked.failure)
    if (!checked.value.ok) return refuse(checked.value.failure)
    if (keep === 'keychain') {
      const kept = await keychain.write(this.#baseUrl, key)
      this.#keychainProblem = kept.ok ? null : kept.failure
      if (!kept.ok) return refuse(kept.failure)
    }
    this.#key = { kind: keep, key }
    if (this.#practice) await this.#switchTo(null)
    else await this.#connect()
    return { ok: true, failure: null, status: await this.#tell() }
  }

  /** A login for the proxy that asked for one last. */
  setProxyLogin(login: MainArgs<'setProxyLogin'>): Promise<MainAnswer<'setProxyLogin'>> {
    return this.#proxies.setLogin(this.#engine, login)
  }

  async removeKey(): Promise<KeyStatus> {
    await this.#opened
    if (this.#practice) return this.leavePractice()
    if (!this.#keychainProblem) {
      const removed = await keychain.remove(this.#baseUrl)
      if (!removed.ok) throw new ExpectedError(removed.failure)
    }
    this.#key = { kind: 'none' }
    await this.#connect()
    return this.#tell()
  }

  /** @throws ExpectedError when the practice server does not start or does not take the samples */
  startPractice(args: MainArgs<'startPractice'>): Promise<KeyStatus> {
    const entered = this.#enterPractice(args)
    this.#switched = settled(entered)
    return entered
  }

  async #enterPractice({ withSamples }: MainArgs<'startPractice'>): Promise<KeyStatus> {
    await this.#opened
    if (!this.#practice) await this.#switchTo(await startPractice())
    const practice = this.#practice
    if (!practice) return this.keyStatus()
    const chosen = await this.#engine.call('setSettings', { indexId: practice.indexId })
    if (!chosen.ok) throw new ExpectedError(chosen.failure)
    const status = await this.#tell()
    if (withSamples) {
      const paths = await practice.layOutSamples()
      const added = await this.#engine.call('addPaths', { paths, indexId: practice.indexId })
      if (!added.ok) throw new ExpectedError(added.failure)
    }
    return status
  }

  async leavePractice(): Promise<KeyStatus> {
    if (this.#practice) await this.#switchTo(null)
    return this.#tell()
  }

  async close(): Promise<void> {
    await this.#engine.close()
    await this.#practice?.close()
  }

  async #readKey(): Promise<void> {
    const kept = await keychain.read(this.#baseUrl)
    if (!kept.ok) this.#keychainProblem = kept.failure
    else if (kept.value) this.#key = { kind: 'keychain', key: kept.value }
    // An engine that cannot work says so by itself; here there is nobody to tell.
    await this.#engine.connect(this.#connection())
  }

  async #switchTo(practice: Practice | null): Promise<void> {
    const switched = this.#replaceEngine(practice)
    this.#switched = settled(switched)
    await switched
    await this.#connect()
  }

  async #replaceEngine(practice: Practice | null): Promise<void> {
    await this.#engine.close()
    await this.#practice?.close()
    this.#practice = practice
    this.#engine = this.#newEngine()
    this.#events.onEngineTrouble(this.#engine.trouble)
  }

  async #connect(): Promise<void> {
    const connected = await this.#engine.connect(this.#connection())
    if (!connected.ok) throw new ExpectedError(connected.failure)
  }

  #connection(): { baseUrl: string; apiKey: string } {
    const connection = this.#practice ?? {
      baseUrl: this.#baseUrl,
      apiKey: this.#key.kind === 'none' ? '' : this.#key.key,
    }
    neverTell(connection.apiKey)
    return { baseUrl: connection.baseUrl, apiKey: connection.apiKey }
  }

  async #tell(): Promise<KeyStatus> {
    const status = await this.keyStatus()
    this.#events.onKeyChanged(status)
    return status
  }

  #newEngine(started?: HostedProcess): EngineHost {
    const about = this.#practice ? this.#practising(this.#practice) : this.#real
    // What an engine says after another one took its place no longer concerns the window.
    const isCurrent = () => this.#engine === undefined || this.#engine === engine
    const engine: EngineHost = new EngineHost(
      about,
      {
        event: (event, payload) => {
          if (isCurrent()) this.#events.onEngineEvent(event, payload)
        },
        ask: this.#proxies.answer,
        trouble: (trouble) => {
          if (isCurrent()) this.#events.onEngineTrouble(trouble)
        },
      },
      started,
    )
    return engine
  }

  #practising({ dataDir, baseUrl }: Practice): EngineStart {
    return { ...this.#real, dataDir, pollMs: pollMsFor(baseUrl) }
  }
}

const settled = (promise: Promise<unknown>): Promise<void> =>
  promise.then(
    () => undefined,
    () => undefined,
  )
