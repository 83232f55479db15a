/** What is done in the list: finding, ordering, and everything that is done to clips. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../../shared/words/en/index.ts'
import { indexId, listed, makeArriving, names, row, showAll, stateOf, take, type Act } from './world.ts'

export const FIND: readonly Act[] = [
  {
    name: 'the chips filter',
    gives: ['openView'],
    act: async ({ hand, page }) => {
      for (const [chip, count] of [
        ['attention', 6],
        ['done', 2],
        ['waiting', 3],
        ['active', 0],
        ['all', 11],
      ] as const) {
        await hand.press(page.getByTestId(`chip-${chip}`))
        await expect(page.getByTestId('row')).toHaveCount(count)
      }
      await hand.choose(page.getByTestId('chip-state'), 'state-refused')
      await expect(page.getByTestId('row')).toHaveCount(4)
      await hand.choose(page.getByTestId('chip-state'), 'state-refused')
      await expect(page.getByTestId('row')).toHaveCount(11)
    },
  },
  {
    name: 'a search is typed and emptied',
    gives: ['openView'],
    act: async ({ hand, page }) => {
      await hand.write(page.getByTestId('search'), 'short')
      await expect(page.getByTestId('row')).toHaveCount(4)
      await hand.press(page.getByRole('button', { name: en.list.toolbar.clearSearch }))
      await expect(page.getByTestId('row')).toHaveCount(11)
    },
  },
  {
    name: 'clips are gathered, a group is folded up, and its receipt is saved',
    gives: ['openView', 'saveReceipt'],
    act: async ({ hand, page, folder, heard }) => {
      await hand.choose(page.getByTestId('group'), 'group-batch')
      const heads = page.getByTestId('group-head')
      await expect(heads).toHaveCount(2)
      await hand.press(heads.first())
      await expect(page.getByTestId('row')).toHaveCount(4)
      await hand.choose(heads.first().getByTestId('group-menu'), 'fold')
      await expect(page.getByTestId('row')).toHaveCount(11)
      await heard.answer([], join(folder, 'receipt.csv'))
      await hand.chooseFor(heads.nth(1), 'receipt-csv')
      await expect.poll(() => text(join(folder, 'receipt.csv'))).toContain('interview.mp4')
      await hand.choose(page.getByTestId('group'), 'group-none')
      await expect(heads).toHaveCount(0)
    },
  },
  {
    name: 'the list is sorted',
    gives: ['openView'],
    act: async ({ hand, page }) => {
      await hand.choose(page.getByTestId('sort'), 'sort-name')
      await hand.choose(page.getByTestId('sort'), 'sort-up')
      await expect.poll(async () => (await names(page))[0]).toBe('b-roll.mp4')
      await hand.choose(page.getByTestId('sort'), 'sort-down')
      await expect.poll(async () => (await names(page))[0]).toBe('two.mp4')
    },
  },
  {
    name: 'a column is hidden and had back',
    act: async ({ hand, page }) => {
      await hand.choose(page.getByTestId('columns'), 'column-size')
      await expect(page.getByTestId('heading-size')).toHaveCount(0)
      await hand.choose(page.getByTestId('columns'), 'columns-reset')
      await expect(page.getByTestId('heading-size')).toHaveCount(1)
    },
  },
]

export const CLIPS: readonly Act[] = [
  {
    name: 'details are opened and closed',
    gives: ['details'],
    act: async ({ hand, page }) => {
      const details = page.getByTestId('details')
      await hand.press(row(page, 'one.mp4'))
      await expect(details).toContainText('one.mp4')
      await hand.close(details, details.getByRole('button', { name: en.common.close }))
      await hand.chooseFor(row(page, 'one.mp4'), 'details')
      await expect(details).toContainText('one.mp4')
      await hand.press(details.getByRole('button', { name: en.common.close }))
      await expect(details).toHaveCount(0)
    },
  },
  {
    name: 'a clip is cancelled, tried again, cancelled once more and brought back',
    gives: ['cancel', 'retry', 'undo'],
    act: async ({ hand, page }) => {
      const one = row(page, 'one.mp4')
      await hand.press(one.getByTestId('row-action-cancel'))
      await stateOf(page, 'one.mp4', 'cancelled')
      await hand.press(one.getByTestId('row-action-retry'))
      await stateOf(page, 'one.mp4', 'waiting')
      await hand.chooseFor(one, 'cancel')
      await stateOf(page, 'one.mp4', 'cancelled')
      await hand.press(page.getByTestId('undo'))
      await stateOf(page, 'one.mp4', 'waiting')
    },
  },
  {
    name: 'a clip is paused and goes on',
    gives: ['setItemsPaused'],
    act: async ({ hand, page }) => {
      const one = row(page, 'one.mp4')
      await hand.chooseFor(one, 'pause')
      await expect(one).toContainText('Paused')
      await hand.chooseFor(one, 'resume')
      await expect(one).not.toContainText('Paused')
    },
  },
  {
    name: 'the order of sending is changed',
    gives: ['moveToTop', 'moveBefore'],
    act: async ({ hand, page }) => {
      await hand.press(page.getByTestId('chip-waiting'))
      await listed(page)
      await expect(page.getByTestId('row')).toHaveCount(4)
      const [first, second, third, last] = await names(page)
      const move = async (where: string, ...order: (string | undefined)[]) => {
        await hand.chooseFor(row(page, last ?? ''), `move-${where}`)
        await expect.poll(() => names(page)).toEqual(order)
      }
      await move('first', last, first, second, third)
      await move('later', first, last, second, third)
      await move('earlier', last, first, second, third)
      await move('last', first, second, third, last)
      await showAll(hand, page)
    },
  },
  {
    name: 'a file is shown in its folder',
    gives: ['reveal'],
    act: async ({ hand, page, heard, folder }) => {
      await hand.choose(row(page, 'two.mp4').getByTestId('row-menu'), 'reveal')
      await heard.shows(join(folder, 'card/two.mp4'))
    },
  },
  {
    name: 'a refused clip is sent all the same, cancelled, taken out and brought back',
    gives: ['uploadAnyway', 'cancel', 'remove', 'undo'],
    act: async ({ hand, page }) => {
      const short = row(page, 'short 1.mp4')
      await hand.press(short.getByTestId('row-action-upload-anyway'))
      await stateOf(page, 'short 1.mp4', 'waiting')
      await hand.press(short.getByTestId('row-action-cancel'))
      await stateOf(page, 'short 1.mp4', 'cancelled')
      await hand.chooseFor(short, 'remove')
      await expect(short).toHaveCount(0)
      await hand.press(page.getByTestId('undo'))
      await stateOf(page, 'short 1.mp4', 'cancelled')
    },
  },
  {
    name: 'a file that is still arriving is taken as it is',
    gives: ['takeNow'],
    act: async (world) => {
      const { hand, page, folder } = world
      const stop = await makeArriving(join(folder, 'fresh/arriving.mp4'))
      await take(world, 'fresh')
      await stateOf(page, 'arriving.mp4', 'settling')
      await hand.press(row(page, 'arriving.mp4').getByTestId('row-action-take-now'))
      await stateOf(page, 'arriving.mp4', 'waiting')
      await stop()
      await hand.press(row(page, 'arriving.mp4').getByTestId('row-action-cancel'))
      await stateOf(page, 'arriving.mp4', 'cancelled')
    },
  },
  {
    name: 'all that failed is tried again',
    gives: ['retryAllFailed'],
    act: async ({ hand, page }) => {
      await hand.press(page.getByTestId('chip-attention'))
      await hand.press(page.getByTestId('retry-all'))
      await expect(row(page, 'fails once.mp4')).toHaveCount(0)
      await showAll(hand, page)
      await expect(row(page, 'fails once.mp4')).not.toHaveAttribute('data-state', 'failed')
    },
  },
]

export const DETAILS: readonly Act[] = [
  {
    name: 'the stream of a clip is played, it is opened on the platform, and its path is copied',
    gives: ['lookAtStream', 'openOnPlatform'],
    act: async ({ hand, page, heard, running, folder }) => {
      const details = page.getByTestId('details')
      await hand.press(row(page, 'interview.mp4'))
      await hand.press(details.getByTestId('details-open-platform'))
      await heard.shows('playground.twelvelabs.io')
      await haveClipboard(async () => {
        await hand.press(details.getByRole('button', { name: `Copy ${en.details.path}` }))
        await expect
          .poll(() => running.app.evaluate(({ clipboard }) => clipboard.readText()))
          .toBe(join(folder, 'sent/interview.mp4'))
      })
      await hand.press(details.getByTestId('stream-play'))
      await expect(details.getByTestId('stream-video')).toBeVisible()
    },
  },
  {
    name: 'a clip is acted on from its details',
    gives: ['moveToTop', 'setItemsPaused', 'reveal', 'cancel', 'retry'],
    act: async ({ hand, page, heard, folder }) => {
      const details = page.getByTestId('details')
      const act = (id: string) => hand.press(details.getByTestId(`details-action-${id}`))
      await hand.press(row(page, 'three.mp4'))
      await expect(details).toContainText('three.mp4')
      await act('to-top')
      await act('pause')
      await expect(row(page, 'three.mp4')).toContainText('Paused')
      await act('resume')
      await expect(row(page, 'three.mp4')).not.toContainText('Paused')
      await act('reveal')
      await heard.shows(join(folder, 'card/three.mp4'))
      await act('cancel')
      await stateOf(page, 'three.mp4', 'cancelled')
      await act('retry')
      await stateOf(page, 'three.mp4', 'waiting')
    },
  },
  {
    name: 'all clips with the same problem are taken out, brought back, and sent',
    gives: ['countAlike', 'settleAlike', 'undo'],
    act: async ({ hand, page }) => {
      const details = page.getByTestId('details')
      await hand.press(row(page, 'short 2.mp4'))
      await hand.press(details.getByTestId('alike-remove'))
      await expect(row(page, 'short 3.mp4')).toHaveCount(0)
      await hand.press(page.getByTestId('undo'))
      await stateOf(page, 'short 3.mp4', 'refused')
      await hand.press(row(page, 'short 2.mp4'))
      await hand.press(details.getByTestId('alike-upload'))
      for (const n of [2, 3, 4]) await stateOf(page, `short ${n}.mp4`, 'waiting')
      await hand.close(details, details.getByRole('button', { name: en.common.close }))
    },
  },
]

export const SELECTION: readonly Act[] = [
  {
    name: 'clips are selected one by one, paused, let go on, put first and moved to another index',
    gives: ['survey', 'setItemsPaused', 'moveToTop', 'moveToIndex'],
    act: async (world) => {
      const { hand, page, platform } = world
      await hand.select(row(page, 'one.mp4'))
      await hand.selectToo(row(page, 'two.mp4'))
      await expect(page.getByTestId('selection-count')).toHaveText('2 selected')
      await hand.press(page.getByTestId('selection-pause'))
      for (const name of ['one.mp4', 'two.mp4']) await expect(row(page, name)).toContainText('Paused')
      await hand.press(page.getByTestId('selection-resume'))
      for (const name of ['one.mp4', 'two.mp4']) await expect(row(page, name)).not.toContainText('Paused')
      await hand.press(page.getByTestId('selection-toTop'))
      await hand.choose(page.getByTestId('selection-move'), `to-${indexId(world, 1)}`)
      await expect
        .poll(() => page.getByTestId('announcement').textContent())
        .toContain(platform.indexes[1]?.index_name)
      await hand.chooseFor(row(page, 'one.mp4'), 'clear')
      await expect(page.getByTestId('selection-bar')).toHaveCount(0)
    },
  },
  {
    name: 'a range is selected over a heading, cancelled, tried again, taken out and brought back',
    gives: ['idsBetween', 'cancel', 'retry', 'remove', 'undo'],
    act: async ({ hand, page }) => {
      await hand.choose(page.getByTestId('group'), 'group-batch')
      await hand.press(page.getByTestId('chip-waiting'))
      await expect(page.locator('[data-testid=row]:not([data-state=waiting])')).toHaveCount(0)
      await expect(page.getByTestId('group-head').first()).toBeVisible()
      const [first, second] = await names(page)
      await hand.select(row(page, first ?? ''))
      await hand.selectTo(row(page, second ?? ''))
      await expect(page.getByTestId('selection-count')).toHaveText('2 selected')
      await hand.press(page.getByTestId('selection-clear'))
      await hand.choose(page.getByTestId('group'), 'group-none')
      await showAll(hand, page)
      const both = [first ?? '', second ?? '']
      await hand.select(row(page, both[0] ?? ''))
      await hand.selectToo(row(page, both[1] ?? ''))
      await hand.press(page.getByTestId('selection-cancel'))
      for (const name of both) await stateOf(page, name, 'cancelled')
      await hand.press(page.getByTestId('selection-retry'))
      for (const name of both) await stateOf(page, name, 'waiting')
      await hand.press(page.getByTestId('selection-cancel'))
      for (const name of both) await stateOf(page, name, 'cancelled')
      await hand.press(page.getByTestId('selection-remove'))
      for (const name of both) await expect(row(page, name)).toHaveCount(0)
      await hand.press(page.getByTestId('undo'))
      for (const name of both) await stateOf(page, name, 'cancelled')
    },
  },
  {
    name: 'what is done is cleared, and brought back',
    gives: ['removeDone', 'undo'],
    act: async ({ hand, page }) => {
      await hand.press(page.getByTestId('chip-done'))
      await expect(row(page, 'interview.mp4')).toHaveCount(1)
      await hand.press(page.getByTestId('clear-done'))
      await expect(page.getByTestId('row')).toHaveCount(0)
      await hand.press(page.getByTestId('undo'))
      await expect(row(page, 'interview.mp4')).toHaveCount(1)
      await showAll(hand, page)
    },
  },
]

const text = (path: string) => readFile(path, 'utf8').catch(() => '')

let clipboard: Promise<void> = Promise.resolve()

/** The system has one clipboard, which the hands have one after the other. */
function haveClipboard(use: () => Promise<void>): Promise<void> {
  clipboard = clipboard.then(use, use)
  return clipboard
}
