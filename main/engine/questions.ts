import { ENGINE_QUESTIONS } from '../../shared/contract.ts'
import type { EngineQuestion, FromEngine, MainTold } from '../../shared/contract.ts'
import type { ProxySource } from './platform/routes.ts'

/** A PAC script may have to be fetched first; a keychain may wait for a person. */
const LIMIT_MS = 20_000

/** What the engine asks main, over the channel that carries main's commands the other way. */
export class Questions {
  readonly #send: (message: FromEngine) => void
  readonly #open = new Map<number, (answer: unknown) => void>()
  #lastId = 0

  constructor(send: (message: FromEngine) => void) {
    this.#send = send
  }

  readonly proxies: ProxySource = {
    proxiesFor: (origin) => this.#ask('proxiesFor', origin),
    loginFor: (proxy) => this.#ask('loginFor', proxy),
  }

  /** Main answered; one that comes after its time is passed over. */
  told(id: number, answer: unknown): void {
    this.#open.get(id)?.(answer)
  }

  /** @throws Error when no answer comes in time or one that does not fit */
  async #ask<Q extends EngineQuestion>(question: Q, about: string): Promise<MainTold<Q>> {
    const id = ++this.#lastId
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const timer = setTimeout(() => reject(new Error(`no answer to ${question}`)), LIMIT_MS)
    this.#open.set(id, resolve)
    this.#send({ kind: 'ask', id, question, about })
    try {
      return ENGINE_QUESTIONS[question].parse(await promise) as MainTold<Q>
    } finally {
      clearTimeout(timer)
      this.#open.delete(id)
    }
  }
}
