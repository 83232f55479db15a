/** What is done around the list: the review of a drop, the footer, the lines that tell of trouble, the attention page. */
import { expect } from '@playwright/test'
import type { Totals } from '../../../shared/totals.ts'
import { failure } from '../../../shared/errors.ts'
import { en } from '../../../shared/words/en/index.ts'
import { allClips } from '../all-clips.ts'
import {
  go,
  indexId,
  names,
  row,
  set,
  setting,
  showAll,
  stateOf,
  take,
  type Act,
  type World,
} from './world.ts'

export const REVIEW: readonly Act[] = [
  {
    name: 'a drop is looked through, discarded and brought back',
    gives: ['endReview', 'undo'],
    act: async (world) => {
      const { hand, page } = world
      await set(world, { reviewAbove: 0 })
      await take(world, 'late')
      const review = page.getByTestId('review')
      await expect(page.getByTestId('review-start')).toContainText('2')
      await hand.press(page.getByTestId('review-chip-pass'))
      await expect.poll(() => names(page)).toEqual(expect.arrayContaining(['first.mp4', 'second.mp4']))
      await showAll(hand, page)
      await hand.press(page.getByTestId('review-plan'))
      await expect(page.getByTestId('page-settings')).toHaveAttribute('aria-current', 'page')
      await go(world, 'attention')
      await hand.press(page.getByTestId('attention-review-show'))
      await hand.press(page.getByTestId('review-discard'))
      await expect(review).toHaveCount(0)
      await expect(row(page, 'first.mp4')).toHaveCount(0)
      await hand.press(page.getByTestId('undo'))
      await expect(page.getByTestId('review-start')).toContainText('2')
    },
  },
  {
    name: 'a drop is started',
    gives: ['endReview'],
    act: async (world) => {
      const { hand, page } = world
      await hand.press(page.getByTestId('review-start'))
      await expect(page.getByTestId('review')).toHaveCount(0)
      await stateOf(page, 'first.mp4', 'waiting')
      await set(world, { reviewAbove: null })
    },
  },
]

export const FOOTER: readonly Act[] = [
  {
    name: 'the bandwidth is limited',
    gives: ['setSettings'],
    act: async ({ hand, page }) => {
      const menu = page.getByTestId('bandwidth-menu')
      await hand.choose(menu, 'limit-1000000')
      await expect(menu).toHaveText('At most 1 MB/s')
      await hand.choose(menu, 'limit-0')
      await expect(menu).toHaveText('Full speed')
      await hand.choose(menu, 'limit-more')
      await expect(page.getByTestId('bandwidth')).toBeVisible()
      await hand.press(page.getByTestId('page-queue'))
    },
  },
  {
    name: 'more and fewer uploads run at once',
    gives: ['setSettings'],
    act: async ({ hand, page }) => {
      const menu = page.getByTestId('uploads-menu')
      const before = (await menu.textContent()) ?? ''
      await hand.press(menu)
      await hand.press(page.getByTestId('uploads-plus'))
      await expect(menu).not.toHaveText(before)
      await hand.press(page.getByTestId('uploads-minus'))
      await expect(menu).toHaveText(before)
      await hand.close(page.getByTestId('uploads-panel'), menu)
    },
  },
  {
    name: 'the panels of the footer are opened and closed, and lead to settings and prices',
    gives: ['planUsage', 'openPage'],
    act: async ({ hand, page, heard }) => {
      // What left was asked for before anything had left, and not again while nothing moves.
      await page.reload()
      for (const [button, panel] of [
        ['line-state', 'connection-panel'],
        ['speed', 'speed-panel'],
        ['plan-menu', 'plan-panel'],
      ] as const) {
        await hand.press(page.getByTestId(button))
        await expect(page.getByTestId(panel)).toBeVisible()
        await hand.close(page.getByTestId(panel), page.getByTestId(button))
      }
      await hand.press(page.getByTestId('plan-menu'))
      await hand.press(page.getByRole('button', { name: en.line.openPricing }))
      await heard.shows('pricing')
      await hand.press(page.getByTestId('plan-menu'))
      await hand.press(page.getByRole('button', { name: en.line.choosePlan }))
      await expect(page.getByTestId('plan')).toBeVisible()
      await hand.press(page.getByTestId('page-queue'))
    },
  },
  {
    name: 'upload hours are kept, set aside, had back, and forgotten',
    gives: ['setSettings'],
    act: async (world) => {
      const { hand, page } = world
      await go(world, 'settings')
      await hand.pick(page.getByTestId('upload-hours'), 'hours')
      await expect.poll(() => setting(world, 'uploadHours')).not.toBeNull()
      await go(world, 'queue')
      // A queue that is paused waits for no hours; that the engine says so is tested with the line.
      await tellTotals(world, { opensAt: Date.now() + 3_600_000 })
      await hand.press(page.getByTestId('upload-now'))
      await tellTotals(world, {})
      await hand.press(page.getByTestId('hours-again'))
      await expect.poll(() => setting(world, 'uploadHours')).not.toBeNull()
      await tellTotals(world, { opensAt: Date.now() + 3_600_000 })
      await hand.press(page.getByTestId('upload-now'))
      await tellTotals(world, {})
      await hand.press(page.getByTestId('hours-forget'))
      await expect.poll(() => setting(world, 'hoursSetAside')).toBeNull()
      expect(await setting(world, 'uploadHours')).toBeNull()
    },
  },
  {
    name: 'another index is chosen for new drops, and what waits goes along',
    gives: ['setSettings', 'movable', 'moveAll'],
    act: async (world) => {
      const { hand, page, platform } = world
      const choose = async (at: number) => {
        await hand.press(page.getByTestId('index-picker'))
        await hand.press(page.locator(`[data-testid=index-card][data-id="${indexId(world, at)}"]`))
        await expect(page.getByTestId('index-card')).toHaveCount(0)
      }
      await choose(1)
      await hand.press(page.getByTestId('move-offer-yes'))
      await expect(page.getByTestId('move-offer')).toHaveCount(0)
      // The index is looked at first.
      await expect(page.getByTestId('announcement')).toContainText(platform.indexes[1]?.index_name ?? '?')
      await choose(0)
      const offer = page.getByTestId('move-offer')
      await hand.press(offer.getByRole('button', { name: en.common.dismiss }))
      await expect(offer).toHaveCount(0)
    },
  },
]

