/**
 * Starts the engine, watches it, starts it again when it dies, and carries commands, answers and events.
 * Commands given before the engine is ready wait for it; those under way when it dies are answered with a failure, and
 * so is everything while there is no engine that works (`trouble`).
 */
import { join } from 'node:path'
import {
  ENGINE_COMMANDS,
  EVENTS,
  FromEngine,
  THUMBS_FOLDER,
  type Answer,
  type Args,
  type EngineCommand,
  type EngineEvent,
  type EngineOrder,
  type EngineQuestion,
  type EventPayload,
  type MainTold,
  type Reply,
} from '../shared/contract.ts'
import { failure, type Failure } from '../shared/errors.ts'
import { startEngine, type EngineStart } from './engine-process.ts'
import { afterCrash, CRASHES_MOST, restartDelay } from './restarts.ts'
import { log } from './log.ts'
import type { HostedProcess } from './process-host.ts'

export type OnEngineEvent = <E extends EngineEvent>(event: E, payload: EventPayload<E>) => void
/** Answers what the engine asks; see `ENGINE_QUESTIONS`. */
export type OnEngineAsk = (question: EngineQuestion, about: string) => Promise<MainTold<EngineQuestion>>
interface Connection {
  apiKey: string
  baseUrl: string
}
/** Called when there is no engine that works, and why; with null once there is one again. */
export type OnEngineTrouble = (trouble: Failure | null) => void
interface Pending {
  message: EngineOrder
  settle(reply: Reply<unknown>): void
}

const READY_LIMIT_MS = 30_000
const END_LIMIT_MS = 5_000

export class EngineHost {
  readonly #about: EngineStart
  readonly #onEvent: OnEngineEvent
  readonly #onAsk: OnEngineAsk
  readonly #onTrouble: OnEngineTrouble
  readonly #pending = new Map<number, Pending>()
  #process: HostedProcess | null = null
  #connection: Connection | null = null
  #ready = false
  #closing = false
  #trouble: Failure | null = null
  /** When it crashed, epoch ms. */
  #crashes: number[] = []
  /** How often in a row it ended by itself since its database cannot be opened for now. */
  #refusals = 0
  #isRefusing = false
  /** It crashed, and nobody was told that it is there again. */
  #hasNews = false
  #lastId = 0
  #timer: NodeJS.Timeout | undefined
  #onEnded: (() => void) | undefined

  /** @param started its process, where that has been started already */
  constructor(
    about: EngineStart,
    on: { event: OnEngineEvent; ask: OnEngineAsk; trouble: OnEngineTrouble },
    started?: HostedProcess,
  ) {
    this.#about = about
    this.#onEvent = on.event
    this.#onAsk = on.ask
    this.#onTrouble = on.trouble
    this.#start(started)
  }

