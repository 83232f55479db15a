import { CSV_MARK, csvLine } from '../csv.ts'
import type { TextPart } from '../write-whole.ts'

export type Cells = Record<string, string | number | boolean | null>

/** Rows that come in parts, and about how many there are in all. */
export interface RowSource {
  rows: AsyncIterable<{ rows: readonly Cells[]; total: number }>
  /** Names of the columns, in their order. */
  columns: readonly string[]
}

/** Rows as the text of a CSV. */
export async function* csvOf({ rows, columns }: RowSource): AsyncIterable<TextPart> {
  yield { text: CSV_MARK + csvLine(columns), rows: 0, total: 0 }
  for await (const { rows: some, total } of rows) {
    const lines = some.map((row) => csvLine(columns.map((name) => String(row[name] ?? ''))))
    yield { text: lines.join(''), rows: some.length, total }
  }
}

/** Rows as the text of a JSON array. */
export async function* jsonOf({ rows }: RowSource): AsyncIterable<TextPart> {
  let isFirst = true
  yield { text: '[', rows: 0, total: 0 }
  for await (const { rows: some, total } of rows) {
    const lines = some.map((row, at) => `${isFirst && at === 0 ? '' : ','}\n${JSON.stringify(row)}`)
    if (some.length > 0) isFirst = false
    yield { text: lines.join(''), rows: some.length, total }
  }
  yield { text: '\n]\n', rows: 0, total: 0 }
}
