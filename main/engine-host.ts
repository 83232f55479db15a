/**
 * Starts the engine, watches it, starts it again when it dies, and carries commands, answers and events.
 * Commands given before the engine is ready wait for it; those under way when it dies are answered with a failure.
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
import type { Failure } from '../shared/domain.ts'
import { failure } from '../shared/errors.ts'
import type { SettingsBase } from '../shared/preset.ts'
import { log } from './log.ts'
import { BUILT } from './paths.ts'
import { hostProcess, type HostedProcess } from './process-host.ts'

export type OnEngineEvent = <E extends EngineEvent>(event: E, payload: EventPayload<E>) => void
/** Answers what the engine asks; see `ENGINE_QUESTIONS`. */
export type OnEngineAsk = (question: EngineQuestion, about: string) => Promise<MainTold<EngineQuestion>>
interface Connection {
  apiKey: string
  baseUrl: string
}
interface Pending {
  message: EngineOrder
  settle(reply: Reply<unknown>): void
}

const READY_LIMIT_MS = 30_000
const END_LIMIT_MS = 5_000
const RESTART_FIRST_MS = 250
const RESTART_MOST_MS = 30_000
/** One that has run for this long counts as sound: the next restart waits the shortest time again. */
const SOUND_AFTER_MS = 60_000

export class EngineHost {
  readonly #dataDir: string
  readonly #settings: SettingsBase
  readonly #onEvent: OnEngineEvent
  readonly #onAsk: OnEngineAsk
  readonly #pending = new Map<number, Pending>()
  #process: HostedProcess | null = null
  #connection: Connection | null = null
  #ready = false
  #closing = false
  #deaths = 0
  #lastId = 0
  #startedAt = 0
  #timer: NodeJS.Timeout | undefined
  #onEnded: (() => void) | undefined

  /**
   * @param dataDir the folder that holds the engine's database; made by the engine when it is not there
   * @param settings what a facility has set
   */
  constructor(dataDir: string, settings: SettingsBase, onEvent: OnEngineEvent, onAsk: OnEngineAsk) {
    this.#dataDir = dataDir
    this.#settings = settings
    this.#onEvent = onEvent
    this.#onAsk = onAsk
    this.#start()
  }

  /** Where the engine keeps the pictures of clips. */
  get thumbsFolder(): string {
    return join(this.#dataDir, THUMBS_FOLDER)
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
    return new Promise((settle) => {
      const message = { id: ++this.#lastId, command, args }
      this.#pending.set(message.id, { message, settle })
      if (this.#ready) this.#process?.send(message)
    })
  }

  #start(): void {
    this.#startedAt = Date.now()
    const args = ['--data-dir', this.#dataDir, '--settings', JSON.stringify(this.#settings)]
    const started = hostProcess('Reeldrop engine', BUILT.engine, args, {
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
    const refusing = event === 'notice' && !this.#ready && EVENTS.notice.parse(raw).level === 'error'
    if (event === 'engineReady' || refusing) this.#becomeReady()
    this.#onEvent(event, payload.data)
  }

  #becomeReady(): void {
    clearTimeout(this.#timer)
    const again = this.#deaths > 0
    this.#ready = true
    const waiting = [...this.#pending.values()]
    if (this.#connection) void this.call('connect', this.#connection)
    for (const { message } of waiting) this.#process?.send(message)
    if (again) this.#notice('warning', failure('engine_restarted'))
  }

  #ended(code: number | null): void {
    clearTimeout(this.#timer)
    this.#process = null
    this.#onEvent('activity', { uploading: false, keepAwake: false })
    if (this.#closing) return this.#onEnded?.()
    log.error(`engine: ended unexpectedly with status ${code}`)
    if (this.#ready) this.#failPending('it stopped and is being started again')
    if (this.#ready && Date.now() - this.#startedAt > SOUND_AFTER_MS) this.#deaths = 0
    this.#ready = false
    this.#deaths++
    this.#timer = setTimeout(() => this.#start(), restartDelay(this.#deaths))
    // One that never becomes ready keeps its commands waiting; past the first tries they get an answer.
    if (this.#deaths >= 4) {
      this.#failPending('it does not start')
      if (this.#deaths === 4) this.#notice('error', failure('engine_down', { detail: 'it does not start' }))
    }
  }

  #settle(id: number, reply: Reply<unknown>): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.settle(reply)
  }

  #failPending(detail: string): void {
    for (const id of [...this.#pending.keys()]) {
      this.#settle(id, { ok: false, failure: failure('engine_down', { detail }) })
    }
  }

  #notice(level: 'warning' | 'error', about: Failure): void {
    this.#onEvent('notice', { level, failure: about })
  }
}

/** @param deaths how often it has died in a row, at least 1 */
export function restartDelay(deaths: number): number {
  return Math.min(RESTART_MOST_MS, RESTART_FIRST_MS * 2 ** (deaths - 1))
}
