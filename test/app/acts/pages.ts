/** What is done on the other pages. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { en } from '../../../shared/words/en/index.ts'
import { close } from './line.ts'
import { go, indexId, row, setting, stateOf, type Act } from './world.ts'

export const WATCHES: readonly Act[] = [
  {
    name: 'a folder is watched',
    gives: ['choosePaths', 'previewWatch', 'addWatch'],
    act: async (world) => {
      const { hand, page, heard, folder } = world
      await go(world, 'watches')
      await heard.answer([join(folder, 'watched')])
      await hand.press(page.getByTestId('watch-add'))
      await hand.press(page.getByTestId('watch-choose'))
      await expect(page.getByTestId('watch-preview')).toContainText('1 clip')
      await hand.press(page.getByTestId('watch-save'))
      await expect(page.getByTestId('watch-card')).toHaveCount(1)
      await expect(page.getByTestId('watch-open')).toHaveText('1', { timeout: 30_000 })
    },
  },
  {
    name: 'it is paused, goes on, is looked through and changed',
    gives: ['pauseWatch', 'scanWatch', 'changeWatch'],
    act: async (world) => {
      const { hand, page, heard } = world
      const state = page.getByTestId('watch-state')
      await hand.press(page.getByTestId('watch-pause'))
      await expect(state).toHaveText(en.watches.states.paused)
      await hand.press(page.getByTestId('watch-pause'))
      await expect(state).toHaveText(en.watches.states.watching)
      await hand.press(page.getByRole('button', { name: en.watches.scan }))
      await heard.hears('scanWatch')
      await hand.press(page.getByTestId('watch-edit'))
      await hand.pick(page.getByTestId('watch-index'), indexId(world, 1))
      for (const [field, text] of [
        ['watch-exclude', 'Proxies/**'],
        ['watch-include', '*.mp4'],
      ] as const)
        await hand.write(page.getByTestId(field), text)
      for (const [list, option] of [
        ['watch-existing', 'new'],
        ['watch-depth', '1'],
        ['watch-after', 'sidecar'],
      ] as const)
        await hand.pick(page.getByTestId(list), option)
      await hand.press(page.getByTestId('watch-more'))
      await hand.write(page.getByTestId('watch-metadata'), 'shoot = day 1')
      for (const [list, option] of [
        ['watch-stream', 'true'],
        ['watch-share', 'false'],
        ['watch-way', 'multipart'],
      ] as const)
        await hand.pick(page.getByTestId(list), option)
      await hand.write(page.getByTestId('watch-settle'), '9')
      await hand.write(page.getByTestId('watch-endings'), 'dat')
      await hand.write(page.getByTestId('watch-endings'), '')
      await hand.press(page.getByTestId('watch-save'))
      await expect(page.getByTestId('watch-form')).toHaveCount(0)
      const watches = await page.evaluate(() => window.reeldrop.call('listWatches', {}))
      expect(watches).toMatchObject({
        value: {
          watches: [
            {
              settings: {
                exclude: ['Proxies/**'],
                include: ['*.mp4'],
                includeExisting: false,
                depth: 1,
                afterwards: { do: 'sidecar' },
                enableVideoStream: true,
                isShare: false,
                way: 'multipart',
                settleSeconds: 9,
              },
            },
          ],
        },
      })
      await expect(page.getByTestId('watch-card')).toContainText(world.platform.indexes[1]?.index_name ?? '?')
    },
  },
  {
    name: 'its clips are shown, it is compared, and it is watched no longer',
    gives: ['removeWatch'],
    act: async (world) => {
      const { hand, page, folder } = world
      await hand.press(page.getByRole('button', { name: en.watches.showClips }))
      await expect(page.getByTestId('row')).toHaveCount(1)
      await hand.press(page.getByRole('button', { name: en.list.toolbar.clearSearch }))
      await go(world, 'watches')
      await hand.press(page.getByTestId('watch-compare'))
      await expect(page.locator('.compare-form')).toContainText(join(folder, 'watched'))
      await go(world, 'watches')
      await hand.press(page.getByTestId('watch-remove'))
      await hand.press(page.getByTestId('watch-remove-yes'))
      await expect(page.getByTestId('watch-card')).toHaveCount(0)
    },
  },
]

export const COMPARE: readonly Act[] = [
  {
    name: 'a comparison is begun and stopped',
    gives: ['choosePaths', 'checkUp', 'stopCheckUp'],
    act: async (world) => {
      const { hand, page, heard, folder } = world
      await go(world, 'compare')
      await heard.answer([join(folder, 'compared')], join(folder, 'compared.csv'))
      await hand.press(page.getByTestId('compare-choose'))
      await hand.pick(page.getByTestId('compare-index'), indexId(world))
      await heard.hold('checkUp')
      await hand.press(page.getByTestId('compare-start'))
      await hand.press(page.getByRole('button', { name: en.compare.stop }))
      await heard.hears('stopCheckUp')
      await heard.letGo()
    },
  },
  {
    name: 'what it finds is saved and mended',
    gives: ['saveCheckUp', 'mend'],
    act: async (world) => {
      const { hand, page, folder } = world
      const verdict = page.getByTestId('checkup-verdict')
      // The one that was held came after the word to stop.
      await expect(verdict).toHaveText('0 of 1 clip in the index')
      await hand.press(page.getByRole('button', { name: en.compare.save }))
      await expect.poll(() => text(join(folder, 'compared.csv'))).toContain('compared.mp4')
      const one = page.getByRole('checkbox', { name: 'compared.mp4' })
      await hand.press(one)
      await expect(page.getByTestId('checkup-mend')).toBeDisabled()
      await hand.press(one)
      await hand.press(page.getByTestId('checkup-mend'))
      await expect(page.getByTestId('checkup-mended')).toContainText('1 clip')
      await go(world, 'queue')
      await stateOf(page, 'compared.mp4', 'waiting')
    },
  },
]

const entry = (page: Page, name: string) => page.locator(`[data-testid=index-entry][data-name="${name}"]`)

export const INDEXES: readonly Act[] = [
  {
    name: 'an index is created',
    gives: ['listIndexes', 'createIndex'],
    act: async (world) => {
      const { hand, page } = world
      await go(world, 'indexes')
      await hand.press(page.getByTestId('index-new'))
      await hand.write(page.getByTestId('index-name'), 'Selects')
      await hand.press(page.getByTestId('index-create'))
      await expect(entry(page, 'Selects')).toHaveAttribute('data-target', 'true')
    },
  },
  {
    name: 'it is renamed, opened, looked into, and another one is chosen',
    gives: ['renameIndex', 'openOnPlatform', 'setSettings'],
    act: async (world) => {
      const { hand, page, heard, platform } = world
      await hand.press(entry(page, 'Selects').getByTestId('index-rename'))
      await hand.write(page.getByTestId('index-new-name'), 'Rushes')
      await hand.press(page.getByTestId('index-rename-do'))
      await hand.press(entry(page, 'Rushes').getByTestId('index-open'))
      await heard.shows('/indexes/')
      await hand.press(entry(page, 'Rushes').getByTestId('index-browse'))
      await expect(page.getByTestId('platform-nothing')).toBeVisible()
      await go(world, 'indexes')
      await hand.press(entry(page, platform.indexes[0]?.index_name ?? '').getByTestId('index-choose'))
      await expect.poll(() => setting(world, 'indexId')).toBe(indexId(world))
    },
  },
  {
    name: 'it is deleted by its name',
    gives: ['indexUse', 'deleteIndex'],
    act: async (world) => {
      const { hand, page, folder } = world
      const id = await page.evaluate(async () => {
        const reply = await window.reeldrop.call('listIndexes', {})
        return reply.ok ? (reply.value.indexes.find(({ name }) => name === 'Rushes')?.id ?? '') : ''
      })
      await page.evaluate((about) => window.reeldrop.call('addPaths', about), {
        paths: [join(folder, 'lost')],
        indexId: id,
      })
      await hand.press(entry(page, 'Rushes').getByTestId('index-delete'))
      await hand.write(page.getByTestId('confirm-word'), 'Rushes')
      await hand.press(page.getByTestId('confirm-do'))
      await expect(entry(page, 'Rushes')).toHaveCount(0)
    },
  },
  {
    name: 'clips whose index is gone go to another one',
    gives: ['moveCause'],
    act: async (world) => {
      const { hand, page } = world
      await go(world, 'attention')
      const lost = page.getByTestId('cause-index_missing')
      await hand.choose(lost.getByTestId('cause-move'), `move-${indexId(world)}`)
      await expect(lost).toHaveCount(0)
      await go(world, 'queue')
      await stateOf(page, 'lost.mp4', 'waiting')
    },
  },
]

const onPlatform = (page: Page, name: string) =>
  page.locator(`[data-testid=platform-row][data-name="${name}"]`)

export const PLATFORM: readonly Act[] = [
  {
    name: 'an address is fetched',
    gives: ['fetchUrls'],
    act: async (world) => {
      const { hand, page } = world
      await go(world, 'platform')
      await hand.press(page.getByTestId('platform-fetch'))
      await hand.write(page.getByTestId('fetch-lines'), 'http://127.0.0.1:9/gone.mp4')
      await hand.pick(page.getByTestId('fetch-way'), 'task')
      await hand.pick(page.getByTestId('fetch-way'), 'asset')
      await hand.pick(page.getByTestId('fetch-index'), indexId(world))
      await hand.press(page.getByTestId('fetch-submit'))
      await expect(page.getByTestId('fetch-line')).toHaveCount(1)
    },
  },
  {
    name: 'the lists are turned to, read again and filtered',
    gives: ['listOnPlatform'],
    act: async (world) => {
      const { hand, page } = world
      await hand.press(page.getByTestId('tab-tasks'))
      await expect(page.getByTestId('tab-tasks')).toHaveAttribute('aria-selected', 'true')
      await hand.press(page.getByTestId('tab-indexedAssets'))
      await hand.press(page.getByTestId('platform-refresh'))
      await expect(onPlatform(page, 'interview.mp4')).toBeVisible()
      await hand.press(page.getByTestId('platform-filter-toggle'))
      await hand.press(page.getByTestId('filter-status-pending'))
      await expect(page.getByTestId('platform-nothing')).toBeVisible()
      await hand.press(page.getByTestId('platform-clear'))
      await hand.write(page.getByTestId('filter-filename'), 'b-roll.mp4')
      await hand.press(page.getByTestId('platform-filter-toggle'))
      await expect(onPlatform(page, 'interview.mp4')).toHaveCount(0)
      await hand.press(page.getByTestId('platform-clear'))
      await hand.press(page.getByTestId('platform-sort-created_at'))
      await hand.pick(page.getByTestId('platform-index'), indexId(world, 1))
      await expect(onPlatform(page, 'interview.mp4')).toHaveCount(0)
      await hand.pick(page.getByTestId('platform-index'), indexId(world))
      await hand.pick(page.getByTestId('platform-page-size'), '10')
      await expect(onPlatform(page, 'interview.mp4')).toBeVisible()
      await expect(page.getByTestId('platform-page-size')).toHaveValue('10')
    },
  },
  {
    name: 'a list is exported, and an export is stopped',
    gives: ['saveRows', 'stopExport'],
    act: async ({ hand, page, heard, folder }) => {
      await heard.answer([], join(folder, 'list.csv'))
      await heard.hold('saveRows')
      await hand.choose(page.getByTestId('export'), 'export-csv')
      await hand.press(page.getByTestId('exporting').getByRole('button'))
      await heard.hears('stopExport')
      await heard.letGo()
      await expect.poll(() => text(join(folder, 'list.csv'))).toContain('interview.mp4')
    },
  },
  {
    name: 'a clip is opened, its metadata is changed, and it is deleted',
    gives: ['readOnPlatform', 'openOnPlatform', 'setPlatformMetadata', 'deleteOnPlatform'],
    act: async (world) => {
      const { hand, page, heard, platform } = world
      const panel = page.getByTestId('platform-panel')
      await hand.press(onPlatform(page, 'b-roll.mp4').getByRole('button'))
      await hand.press(panel.getByTestId('panel-read'))
      await hand.press(panel.getByTestId('panel-open'))
      await heard.shows('playground')
      await hand.press(panel.getByTestId('metadata-edit'))
      await hand.press(panel.getByTestId('metadata-add'))
      await hand.write(panel.getByRole('textbox', { name: 'Key' }).last(), 'take')
      await hand.write(panel.getByRole('textbox', { name: 'Value' }).last(), 'good')
      await hand.press(panel.getByTestId('metadata-save'))
      await expect(panel.getByTestId('metadata')).toContainText('good')
      await hand.press(page.getByTestId('platform-select-page'))
      await expect(page.getByTestId('platform-selection')).toContainText('4')
      await hand.press(page.getByRole('button', { name: en.platform.unselect }))
      await hand.press(panel.getByTestId('panel-delete'))
      await close(world)
      await hand.press(onPlatform(page, 'b-roll.mp4').getByRole('checkbox'))
      await hand.press(page.getByTestId('platform-delete'))
      await hand.write(page.getByTestId('confirm-word'), 'delete')
      await hand.press(page.getByTestId('confirm-do'))
      await expect(onPlatform(page, 'b-roll.mp4')).toHaveCount(0)
      expect(platform.state().indexedAssets.map(({ filename }) => filename)).not.toContain('b-roll.mp4')
    },
  },
  {
    name: 'the address that could not be fetched is tried again',
    gives: ['retryFetches'],
    act: async ({ hand, page, platform }) => {
      await hand.press(page.getByTestId('tab-addresses'))
      const line = page.getByTestId('fetch-line')
      await expect(line).toHaveAttribute('data-state', 'failed', { timeout: 30_000 })
      await hand.press(line.getByRole('button', { name: en.platform.fetching.retry }))
      // It fails again at once; that it was tried stays.
      const tries = () => platform.state().assets.filter(({ filename }) => filename === 'gone.mp4').length
      await expect.poll(tries).toBe(2)
    },
  },
]

export const HISTORY: readonly Act[] = [
  {
    name: 'a clip is found, sent again, and forgotten',
    gives: ['listHistory', 'historyDetails', 'sendAgain', 'forgetHistory'],
    act: async (world) => {
      const { hand, page } = world
      await go(world, 'queue')
      // What has just ended is told above the last rows.
      await hand.write(page.getByTestId('search'), 'b-roll')
      await expect(page.getByTestId('row')).toHaveCount(1)
      await hand.press(row(page, 'b-roll.mp4'))
      await hand.press(page.getByTestId('details').getByTestId('details-action-remove'))
      await expect(row(page, 'b-roll.mp4')).toHaveCount(0)
      await hand.press(page.getByRole('button', { name: en.list.toolbar.clearSearch }))
      await go(world, 'history')
      await hand.write(page.getByTestId('history-search'), 'b-roll')
      await expect(page.getByTestId('history-row')).toHaveCount(1)
      await hand.press(page.getByTestId('history-forget-all'))
      await close(world)
      await hand.press(page.getByTestId('history-row'))
      const panel = page.getByTestId('history-panel')
      await hand.press(panel.getByTestId('history-again'))
      await go(world, 'queue')
      await expect(row(page, 'b-roll.mp4')).toHaveCount(1)
      await go(world, 'history')
      await hand.press(page.getByTestId('history-row').first())
      await hand.press(panel.getByTestId('history-forget'))
      await hand.write(page.getByTestId('confirm-word'), 'forget')
      await hand.press(page.getByTestId('confirm-do'))
      await expect(page.getByTestId('history-row')).toHaveCount(0)
    },
  },
  {
    name: 'it is ordered, exported, and its receipts are saved',
    gives: ['saveRows', 'listReceipts', 'saveReceipt'],
    act: async (world) => {
      const { hand, page, heard, folder } = world
      await hand.pick(page.getByTestId('history-state'), 'failed')
      await hand.pick(page.getByTestId('history-index'), indexId(world, 1))
      await expect(page.getByTestId('history-row')).toHaveCount(0)
      await hand.press(page.getByRole('button', { name: en.history.clear }))
      await expect(page.getByTestId('history-row').first()).toBeVisible()
      const byName = page.getByRole('columnheader', { name: en.history.columns.name })
      await hand.press(page.getByTestId('history-sort-name'))
      await expect(byName).toHaveAttribute('aria-sort', 'ascending')
      await hand.press(page.getByTestId('history-sort-name'))
      await expect(byName).toHaveAttribute('aria-sort', 'descending')
      for (const column of ['state', 'length'] as const) {
        await hand.press(page.getByRole('button', { name: en.history.columns[column] }))
        const heading = page.getByRole('columnheader', { name: en.history.columns[column] })
        await expect(heading).toHaveAttribute('aria-sort', column === 'length' ? 'descending' : 'ascending')
      }
      await heard.answer([], join(folder, 'history.json'))
      await hand.choose(page.getByTestId('export'), 'export-json')
      await expect.poll(() => text(join(folder, 'history.json'))).toContain('interview.mp4')
      await heard.answer([], join(folder, 'receipt.html'))
      await hand.press(page.getByTestId('history-receipts'))
      await hand.choose(page.getByTestId('receipts').getByTestId('receipt').last(), 'receipt-html')
      await expect.poll(() => text(join(folder, 'receipt.html'))).toContain('</html>')
      await close(world)
    },
  },
  {
    name: 'an address is forgotten',
    gives: ['forgetFetches'],
    act: async (world) => {
      const { hand, page, heard } = world
      await go(world, 'platform')
      const line = page.getByTestId('fetch-line')
      await expect(line).toHaveAttribute('data-state', 'failed', { timeout: 30_000 })
      const reply = await page.evaluate(() => window.reeldrop.call('listFetches', {}))
      const fetches = reply.ok ? reply.value.fetches : []
      // One that failed is told as done: nothing here has a clip at an address.
      await heard.tell('fetches', { fetches: fetches.map((one) => ({ ...one, state: 'ready' })) })
      await hand.press(page.getByTestId('fetch-clear'))
      await expect(line).toHaveCount(0)
    },
  },
]

const text = (path: string) => readFile(path, 'utf8').catch(() => '')
