import { setTimeout as sleep } from 'node:timers/promises'
import { backoffMs } from '../queue/backoff.ts'

/** Holds every API call back while the platform has asked for silence (429), and learns how long from its answers. */
export class RateGate {
  #closedUntil = 0
  #refusals = 0
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Epoch ms until which calls wait; null while the way is free. */
  get closedUntil(): number | null {
    return this.#closedUntil > Date.now() ? this.#closedUntil : null
  }

  /** @param askedMs what the answer asked for; null when it did not say: then backoff with jitter, capped at 60 s */
  refused(askedMs: number | null): void {
    const wait = askedMs ?? 1000 + backoffMs(this.#refusals, Math.random())
    this.#refusals++
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + wait)
    this.#onChange()
  }

  async pass(signal: AbortSignal): Promise<void> {
    while (this.closedUntil !== null) {
      await sleep(Math.max(1, (this.closedUntil ?? 0) - Date.now()), undefined, { signal })
      this.#onChange()
    }
    if (Date.now() - this.#closedUntil > 60_000) this.#refusals = 0
  }
}
