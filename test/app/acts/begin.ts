/** From the first start to a queue with clips in every state. */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../../shared/words/en/index.ts'
import { indexId, row, set, stateOf, type Act } from './world.ts'

export const BEGIN: readonly Act[] = [
  {
    name: 'the page with the keys of the account is opened',
    gives: ['openPage'],
    act: async ({ hand, page, heard }) => {
      await hand.press(page.getByRole('button', { name: en.key.where }))
      await heard.shows('https://')
    },
  },
  {
    // By mouse it is begun and left where practice is tested.
    name: 'practice is begun and left',
    only: 'keyboard',
    gives: ['startPractice', 'leavePractice'],
    act: async ({ hand, page }) => {
      await hand.press(page.getByTestId('try-practice'))
      await expect(page.getByTestId('practice-banner')).toBeVisible({ timeout: 30_000 })
      await hand.press(page.getByRole('button', { name: en.frame.banner.leavePractice }))
      await expect(page.getByTestId('key-input')).toBeVisible({ timeout: 30_000 })
    },
  },
  {
    name: 'a key is entered',
    gives: ['setKey'],
    act: async ({ hand, page, platform }) => {
      await hand.write(page.getByTestId('key-input'), platform.apiKey)
      await hand.press(page.getByTestId('key-submit'))
      await expect(page.getByTestId('index-card').first()).toBeVisible()
    },
  },
  {
    name: 'an index is chosen',
    gives: ['setSettings'],
    act: async (world) => {
      const { hand, page } = world
      await hand.press(page.locator(`[data-testid=index-card][data-id="${indexId(world)}"]`))
      await expect(page.getByTestId('empty')).toBeVisible()
      await set(world, { reviewAbove: null, enableVideoStream: true })
    },
  },
  {
    name: 'a folder is added',
    gives: ['choosePaths', 'addPaths'],
    act: async ({ hand, page, folder, heard }) => {
      await heard.answer([join(folder, 'sent')])
      await hand.press(page.getByTestId('add-folder'))
      for (const name of ['interview.mp4', 'b-roll.mp4', 'fails.mp4', 'fails once.mp4'])
        await expect(row(page, name)).toHaveAttribute('data-state', /processing|indexing|ready|failed/)
    },
  },
  {
    name: 'everything is paused',
    gives: ['setPaused'],
    act: async ({ hand, page }) => {
      await hand.press(page.getByTestId('pause-all'))
      await expect(page.getByTestId('pause-all')).toHaveText(en.frame.header.resume)
      await hand.press(page.getByTestId('footer-pause'))
      await expect(page.getByTestId('pause-all')).toHaveText(en.frame.header.pauseAll)
      await hand.press(page.getByTestId('footer-pause'))
      await expect(page.getByTestId('pause-all')).toHaveText(en.frame.header.resume)
    },
  },
  {
    name: 'files are added, and a line is dismissed',
    gives: ['choosePaths', 'addPaths'],
    act: async ({ hand, page, folder, heard }) => {
      await heard.answer([join(folder, 'card')])
      await hand.press(page.getByTestId('add-files'))
      // First, as it leaves by itself.
      const report = page.getByTestId('intake-report')
      await hand.press(report.getByRole('button', { name: en.common.dismiss }))
      await expect(report).toHaveCount(0)
      for (const name of ['one.mp4', 'two.mp4', 'three.mp4']) await stateOf(page, name, 'waiting')
      for (const n of [1, 2, 3, 4]) await stateOf(page, `short ${n}.mp4`, 'refused')
    },
  },
  {
    name: 'what is taken in is stopped',
    gives: ['stopIntake'],
    act: async ({ hand, page, folder, heard }) => {
      await heard.hold('addPaths')
      await heard.answer([join(folder, 'card', 'one.mp4')])
      await hand.press(page.getByTestId('add-files'))
      await hand.press(page.getByTestId('intake-stop'))
      await heard.hears('stopIntake')
      await heard.letGo()
      await expect(page.getByTestId('intake-report')).toBeVisible()
      await expect(row(page, 'one.mp4')).toHaveCount(1)
      // What was sent goes on at the platform, whatever is paused here.
      await stateOf(page, 'interview.mp4', 'ready')
      await stateOf(page, 'b-roll.mp4', 'ready')
      await stateOf(page, 'fails.mp4', 'failed')
      await stateOf(page, 'fails once.mp4', 'failed')
    },
  },
]
