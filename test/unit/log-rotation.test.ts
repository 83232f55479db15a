/** The log never grows without end: four files, the oldest of which goes. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { endedLogs, KEPT_LOGS, rotate } from '../../main/diagnostics/rotate.ts'

const folder = mkdtempSync(join(tmpdir(), 'reeldrop-log-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('ended logs are kept in order, and only so many', () => {
  const file = join(folder, 'main.log')
  for (let turn = 1; turn <= KEPT_LOGS + 3; turn++) {
    writeFileSync(file, `log ${turn}`)
    rotate(file)
  }
  expect(readdirSync(folder).toSorted()).toEqual(['main.1.log', 'main.2.log', 'main.3.log'])
  expect(endedLogs(file).map((ended) => readFileSync(ended, 'utf8'))).toEqual(['log 6', 'log 5', 'log 4'])
})

test('a log that is not there is none to keep', () => {
  const file = join(folder, 'other.log')
  rotate(file)
  expect(readdirSync(folder).filter((name) => name.startsWith('other'))).toEqual([])
})
