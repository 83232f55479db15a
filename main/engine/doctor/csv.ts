import type { Finding } from '../../../shared/checkup.ts'

const HEAD = ['finding', 'path', 'bytes', 'detail']

/** Findings as CSV (RFC 4180), UTF-8 with its mark, which spreadsheets need to tell it. */
export function toCsv(findings: readonly Finding[]): string {
  const lines = findings.map(({ kind, path, sizeBytes, detail }) => [kind, path, String(sizeBytes), detail])
  return `\uFEFF${[HEAD, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted where it has to be; what a spreadsheet would take for a formula is kept from being one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
