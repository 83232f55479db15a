/** Bytes of the clips that are still to be sent, and of those that are not any more. */
export interface RunBytes {
  /** Still to be sent. */
  left: number
  /** Of all clips that are still to be sent, with what was sent of them: at least `left`. */
  open: number
  /** Sent of all other clips: whole ones, and parts of those that failed or were cancelled. */
  done: number
}

/**
 * How many bytes there are to send in all since nothing was left to send. Clips that were sent meanwhile go on
 * counting, so that the share that is done grows from 0 to 1 and never falls because a clip has ended. What is
 * cancelled or refused counts no more, but for what was sent of it.
 */
export class RunTotal {
  #before: RunBytes = { left: 0, open: 0, done: 0 }
  /** Sent in this run of clips that are no longer open. */
  #closed = 0

  /**
   * @param isMoreComing clips are examined whose bytes are in none of them yet
   * @returns bytes in all; 0 when there is nothing to send
   */
  see(now: RunBytes, isMoreComing: boolean): number {
    const { open, done } = this.#before
    this.#before = now
    if (now.left === 0 && !isMoreComing) {
      this.#closed = 0
      return 0
    }
    // Only what goes from the one to the other counts: clips also leave the list, and come back to it.
    const fallen = Math.max(0, open - now.open)
    const risen = Math.max(0, now.open - open)
    const across = Math.min(fallen, Math.max(-risen, now.done - done))
    this.#closed = Math.max(0, this.#closed + across)
    return now.open + this.#closed
  }
}
