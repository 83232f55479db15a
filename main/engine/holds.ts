import { ExpectedError, type Failure, type FailureCode } from '../../shared/errors.ts'
import { describeError } from './log.ts'
import type { Logger } from './log.ts'
import { storeTrouble } from './store/trouble.ts'

/** Time between two looks at whether the database can be written again, in ms. */
const RETRY_MS = 3000

/** Why the whole queue waits: for a person (key, plan), or for the database, which is tried again by itself. */
export class Holds {
  readonly #log: Logger
  readonly #onHeld: () => void
  readonly #onFree: () => void
  #person: Failure | null = null
  #store: Failure | null = null
  #triedAt = 0

  constructor(log: Logger, onHeld: () => void, onFree: () => void) {
    this.#log = log
    this.#onHeld = onHeld
    this.#onFree = onFree
  }

  get present(): Failure | null {
    return this.#store ?? this.#person
  }

  /** Why everything waits for a person; null when it does not. */
  get forPerson(): Failure | null {
    return this.#person
  }

  /** Everything waits until a person acts; the first reason counts. */
  hold(reason: Failure): void {
    if (this.#person !== null) return
    this.#person = reason
    this.#log('warn', `the queue waits: ${reason.code}`)
    this.#onHeld()
  }

  /** A person acted. */
  end(): void {
    this.#person = null
    this.#onFree()
  }

  /** A person acted on this reason alone. */
  endIf(code: FailureCode): void {
    if (this.#person?.code === code) this.end()
  }

  /**
   * The database failed.
   * @throws what is no failure of the database but a bug, on its way to the top
   */
  storeFailed(error: unknown): void {
    const trouble = storeTrouble(error)
    if (trouble === null) throw error
    this.#log('error', `database: ${describeError(error)}`)
    const isFirst = this.#store === null
    this.#store = trouble
    this.#triedAt = Date.now()
    if (isFirst) this.#onHeld()
  }

  /** Does something with the database that nobody waits for; where it fails, everything waits until it can be written. */
  orHold(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.storeFailed(error)
    }
  }

  /** Something failed that nobody waits for and that is tried again: bugs are logged, the database holds the queue. */
  inBackground(error: unknown): void {
    if (storeTrouble(error) === null) this.#log('error', describeError(error))
    else this.storeFailed(error)
  }

  /** What a command failed with, as it is told; a failure of the database holds the queue as well. */
  asTold(error: unknown): unknown {
    const trouble = storeTrouble(error)
    if (trouble === null) return error
    this.storeFailed(error)
    return new ExpectedError(trouble)
  }

  /** Tries the database again when it is time to. @param write writes something small */
  retryStore(write: () => void): void {
    if (this.#store === null || Date.now() - this.#triedAt < RETRY_MS) return
    this.#triedAt = Date.now()
    try {
      write()
    } catch (error) {
      if (storeTrouble(error) === null) throw error
      return
    }
    this.#store = null
    this.#onFree()
  }
}
