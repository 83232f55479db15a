import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { LicenceCollector, packageOf } from '../../main/dev/licences.ts'
import { Licence } from '../../shared/licences.ts'

const ROOT = resolve(import.meta.dirname, '../..')

test.each([
  ['/project/node_modules/zod/v4/core/index.js', '/project/node_modules/zod'],
  [
    '/project/node_modules/@tanstack/react-virtual/dist/index.js?v=1',
    '/project/node_modules/@tanstack/react-virtual',
  ],
  ['/project/node_modules/a/node_modules/b/index.js', '/project/node_modules/a/node_modules/b'],
  ['\0/project/node_modules/react/index.js', '/project/node_modules/react'],
  ['C:\\project\\node_modules\\react\\index.js', 'C:/project/node_modules/react'],
  ['/project/renderer/main.tsx', null],
  ['\0vite/preload-helper.js', null],
])('code of %j comes from %j', (id, folder) => {
  expect(packageOf(id)).toBe(folder)
})

test('the licences of what lies beside the bundles are gathered with their texts, and of the programs with the GPL', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reeldrop-test-licences-'))
  const file = join(folder, 'licences.json')
  await new LicenceCollector(ROOT).write(file)
  const licences = z.array(Licence).parse(JSON.parse(readFileSync(file, 'utf8')))
  rmSync(folder, { recursive: true })
  const named = (name: string) => licences.find((licence) => licence.name === name)

  for (const name of ['electron', 'better-sqlite3', '@github/keytar', 'picomatch']) {
    expect(named(name), name).toMatchObject({
      licence: 'MIT',
      source: expect.stringContaining('https://') as string,
    })
    expect(named(name)?.text, name).toMatch(/permission is hereby granted/i)
  }
  expect(named('@ffmpeg-installer/ffmpeg')?.text).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
  expect(named('FFmpeg (ffprobe)')?.text).toMatch(/GNU GENERAL PUBLIC LICENSE\s+Version 3/)
  expect(named('node-addon-api')).toBeUndefined()
  expect(licences.filter(({ text }) => text.length < 300).map(({ name }) => name)).toEqual([])
})
