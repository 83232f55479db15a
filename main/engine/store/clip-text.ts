import type { Database } from 'better-sqlite3'
import { Haystack } from './haystack.ts'
import type { Reasoned } from './item.ts'
import type { Marks } from './marks.ts'

const IS_ASCII = /^[\x20-\x7e]*$/

/**
 * The table `clip_texts`: what is searched of each clip, and nothing else, so that a search through all of them reads
 * some megabytes for a hundred thousand clips. A word is found anywhere, also within others and below three letters,
 * where an index over trigrams would not help.
 */
export class ClipTextTable {
  readonly #db: Database
  readonly #haystack: Haystack

  /** @param clock ms, never set back */
  constructor(db: Database, clock = (): number => performance.now()) {
    this.#db = db
    this.#haystack = new Haystack(db, clock)
  }

  /** Has all that a search looks through in memory. */
  ready(): void {
    this.#haystack.refresh()
  }

  /** Clips whose texts are in memory. */
  get inMemory(): number {
    return this.#haystack.size
  }

  /** The clips that hold all words of a search; some that were removed may be among them. null where it has no words. */
  found(search: string): Marks | null {
    const words = searchWords(search)
    if (words.length > 0) return this.#haystack.find(words)
    this.#haystack.rest()
    return null
  }

  /** Notes the newest clips, all at once. @param paths by their numbers in the table `items`, which nothing else lies between */
  add(paths: ReadonlyMap<number, string>): void {
    const seqs = [...paths.keys()]
    this.#db
      .prepare(
        'INSERT INTO clip_texts (seq, text) SELECT seq, lower(path) FROM items WHERE seq BETWEEN ? AND ?',
      )
      .run(seqs[0], seqs.at(-1))
    // SQLite knows the letters of ASCII alone.
    for (const [seq, path] of paths)
      if (!IS_ASCII.test(path)) this.change({ seq, path, problems: [], failure: null })
  }

  /** Notes a clip as it is now. */
  change(clip: Reasoned): void {
    const text = textOf(clip)
    const { changes } = this.#db
      .prepare(
        `INSERT INTO clip_texts (seq, text) VALUES (?, ?)
         ON CONFLICT (seq) DO UPDATE SET text = excluded.text WHERE text <> excluded.text`,
      )
      .run(clip.seq, text)
    if (changes > 0) this.#haystack.changed(clip.seq)
  }
}

function textOf({ path, problems, failure }: Reasoned): string {
  const reasons = [...problems, ...(failure === null ? [] : [failure])]
  return fold([path, ...reasons.map(({ code, message }) => `${message} ${code}`)].join('\n'))
}

/** The words of a search, all of which a clip has to hold; a broken letter as the database keeps it. */
const searchWords = (search: string): string[] => fold(search.toWellFormed()).split(/\s+/).filter(Boolean)

/** Makes letters that differ in case or in how an accent is written the same. */
const fold = (text: string): string => text.normalize('NFC').toLowerCase()
