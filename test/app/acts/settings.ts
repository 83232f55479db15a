/** What is done on the pages about the app itself. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { de } from '../../../shared/words/de/index.ts'
import { en } from '../../../shared/words/en/index.ts'
import { close } from './line.ts'
import { go, setting, type Act } from './world.ts'

export const SETTINGS: readonly Act[] = [
  {
    name: 'a number, a choice, a switch and a text of the settings are changed',
    gives: ['setSettings'],
    act: async (world) => {
      const { hand, page } = world
      await go(world, 'settings')
      await hand.write(page.getByTestId('connections'), '7')
      await hand.pick(page.getByTestId('way'), 'multipart')
      await hand.write(page.getByTestId('endings'), '.dat')
      await hand.press(page.getByTestId('full-hash'))
      await hand.pick(page.getByTestId('plan'), 'tier1')
      await expect.poll(() => setting(world, 'plan')).toBe('tier1')
      expect(await setting(world, 'connectionsMost')).toBe(7)
      expect(await setting(world, 'way')).toBe('multipart')
      expect(await setting(world, 'fullHash')).toBe(false)
      expect(await setting(world, 'moreExtensions')).toHaveLength(1)
    },
  },
  {
    name: 'every other number and switch is changed',
    gives: ['setSettings', 'setPreferences'],
    act: async ({ hand, page }) => {
      await hand.pick(page.getByTestId('way'), 'auto')
      for (const id of [
        'uploads-at-once',
        'connections-least',
        'direct-up-to',
        'review-above',
        'bandwidth',
      ]) {
        await hand.write(page.getByTestId(id), '3')
        await hand.press(page.getByTestId('keep-awake'))
        await expect(page.getByTestId(id)).toHaveValue('3')
      }
      for (const id of ['keep-awake', 'stream', 'notifications', 'start-at-login', 'keep-running']) {
        const before = await page.getByTestId(id).isChecked()
        await hand.press(page.getByTestId(id))
        await expect(page.getByTestId(id)).toBeChecked({ checked: !before })
      }
      await hand.pick(page.getByTestId('limit-hours'), 'hours')
      await expect(page.getByTestId('limit-hours-from')).toBeVisible()
      await hand.write(page.getByTestId('ffprobe'), '/opt/ffprobe')
      await hand.pick(page.getByTestId('log-level'), 'debug')
      await expect(page.getByTestId('log-level')).toHaveValue('debug')
      await hand.write(page.getByTestId('ffprobe'), '')
      await hand.pick(page.getByTestId('language'), 'de')
      await expect(page.getByTestId('page-queue')).toContainText(de.shell.pages.queue)
      await hand.pick(page.getByTestId('language'), 'en')
      await expect(page.getByTestId('page-queue')).toContainText(en.shell.pages.queue)
    },
  },
  {
    name: 'the theme is chosen, and a setting is searched',
    gives: ['setPreferences'],
    act: async ({ hand, page, running }) => {
      await hand.pick(page.getByTestId('theme'), 'dark')
      await expect.poll(() => running.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
      await hand.write(page.getByTestId('settings-search'), 'hash')
      await expect(page.getByTestId('bandwidth')).toHaveCount(0)
      await hand.write(page.getByTestId('settings-search'), '')
      await expect(page.getByTestId('bandwidth')).toHaveCount(1)
    },
  },
  {
    name: 'diagnostics are saved',
    gives: ['saveDiagnostics'],
    act: async ({ hand, page, heard, folder }) => {
      await heard.answer([], join(folder, 'diagnostics.zip'))
      await hand.press(page.getByTestId('diagnostics-open'))
      await hand.press(page.getByTestId('with-names'))
      await hand.press(page.getByTestId('diagnostics-save'))
      await expect(page.getByTestId('diagnostics-save')).toHaveCount(0)
      expect((await readFile(join(folder, 'diagnostics.zip'))).length).toBeGreaterThan(100)
    },
  },
  {
    // Told of as main would, whose own answers are held back: versions are offered for real where updates are tested.
    name: 'a newer version is looked for, downloaded, and installed now, later or not',
    gives: ['checkForUpdate', 'setPreferences', 'downloadUpdate', 'installUpdate'],
    act: async ({ hand, page, heard }) => {
      await heard.hold('checkForUpdate')
      await heard.tell('update', { kind: 'current', checkedAt: null })
      await hand.press(page.getByTestId('update-check'))
      await heard.tell('update', { kind: 'available', version: '9.0.0', notes: '' })
      await hand.press(page.getByTestId('update-hint'))
      await hand.pick(page.getByTestId('update-channel'), 'beta')
      // Another channel is looked at anew.
      await heard.hears('checkForUpdate', 2)
      await heard.hold('downloadUpdate')
      await hand.press(page.getByTestId('update-download'))
      await heard.hears('downloadUpdate')
      await heard.hold('installUpdate')
      let pressed = 0
      for (const [whenDone, button] of [
        [false, 'update-when-done'],
        [true, 'update-never'],
        [false, 'update-now'],
      ] as const) {
        await heard.tell('update', { kind: 'ready', version: '9.0.0', whenDone })
        await hand.press(page.getByTestId(button))
        await heard.hears('installUpdate', ++pressed)
      }
      await heard.letGo()
    },
  },
  {
    name: 'the key is replaced, taken away and entered again',
    gives: ['removeKey', 'setKey'],
    act: async (world) => {
      const { hand, page, platform } = world
      const status = page.getByTestId('key-status')
      await hand.press(page.getByTestId('key-replace'))
      await hand.write(page.getByTestId('key-input'), platform.apiKey)
      await hand.press(page.getByTestId('key-submit'))
      await expect(page.getByTestId('key-input')).toHaveCount(0)
      await hand.press(page.getByTestId('key-remove'))
      await hand.press(page.getByTestId('key-remove-yes'))
      await expect(page.getByTestId('settings')).toContainText(en.key.status.none)
      await expect(page.getByTestId('key-input')).toBeFocused()
      await hand.write(page.getByTestId('key-input'), platform.apiKey)
      await hand.press(page.getByTestId('key-submit'))
      await expect(status).toContainText(platform.apiKey.slice(-4))
    },
  },
]

export const ABOUT: readonly Act[] = [
  {
    name: 'licences and documentation are opened',
    gives: ['licences', 'showChromiumLicences', 'openPage'],
    act: async (world) => {
      const { hand, page, heard } = world
      await go(world, 'about')
      await hand.press(page.getByTestId('licences-open'))
      const licences = page.getByTestId('licences')
      await hand.press(licences.getByRole('button', { name: en.licences.chromium }))
      await hand.press(licences.locator('summary').first())
      await expect(licences.locator('details').first()).toHaveAttribute('open')
      await close(world)
      await hand.press(page.getByRole('button', { name: en.about.docs }))
      await heard.shows('docs')
    },
  },
]
