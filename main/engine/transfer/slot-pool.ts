import type { ItemId } from '../../../shared/item.ts'
import type { Lane } from '../store/due.ts'

/** Who asks for a connection: a file, in its lane, with its place in the queue. */
export interface SlotUser {
  id: ItemId
  lane: Lane
  /** Ascending; at most 0 for what a person moved to the top. */
  rank: number
}

interface Waiter {
  user: SlotUser
  grant: () => void
}

/**
 * The connections that all files and chunks share. A free one goes to who waits: first to what a person moved to the
 * top, then to the lane that holds less than its half, then to the file that holds fewest, then by the order of the
 * queue. So a big file and thousands of small ones both get on, and no connection idles while something waits.
 */
export class SlotPool {
  #target: number
  #busy = 0
  readonly #held = new Map<ItemId, number>()
  readonly #lanes: Record<Lane, number> = { large: 0, small: 0 }
  #waiters: Waiter[] = []

  /** @param target connections at once, ≥ 1 */
  constructor(target: number) {
    this.#target = target
  }

  get target(): number {
    return this.#target
  }

  get busy(): number {
    return this.#busy
  }

  /** Whether someone waits for a connection. */
  get isWanted(): boolean {
    return this.#waiters.length > 0
  }

  /** More begin at once; fewer as the busy ones end. */
  setTarget(target: number): void {
    this.#target = Math.max(1, target)
    this.#grant()
  }

  /**
   * Waits for a connection.
   * @returns gives it back; harmless when called twice
   * @throws the signal's reason when aborted before
   */
  async acquire(user: SlotUser, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        user,
        grant: () => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      const giveUp = (): void => {
        this.#waiters = this.#waiters.filter((one) => one !== waiter)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      this.#waiters.push(waiter)
      this.#grant()
    })
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#give(user, -1)
      this.#grant()
    }
  }

  #grant(): void {
    while (this.#busy < this.#target) {
      const next = nextWaiter(this.#waiters, (id) => this.#held.get(id) ?? 0, this.#lanes)
      if (next === null) return
      this.#waiters = this.#waiters.filter((one) => one !== next)
      this.#give(next.user, 1)
      next.grant()
    }
  }

  #give(user: SlotUser, change: 1 | -1): void {
    const held = (this.#held.get(user.id) ?? 0) + change
    if (held > 0) this.#held.set(user.id, held)
    else this.#held.delete(user.id)
    this.#lanes[user.lane] += change
    this.#busy += change
  }
}

/** Whose turn it is; null when nobody waits. */
function nextWaiter<W extends { user: SlotUser }>(
  waiters: readonly W[],
  held: (id: ItemId) => number,
  lanes: Readonly<Record<Lane, number>>,
): W | null {
  const [first, ...others] = waiters
  if (first === undefined) return null
  return others.reduce((best, one) => (before(one.user, best.user, held, lanes) ? one : best), first)
}

function before(
  a: SlotUser,
  b: SlotUser,
  held: (id: ItemId) => number,
  lanes: Readonly<Record<Lane, number>>,
): boolean {
  const urgent = Number(a.rank > 0) - Number(b.rank > 0)
  if (urgent !== 0) return urgent < 0
  if (a.lane !== b.lane)
    return lanes[a.lane] < lanes[b.lane] || (lanes[a.lane] === lanes[b.lane] && a.rank < b.rank)
  const load = held(a.id) - held(b.id)
  return load !== 0 ? load < 0 : a.rank < b.rank
}
