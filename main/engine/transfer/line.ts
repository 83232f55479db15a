import { PlatformError } from '../platform/error.ts'
import type { Bandwidth } from './bandwidth.ts'
import { Parallelism } from './parallelism.ts'
import { SlotPool } from './slot-pool.ts'
import type { SlotUser } from './slot-pool.ts'

/** The way out of this machine: connections shared by all files, as many as fill the line. */
export class Line {
  readonly #pool: SlotPool
  readonly #parallelism: Parallelism
  readonly #bandwidth: Bandwidth

  constructor(bounds: { least: number; most: number }, bandwidth: Bandwidth) {
    this.#parallelism = new Parallelism(bounds.least, bounds.most)
    this.#pool = new SlotPool(this.#parallelism.target)
    this.#bandwidth = bandwidth
  }

  get busy(): number {
    return this.#pool.busy
  }

  get target(): number {
    return this.#pool.target
  }

  bound(least: number, most: number): void {
    this.#parallelism.bound(least, most)
    this.#pool.setTarget(this.#parallelism.target)
  }

  /**
   * Runs a transfer of so many bytes on a connection of its own, once one is free.
   * @param admit asked when a connection is free; one that is not taken up is given back, and `whenAdmitted` is awaited
   * @throws what the transfer throws; the signal's reason
   */
  async carry<T>(
    user: SlotUser,
    bytes: number,
    signal: AbortSignal,
    transfer: () => Promise<T>,
    admission?: { tryTake: () => boolean; whenFree: () => Promise<void> },
  ): Promise<T> {
    const release = await this.#slot(user, signal, admission)
    try {
      const result = await transfer()
      const isSaturated = this.#pool.isWanted && this.#bandwidth.rate === null
      this.#parallelism.completed(bytes, isSaturated, performance.now())
      return result
    } catch (error) {
      if (error instanceof PlatformError && error.kind === 'broken')
        this.#parallelism.failed(performance.now())
      throw error
    } finally {
      this.#pool.setTarget(this.#parallelism.target)
      release()
    }
  }

  /** A connection that has its admission: it is not held while the admission has to be waited for. */
  async #slot(
    user: SlotUser,
    signal: AbortSignal,
    admission: { tryTake: () => boolean; whenFree: () => Promise<void> } | undefined,
  ): Promise<() => void> {
    for (;;) {
      const release = await this.#pool.acquire(user, signal)
      if (admission === undefined || admission.tryTake()) return release
      release()
      await admission.whenFree()
    }
  }
}
