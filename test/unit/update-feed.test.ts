import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { planUpdates, type Circumstances } from '../../main/update-feed.ts'
import { plainNotes } from '../../main/update-notes.ts'

const empty = mkdtempSync(join(tmpdir(), 'reeldrop-test-feed-'))
const withFeed = mkdtempSync(join(tmpdir(), 'reeldrop-test-feed-'))
const withPackage = mkdtempSync(join(tmpdir(), 'reeldrop-test-feed-'))
for (const folder of [withFeed, withPackage])
  writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\n')
writeFileSync(join(withPackage, 'package-type'), 'deb')
afterAll(() => {
  for (const folder of [empty, withFeed, withPackage]) rmSync(folder, { recursive: true })
})

const appImage: Circumstances = {
  policy: 'ask',
  env: { APPIMAGE: '/opt/Reeldrop.AppImage' },
  platform: 'linux',
  isPackaged: true,
  resources: withFeed,
}
const own = (url: string) => ({ env: { ...appImage.env, REELDROP_UPDATES: url } })

test.each<[what: string, change: Partial<Circumstances>, plan: object]>([
  ['an AppImage looks where it was built to look', {}, { kind: 'builtIn' }],
  ['so does a Debian package', { env: {}, resources: withPackage }, { kind: 'builtIn' }],
  ['and an app on macOS', { env: {}, platform: 'darwin' }, { kind: 'builtIn' }],
  ['a build without a place looks nowhere', { resources: empty }, { kind: 'off', why: 'noFeed' }],
  ['a checkout looks nowhere', { isPackaged: false }, { kind: 'off', why: 'noFeed' }],
  ['the settings file turns updates off', { policy: 'off' }, { kind: 'off', why: 'policy' }],
  ['the variable turns updates off', own('off'), { kind: 'off', why: 'policy' }],
  [
    'the settings file wins over the variable',
    { policy: 'off', ...own('https://updates.example/') },
    { kind: 'off', why: 'policy' },
  ],
  [
    'a facility names a place of its own',
    own('https://updates.example/reeldrop'),
    { kind: 'own', url: 'https://updates.example/reeldrop', hasBuiltIn: true },
  ],
  ['plain HTTP to another machine means off', own('http://updates.example/'), { kind: 'off', why: 'policy' }],
  ['what is no address means off', own('yes please'), { kind: 'off', why: 'policy' }],
  ['an unpacked archive cannot replace itself', { env: {} }, { kind: 'off', why: 'byHand' }],
  [
    'nor can a portable program',
    { platform: 'win32', env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Reeldrop.exe' } },
    { kind: 'off', why: 'byHand' },
  ],
])('%s', (_, change, plan) => {
  expect(planUpdates({ ...appImage, ...change })).toEqual(plan)
})

test.each([
  [null, ''],
  ['Plain, with 2 < 3', 'Plain, with 2 < 3'],
  ['<h2>New</h2><ul><li>One</li><li>Two &amp; three</li></ul>', 'New\n\n• One\n• Two & three'],
  ['<script>alert(1)</script><img src=x onerror=y>', 'alert(1)'],
  [
    [
      { version: '2.0.0', note: '<p>Later</p>' },
      { version: '1.9.0', note: null },
    ],
    'Later',
  ],
])('release notes %j are shown as %j', (notes, text) => {
  expect(plainNotes(notes)).toBe(text)
})
