import { escaped } from './escaped.ts'

/** UTF-8 with its mark, which spreadsheets need to tell it. */
export const CSV_MARK = '\uFEFF'

/** A line of a CSV (RFC 4180). */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/**
 * Where a spreadsheet would see a formula: at the beginning of a cell, and after a semicolon too, which many languages
 * take for the end of a cell. Also the full-width signs, which are read as the others where they are typed.
 */
const FORMULA = /(?<=^|;)(?=\s*[=+\-@＝＋－＠])/g

/** Quoted where it has to be; what a spreadsheet would take for a formula is kept from being one; all on one line. */
function cell(text: string): string {
  const plain = escaped(text).replaceAll(FORMULA, "'")
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
