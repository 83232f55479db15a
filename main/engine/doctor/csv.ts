import type { Finding } from '../../../shared/checkup.ts'
import { CSV_MARK, csvLine } from '../csv.ts'

const HEAD = ['finding', 'path', 'bytes', 'detail']

/** Findings as CSV. */
export function toCsv(findings: readonly Finding[]): string {
  const lines = findings.map(({ kind, path, sizeBytes, detail }) => [kind, path, String(sizeBytes), detail])
  return CSV_MARK + [HEAD, ...lines].map(csvLine).join('')
}
