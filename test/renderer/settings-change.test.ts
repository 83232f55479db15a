/** That a change of the settings is seen before the engine has answered; the bridge to it is the window's, and stood in for. */
import { beforeEach, expect, test, vi } from 'vitest'
import { changeSettings } from '../../renderer/state/library.ts'
import { current, patch } from '../../renderer/state/store.ts'
import type { Settings } from '../../shared/settings.ts'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { failure } from '../../shared/errors.ts'

type Reply = { ok: true; value: Settings } | { ok: false; failure: ReturnType<typeof failure> }

/** What the engine keeps, and its answers that are still on their way. */
let kept: Settings
let answers: ((refuses?: boolean) => void)[]

beforeEach(() => {
  kept = DEFAULT_SETTINGS
  answers = []
  patch({ settings: kept })
  const call = (command: string, change: Partial<Settings>): Promise<Reply> =>
    command === 'getSettings'
      ? Promise.resolve({ ok: true, value: kept })
      : new Promise((done) =>
          answers.push((refuses = false) => {
            if (refuses) return done({ ok: false, failure: failure('disk_full') })
            kept = { ...kept, ...change }
            done({ ok: true, value: kept })
          }),
        )
  vi.stubGlobal('window', { reeldrop: { call } })
})

test('a second change that is made before the first was answered is made to what the first shows', async () => {
  const first = changeSettings({ uploadsAtOnce: 5 })
  expect(current().settings?.uploadsAtOnce).toBe(5)
  const second = changeSettings({ uploadsAtOnce: 6 })
  answers[0]?.()
  await first
  expect(current().settings?.uploadsAtOnce).toBe(6)
  answers[1]?.()
  await second
  expect(current().settings?.uploadsAtOnce).toBe(6)
})

test('what the engine refuses is shown as it was', async () => {
  const change = changeSettings({ uploadsAtOnce: 5 })
  answers[0]?.(true)
  await change
  expect(current().settings).toEqual(DEFAULT_SETTINGS)
})
