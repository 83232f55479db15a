import type { Database } from 'better-sqlite3'
import { Marks } from './marks.ts'

/** With more changes than that since the last search, all is read anew. */
const MOST_CHANGES = 1000
/** What nobody has searched for that long is let go of, in ms. */
const KEEP_MS = 60_000

/**
 * The table `clip_texts` in memory while somebody searches: about a hundred bytes for each clip, and a search through a
 * hundred thousand takes two milliseconds, where the database takes twenty to look and hand over what it found.
 * What changed is read again before the next search, so that a transaction that was taken back leaves nothing behind.
 */
export class Haystack {
  readonly #db: Database
  /** Ascending. */
  #seqs: number[] = []
  /** Of each of them. */
  #texts: string[] = []
  #changed = new Set<number>()
  readonly #clock: () => number
  #wantedAt = -Infinity

  /** @param clock ms, never set back */
  constructor(db: Database, clock: () => number) {
    this.#db = db
    this.#clock = clock
  }

  /** The clips that hold every word, by their numbers; some that were removed since may be among them. */
  find(words: readonly string[]): Marks {
    this.refresh()
    const found = new Marks(this.#last)
    for (let at = 0; at < this.#texts.length; at++) {
      if (holdsAll(this.#texts[at] ?? '', words)) found.add(this.#seqs[at] ?? 0)
    }
    return found
  }

  /** Has a clip read again that was read before. */
  changed(seq: number): void {
    if (seq <= this.#last) this.#changed.add(seq)
  }

  /** Reads what a search would have to read first, which takes a tenth of a second for a hundred thousand clips. */
  refresh(): void {
    this.#wantedAt = this.#clock()
    if (this.#changed.size > MOST_CHANGES) this.#forget()
    if (this.#changed.size > 0) {
      const { seqs, texts } = this.#read(
        'seq IN (SELECT value FROM json_each(?))',
        JSON.stringify([...this.#changed]),
      )
      seqs.forEach((seq, at) => this.#put(seq, texts[at] ?? ''))
      this.#changed.clear()
    }
    const { seqs, texts } = this.#read('seq > ?', this.#last)
    if (seqs.length === 0) return
    this.#seqs = this.#seqs.concat(seqs)
    this.#texts = this.#texts.concat(texts)
  }

  /** Nobody searches now: lets go of everything when that has been so for a minute. The next search reads it again. */
  rest(): void {
    if (this.#clock() - this.#wantedAt > KEEP_MS) this.#forget()
  }

  /** How many clips it holds. */
  get size(): number {
    return this.#seqs.length
  }

  #forget(): void {
    this.#seqs = []
    this.#texts = []
    this.#changed.clear()
  }

  get #last(): number {
    return this.#seqs.at(-1) ?? 0
  }

  #put(seq: number, text: string): void {
    const at = lowerBound(this.#seqs, seq)
    const isThere = this.#seqs[at] === seq
    // One that is brought back may have been removed before the others were read.
    if (!isThere) this.#seqs.splice(at, 0, seq)
    this.#texts.splice(at, isThere ? 1 : 0, text)
  }

  /** Column by column: a row for each clip takes three times as long. */
  #read(where: string, value: unknown): { seqs: number[]; texts: string[] } {
    const column = (name: string): unknown[] =>
      this.#db.prepare(`SELECT ${name} FROM clip_texts WHERE ${where} ORDER BY seq`).pluck().all(value)
    return { seqs: column('seq') as number[], texts: column('text') as string[] }
  }
}

/** A loop and no closure: it runs for every clip. */
function holdsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false
  return true
}

/** The place of the first of ascending numbers that is not below another one. */
function lowerBound(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? Infinity) < least) low = middle + 1
    else high = middle
  }
  return low
}