  /** Where the engine keeps the pictures of clips. */
  get thumbsFolder(): string {
    return join(this.#about.dataDir, THUMBS_FOLDER)
  }

  /** Why there is no engine that works; null when there is one, or one is about to be. */
  get trouble(): Failure | null {
    return this.#trouble
  }

  /** Starts the engine again, as a person asks for it: at once, however often it crashed before. */
  tryAgain(): void {
    if (this.#closing || this.#trouble === null) return
    this.#crashes = []
    this.#refusals = 0
    this.#setTrouble(null)
    clearTimeout(this.#timer)
    // One that runs and refuses everything is replaced as it ends.
    if (this.#process) this.#process.kill()
    else this.#start()
  }

  /** The key and the platform that this engine and every later one works with. */
  connect(connection: Connection): Promise<Reply<unknown>> {
    this.#connection = connection
    // When it is not ready yet, `#becomeReady` sends it ahead of everything else.
    return this.#ready ? this.call('connect', connection) : Promise.resolve({ ok: true, value: {} })
  }

  async call<C extends EngineCommand>(command: C, args: Args<C>): Promise<Reply<Answer<C>>> {
    const reply = await this.#ask(command, args)
    if (!reply.ok) return reply
    const parsed = ENGINE_COMMANDS[command].answer.safeParse(reply.value)
    if (parsed.success) return { ok: true, value: parsed.data as Answer<C> }
    log.error(`engine: the answer to ${command} does not fit the contract`, parsed.error.message)
    return { ok: false, failure: failure('engine_down', { detail: `bad answer to ${command}` }) }
  }

  /** Lets the engine close its database and ends it; resolves when it is gone. */
  async close(): Promise<void> {
    this.#closing = true
    clearTimeout(this.#timer)
    const running = this.#process
    if (running) {
      const ended = new Promise<void>((resolve) => (this.#onEnded = resolve))
      running.send({ kind: 'end' })
      const timer = setTimeout(() => running.kill(), END_LIMIT_MS)
      await ended
      clearTimeout(timer)
    }
    this.#failPending('it was ended')
  }

  #ask(command: EngineCommand, args: unknown): Promise<Reply<unknown>> {
    if (this.#closing) return Promise.resolve({ ok: false, failure: failure('engine_down') })
    if (this.#trouble && !this.#ready) return Promise.resolve({ ok: false, failure: this.#trouble })
    return new Promise((settle) => {
      const message = { id: ++this.#lastId, command, args }
      this.#pending.set(message.id, { message, settle })
      if (this.#ready) this.#process?.send(message)
    })
  }

  #start(started = startEngine(this.#about)): void {
    this.#isRefusing = false
    started.listen({
      onMessage: (message) => this.#receive(message),
      onExit: (code) => this.#ended(code),
      onStderr: (text) => log.error('engine:', text.trimEnd()),
    })
    this.#process = started
    this.#timer = setTimeout(() => {
      log.error(`engine: not ready within ${READY_LIMIT_MS / 1000} s`)
      started.kill()
    }, READY_LIMIT_MS)
  }

  #receive(raw: unknown): void {
    const parsed = FromEngine.safeParse(raw)
    if (!parsed.success) return log.error('engine: a message does not fit the contract', parsed.error.message)
    const message = parsed.data
    switch (message.kind) {
      case 'answer':
        return this.#settle(message.id, { ok: true, value: message.answer })
      case 'refusal':
        return this.#settle(message.id, { ok: false, failure: message.failure })
      case 'event':
        return this.#event(message.event, message.payload)
      case 'ask':
        return void this.#tell(message.id, message.question, message.about)
      case 'log':
        return log[message.level]('engine:', message.message)
    }
  }

  /** A question that fails stays without an answer, which the engine waits for no longer than it must. */
  async #tell(id: number, question: EngineQuestion, about: string): Promise<void> {
    const asking = this.#process
    try {
      asking?.send({ kind: 'told', id, answer: await this.#onAsk(question, about) })
    } catch (error) {
      log.error(`engine: ${question} cannot be answered`, error)
    }
  }

  #event(event: EngineEvent, raw: unknown): void {
    const payload = EVENTS[event].safeParse(raw)
    if (!payload.success) return log.error(`engine: bad ${event} event`, payload.error.message)
    // An engine that cannot open its database says so in place of becoming ready, and refuses every command.
    if (event === 'notice' && !this.#ready) {
      const { level, failure: about } = EVENTS.notice.parse(raw)
      if (level === 'error') return this.#refused(about)
    }
    if (event === 'engineReady') this.#becomeReady()
    this.#onEvent(event, payload.data)
  }

  #becomeReady(): void {
    this.#refusals = 0
    this.#listens()
    this.#setTrouble(null)
    if (this.#hasNews) this.#onEvent('notice', { level: 'warning', failure: failure('engine_restarted') })
    this.#hasNews = false
  }

  #refused(about: Failure): void {
    this.#refusals++
    this.#isRefusing = true
    this.#listens()
    this.#setTrouble(about)
  }

  /** It takes commands from now on, if only to refuse them. */
  #listens(): void {
    clearTimeout(this.#timer)
    this.#ready = true
    const waiting = [...this.#pending.values()]
    if (this.#connection) void this.call('connect', this.#connection)
    for (const { message } of waiting) this.#process?.send(message)
  }

  #ended(code: number | null): void {
    clearTimeout(this.#timer)
    this.#process = null
    const wasReady = this.#ready
    this.#ready = false
    this.#onEvent('activity', { uploading: false, keepAwake: false })
    if (this.#closing) return this.#onEnded?.()
    // One that refuses everything may end before it has heard what it was asked: the reason is the same.
    if (wasReady) this.#failPending('it stopped and is being started again', this.#isRefusing)
    const delayMs = this.#isRefusing ? restartDelay(Math.max(1, this.#refusals)) : this.#crashed(code)
    if (delayMs !== null) this.#timer = setTimeout(() => this.#start(), delayMs)
  }

  /** @returns after how many ms it is started again; null when it is not by itself */
  #crashed(code: number | null): number | null {
    this.#crashes.push(Date.now())
    this.#hasNews = true
    const delayMs = afterCrash(this.#crashes)
    log.error(`engine: ended unexpectedly with status ${code}; started again in ${delayMs ?? 'no'} ms`)
    if (delayMs === null) {
      this.#setTrouble(failure('engine_stopped', { detail: String(CRASHES_MOST) }))
      this.#failPending('it stopped')
    }
    return delayMs
  }

  #setTrouble(trouble: Failure | null): void {
    const isSame = trouble?.message === this.#trouble?.message
    this.#trouble = trouble
    if (isSame) return
    this.#onTrouble(trouble)
  }

  #settle(id: number, reply: Reply<unknown>): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.settle(reply)
  }

  /** @param isRefused whether the trouble that is known is why */
  #failPending(detail: string, isRefused = false): void {
    const why = (isRefused ? this.#trouble : null) ?? failure('engine_down', { detail })
    for (const id of [...this.#pending.keys()]) this.#settle(id, { ok: false, failure: why })
  }
}
