/** Timers of the state walk, all of which end with the server. */
export class Clockwork {
  #timers = new Set<NodeJS.Timeout>()
  #closed = false
  #held: { into: string; until: Promise<void>; release: () => void } | null = null

  after(ms: number, act: () => void): void {
    if (this.#closed) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve)
    })
  }

  /** One step of the state walk: its time, and then as long as steps into that state are held. */
  async step(ms: number, into: string): Promise<void> {
    await this.pause(ms)
    if (this.#held?.into === into) await this.#held.until
  }

  hold(into: string): void {
    let release: () => void = () => undefined
    const until = new Promise<void>((resolve) => (release = resolve))
    this.#held ??= { into, until, release }
  }

  release(): void {
    this.#held?.release()
    this.#held = null
  }

  close(): void {
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
