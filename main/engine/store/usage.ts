import type { Database } from 'better-sqlite3'

/** What limits of the plan count: calls by category, and seconds of video handed to indexing. */
export type UsageKind = 'upload_calls' | 'index_calls' | 'video_seconds'

/** Usage is kept in spans of this length, so that a day's window is right to within a minute. */
export const SPAN_MS = 60_000
const DAY_MS = 86_400_000

/** Query of the table `usage`: what was used lately, kept over restarts because the platform counts on. */
export class UsageTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** @param at epoch ms; what is older than two days is let go of */
  add(kind: UsageKind, amount: number, at: number): void {
    const span = Math.floor(at / SPAN_MS)
    this.#db
      .prepare(
        `INSERT INTO usage (kind, span, amount) VALUES (?, ?, ?)
         ON CONFLICT (kind, span) DO UPDATE SET amount = amount + excluded.amount`,
      )
      .run(kind, span, amount)
    this.#db.prepare('DELETE FROM usage WHERE kind = ? AND span < ?').run(kind, span - (2 * DAY_MS) / SPAN_MS)
  }

  /** Spans since a time (epoch ms), oldest first: when each began (epoch ms) and what was used in it. */
  since(kind: UsageKind, at: number): { at: number; amount: number }[] {
    const rows = this.#db
      .prepare('SELECT span, amount FROM usage WHERE kind = ? AND span >= ? ORDER BY span')
      .all(kind, Math.floor(at / SPAN_MS)) as { span: number; amount: number }[]
    return rows.map(({ span, amount }) => ({ at: span * SPAN_MS, amount }))
  }
}
