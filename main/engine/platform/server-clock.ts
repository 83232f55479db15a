/** Answers are dated to the second and take a while: differences below this are noise, in ms. */
const NOISE_MS = 5000

/** The platform's clock, learned from the dates of its answers, so that a wrong clock here misreads no expiry. */
export class ServerClock {
  #offsetMs = 0

  /** @param date of an answer, epoch ms; null when it had none */
  learn(date: number | null): void {
    if (date === null) return
    const offset = date - Date.now()
    if (Math.abs(offset - this.#offsetMs) > NOISE_MS)
      this.#offsetMs = Math.abs(offset) > NOISE_MS ? offset : 0
  }

  /** Epoch ms on the platform. */
  now(): number {
    return Date.now() + this.#offsetMs
  }
}
