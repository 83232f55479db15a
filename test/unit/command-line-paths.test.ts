import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { pageIn, pathsIn } from '../../main/command-line-paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'reeldrop-test-opened-'))
const clip = join(folder, 'Szene 1 – größer #2.mov')
const app = join(folder, 'app')
writeFileSync(clip, '')
mkdirSync(app)
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['a path', [clip], [clip]],
  ['a path from the folder it was typed in', ['Szene 1 – größer #2.mov'], [clip]],
  ['an address of a file, as Linux desktops hand it over', [pathToFileURL(clip).href], [clip]],
  ['a folder', [folder], [folder]],
  ['an address of a file on another machine', ['file://elsewhere/clip.mov'], []],
  ['an address that cannot be read', ['file:///%zz'], []],
  ['a link of the app', ['reeldrop://open'], []],
  ['a page', ['https://example.com/clip.mov'], []],
  ['a file that is not there', [join(folder, 'gone.mov')], []],
  ['options, and the folder of the app itself', ['--practice', app, clip], [clip]],
])('of a command line with %s, those that are there are taken', (_, args, taken) => {
  expect(pathsIn({ args, cwd: folder }, app)).toEqual(taken)
})

test('what another program hands over in place of a command line is nothing', () => {
  expect(pathsIn('file:///etc/passwd', app)).toEqual([])
  expect(pathsIn({ args: [7], cwd: folder }, app)).toEqual([])
})

test.each([
  ['a page', ['reeldrop://attention'], 'attention'],
  ['a page as browsers write it', ['--flag', 'reeldrop://History/'], 'history'],
  ['two pages', ['reeldrop://queue', 'reeldrop://indexes'], 'indexes'],
  ['no page of the window', ['reeldrop://open'], null],
  ['more than a page', ['reeldrop://settings/key?value=1'], null],
  ['a link of another program', ['reeldropx://queue'], null],
])('a link that names %s', (_, args, page) => {
  expect(pageIn({ args, cwd: folder })).toBe(page)
})
