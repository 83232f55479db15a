/** The styles hold for languages that are written from right to left, too: sides are named by the flow of the text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const FOLDER = resolve(import.meta.dirname, '../../renderer/styles')
const PHYSICAL =
  /^\s*(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right):|text-align: (?:left|right)|float: (?:left|right))/

test.each(readdirSync(FOLDER))('%s names no physical side', (file) => {
  let rule = ''
  const wrong: string[] = []
  for (const line of readFileSync(join(FOLDER, file), 'utf8').split('\n')) {
    if (line.endsWith('{')) rule = line.replace('{', '').trim()
    if (PHYSICAL.test(line)) wrong.push(`${rule}: ${line.trim()}`)
  }
  expect(wrong).toEqual([])
})
