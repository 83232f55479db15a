import { expect, test } from 'vitest'
import { csvLine } from '../../main/engine/csv.ts'
import { attemptsOf, timesOf } from '../../main/engine/receipt/facts.ts'
import { markup } from '../../main/engine/receipt/markup.ts'
import { fileNameOf } from '../../main/engine/receipt/receipts.ts'
import type { ItemEvent } from '../../shared/item.ts'

const events = (...steps: [ItemEvent['from'], ItemEvent['to']][]): ItemEvent[] =>
  steps.map(([from, to], at) => ({ at: (at + 1) * 100, from, to, reason: '' }))

test('times are read out of the history of a clip; of what happened again, the last counts', () => {
  const straight = events(
    [null, 'found'],
    ['found', 'waiting'],
    ['waiting', 'uploading'],
    ['uploading', 'processing'],
    ['processing', 'indexing'],
    ['indexing', 'ready'],
    ['ready', 'ready'],
  )
  expect(timesOf({ addedAt: 50, events: straight })).toEqual({
    takenInAt: 50,
    uploadBeganAt: 300,
    uploadEndedAt: 400,
    readyAt: 600,
  })
  const again: ItemEvent[] = [
    ...straight,
    ...events(['ready', 'found'], ['found', 'waiting'], ['waiting', 'uploading']).map((event) => ({
      ...event,
      at: event.at + 1000,
    })),
  ]
  expect(timesOf({ addedAt: 50, events: again })).toMatchObject({ uploadBeganAt: 1300, uploadEndedAt: null })
})

test('an attempt is each begin of an upload and each try that failed within it', () => {
  const begun = events(['waiting', 'uploading'], ['uploading', 'uploading'], ['uploading', 'failed'])
  expect(attemptsOf({ events: begun, failedTries: 0 })).toBe(1)
  expect(attemptsOf({ events: [...begun, ...begun], failedTries: 3 })).toBe(5)
  expect(attemptsOf({ events: events([null, 'found'], ['found', 'refused']), failedTries: 0 })).toBe(0)
})

test.each([
  ['=1+1', `'=1+1`],
  [' =1', `' =1`],
  ['＝1', `'＝1`],
  ['a;=1', `a;'=1`],
  ['a; @b', `a;' @b`],
  ['plain - text', 'plain - text'],
  ['\t=1', String.raw`\u0009=1`],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['a\r\nb', String.raw`a\u000d\u000ab`],
])('as a cell of a CSV, %j is %j', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`)
})

test('only markup is put into a page as it is', () => {
  const row = markup`<b title="${`"><i>&'`}">${'<i>'}${markup`<u>${1}</u>`}</b>`
  expect(row.text).toBe('<b title="&quot;&gt;&lt;i&gt;&amp;&#39;">&lt;i&gt;<u>1</u></b>')
})

test('a name for a file has nothing in it that a system forbids', () => {
  expect(fileNameOf('Reeldrop a/b\\c:*?"<>|d\u202e\n  e 2026-01-02')).toBe('Reeldrop a b c d e 2026-01-02')
  expect(fileNameOf('x'.repeat(300))).toHaveLength(120)
})
