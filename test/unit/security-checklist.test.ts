/** The security checklist, held against the tests that it names: each is there, under its very name. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const LINE = /^\|(?<what>[^|]*)\|\s*`(?<file>test\/[^`]+)`\s*\|(?<name>[^|]*)\|$/
const lines = readFileSync(resolve(ROOT, '.github/SECURITY.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const { file, name } = LINE.exec(line)?.groups ?? {}
    return file === undefined || name === undefined ? [] : [{ file, name: name.trim() }]
  })

test('the checklist is read', () => {
  expect(lines.length).toBeGreaterThan(40)
})

test.each(lines)('$file proves: $name', ({ file, name }) => {
  const path = resolve(ROOT, file)
  expect(existsSync(path)).toBe(true)
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${name}${quote}`)
  const source = readFileSync(path, 'utf8')
  expect(quoted.some((text) => source.includes(text))).toBe(true)
})
