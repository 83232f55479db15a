import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { presetPath, readPreset } from '../../main/preset-file.ts'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { DEFAULT_PREFERENCES } from '../../shared/preferences.ts'
import { settingsBase } from '../../shared/preset.ts'

const folder = mkdtempSync(join(tmpdir(), 'reeldrop-preset-'))
afterAll(() => rmSync(folder, { recursive: true }))

function read(text: string) {
  const file = join(folder, 'preset.json')
  writeFileSync(file, text)
  return readPreset(file)
}

test('without a file nothing is preset and updates are offered', () => {
  const { preset, failure } = readPreset(join(folder, 'none.json'))
  expect(failure).toBeNull()
  expect(preset).toMatchObject({ settings: {}, locked: [], updates: 'ask' })
})

test('what is locked holds, and the rest is only begun with', () => {
  const { preset } = read('{"settings":{"plan":"tier2","fullHash":false},"locked":["plan"],"updates":"off"}')
  expect(settingsBase(preset)).toEqual({
    first: { plan: 'tier2', fullHash: false },
    fixed: { plan: 'tier2' },
  })
  expect(preset.updates).toBe('off')
})

test.each([
  ['cut off', '{"settings":', 'it is no JSON'],
  ['a setting that there is not', '{"settings":{"speed":3}}', 'settings: Unrecognized key: "speed"'],
  ['a value out of range', '{"settings":{"uploadsAtOnce":99}}', 'settings.uploadsAtOnce: Too big'],
  ['an unknown part', '{"colour":"red"}', 'Unrecognized key: "colour"'],
])(
  'a file that is wrong (%s) does not count, is named with the reason, and leaves updates off',
  (_, text, why) => {
    const { preset, failure } = read(text)
    expect(preset).toMatchObject({ settings: {}, locked: [], updates: 'off' })
    expect(failure?.code).toBe('preset_unreadable')
    expect(failure?.message).toContain(join(folder, 'preset.json'))
    expect(failure?.message).toContain(why)
  },
)

test('each system has its own place for it, and the environment can name another', () => {
  expect(presetPath({}, 'linux')).toBe('/etc/reeldrop/preset.json')
  expect(presetPath({}, 'darwin')).toBe('/Library/Application Support/Reeldrop/preset.json')
  expect(presetPath({ ProgramData: 'D:\\Data' }, 'win32')).toContain('Reeldrop')
  expect(presetPath({ REELDROP_PRESET: '/elsewhere.json' }, 'linux')).toBe('/elsewhere.json')
})

test.each(Object.entries({ ...DEFAULT_SETTINGS, ...DEFAULT_PREFERENCES }))(
  'the guide for facilities names `%s` and what it begins as',
  (name, value) => {
    const guide = readFileSync(new URL('../../.github/FACILITY.md', import.meta.url), 'utf8')
    const line = guide.split('\n').find((one) => one.startsWith(`| \`${name}\``))
    expect(line?.split('|').at(-2)?.trim()).toBe(`\`${JSON.stringify(value)}\``)
  },
)