/** What holds the queue is told to the window as the engine would: these holds are had for real where each is tested. */
export const TROUBLE: readonly Act[] = [
  {
    name: 'a queue that is held goes on',
    gives: ['resume'],
    act: async (world) => {
      const { hand, page, heard } = world
      await tellHold(world, 'usage_limit_exceeded')
      await hand.press(page.getByTestId('hold-resume'))
      await heard.hears('resume')
      await go(world, 'attention')
      await hand.press(page.getByTestId('attention-settle'))
      await heard.hears('resume', 2)
      await tellHold(world, null)
      await go(world, 'queue')
    },
  },
  {
    name: 'a login for the proxy is entered',
    gives: ['setProxyLogin'],
    act: async (world) => {
      const { hand, page } = world
      await tellHold(world, 'proxy_auth_required')
      await hand.press(page.getByTestId('hold-banner').getByTestId('proxy-login'))
      await hand.write(page.getByTestId('proxy-text'), 'editor')
      await hand.write(page.getByTestId('proxy-password'), 'correct-horse')
      await hand.press(page.getByTestId('proxy-submit'))
      // No proxy has asked.
      await expect(page.getByTestId('proxy-error')).toBeVisible()
      await close(world)
      await tellHold(world, null)
    },
  },
  {
    name: 'the form for another key is opened from a held queue and closed',
    act: async (world) => {
      await tellHold(world, 'api_key_invalid')
      await world.hand.press(world.page.getByTestId('hold-key'))
      await close(world)
      await tellHold(world, null)
    },
  },
  {
    name: 'an engine that does not work is started again',
    gives: ['restartEngine'],
    act: async ({ hand, page, heard }) => {
      await heard.tell('trouble', { failure: failure('engine_stopped', { detail: '3' }) })
      await hand.press(page.getByTestId('restart-engine'))
      await heard.hears('restartEngine')
      await heard.tell('trouble', { failure: null })
      await expect(page.getByTestId('trouble')).toHaveCount(0)
    },
  },
  {
    name: 'a notice is dismissed',
    act: async ({ hand, page, heard }) => {
      await heard.tell('notice', { level: 'warning', failure: failure('disk_full') })
      const notice = page.getByTestId('notice')
      await hand.press(notice.getByRole('button', { name: en.common.dismiss }))
      await expect(notice).toHaveCount(0)
    },
  },
]

export const ATTENTION: readonly Act[] = [
  {
    name: 'clips of one cause are shown, revealed and tried again',
    gives: ['attention', 'details', 'reveal', 'settleCause'],
    act: async (world) => {
      const { hand, page, heard } = world
      await go(world, 'attention')
      await hand.press(page.getByTestId('cause-all'))
      await expect(page.getByTestId('cause-list')).toContainText('short 4.mp4')
      const failed = page.getByTestId('cause-asset_failed')
      await hand.press(failed.getByRole('button', { name: /fails\.mp4/ }))
      const details = page.getByTestId('details')
      await expect(details).toContainText('fails.mp4')
      await hand.close(details, details.getByRole('button', { name: en.common.close }))
      await hand.choose(failed.getByTestId('cause-more'), 'cause-reveal')
      await heard.shows('fails.mp4')
      await hand.press(failed.getByTestId('cause-retry'))
      await expect(failed).toHaveCount(0)
      await go(world, 'queue')
      await stateOf(page, 'fails.mp4', 'waiting')
    },
  },
]

/** Closes the dialog that is open. */
export async function close({ hand, page }: World): Promise<void> {
  const dialog = page.locator('dialog[open]')
  await hand.close(dialog, dialog.getByRole('button', { name: en.common.close }))
}

/** Shows the queue as held, until null is told. */
const tellHold = (world: World, code: Parameters<typeof failure>[0] | null): Promise<void> =>
  tellTotals(world, code === null ? {} : { hold: { failure: failure(code), until: null } })

/** Has the window hear other totals than the engine's, all of which come back with nothing. */
async function tellTotals({ page, heard }: World, totals: Partial<Totals>): Promise<void> {
  await heard.pretend(totals)
  const view = await allClips(page)
  if (!view.ok) throw new Error(view.failure.message)
  await heard.tell('view', view.value)
}
