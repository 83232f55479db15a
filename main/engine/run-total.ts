/**
 * How many bytes there are to send in all since nothing was left to send. Clips that were sent meanwhile go on
 * counting, so that the share that is done grows from 0 to 1 and never falls because a clip has ended.
 */
export class RunTotal {
  #left = 0
  #total = 0

  /**
   * @param left bytes still to send
   * @param open bytes of all clips that are still to be sent, with what was sent of them: at least `left`
   * @param isMoreComing clips are examined whose bytes are in neither yet
   * @returns bytes in all; 0 when there is nothing to send
   */
  see(left: number, open: number, isMoreComing: boolean): number {
    if (left === 0 && !isMoreComing) this.#total = 0
    else if (this.#total === 0) this.#total = open
    else this.#total = Math.max(open, this.#total + Math.max(0, left - this.#left))
    this.#left = left
    return this.#total
  }
}
