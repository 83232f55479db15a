/** Everything that can be done in the list of clips, by mouse and by keyboard alone. */
import { appendFile, copyFile, mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startPracticeServer, type PracticeServer } from '../../main/practice/server.ts'
import type { ItemId } from '../../shared/item.ts'
import { makeClip } from '../clips/make.ts'
import { listed } from './acts/world.ts'
import { launch, newFolder, removeFolder, resize, type RunningApp } from './launch.ts'

const CARDS = { A001: ['a1.mp4', 'a2.mp4', 'a3.mp4', 'short.mp4'], B002: ['b1.mp4', 'b2.mp4'] }
let folder = ''
let platform: PracticeServer
let running: RunningApp
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await newFolder('queue')
  platform = await startPracticeServer({ stepMs: 50 })
  const before = new Date(Date.now() - 60_000)
  let size = 0
  for (const [card, names] of Object.entries(CARDS)) {
    await mkdir(join(folder, card))
    for (const name of names) {
      const path = join(folder, card, name)
      await copyFile(await makeClip(name === 'short.mp4' ? 'tooShort' : 'h264'), path)
      size += 8
      const box = Buffer.alloc(size)
      box.writeUInt32BE(size)
      box.write('free', 4)
      await appendFile(path, box)
      await utimes(path, before, before)
    }
  }
  running = await launch({ env: { TWELVELABS_BASE_URL: platform.baseUrl } })
  page = running.page
  await resize(running, [1400, 800])
  await page.evaluate(
    async ({ key, indexId, cards }) => {
      await window.reeldrop.call('setKey', { key, keep: 'session' })
      await window.reeldrop.call('setSettings', { indexId, reviewAbove: null })
      await window.reeldrop.call('setPaused', { paused: true })
      for (const card of cards) await window.reeldrop.call('addPaths', { paths: [card], indexId })
    },
    {
      key: platform.apiKey,
      indexId: platform.indexes[0]?._id ?? '',
      cards: Object.keys(CARDS).map((card) => join(folder, card)),
    },
  )
  await page.reload()
  await expect(page.getByTestId('chip-waiting')).toContainText('5')
  await expect(page.getByTestId('chip-attention')).toContainText('1')
})
test.afterAll(async () => {
  await running.quit()
  await platform.close()
  await removeFolder(folder)
  await removeFolder(running.dataDir)
})

const rows = () => page.getByTestId('row')
const row = (name: string) => page.locator(`[data-testid="row"][data-name="${name}"]`)
const names = () =>
  rows().evaluateAll((all) =>
    all
      .sort((one, other) => Number(one.dataset['index']) - Number(other.dataset['index']))
      .map((one) => one.dataset['name']),
  )
const choose = async (button: string, entry: string): Promise<void> => {
  await page.getByTestId(button).click()
  await page.getByTestId(`menu-${entry}`).click()
}
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-name') ?? '')

test('by mouse: columns sort, hide, widen and move, and are as they were left after a restart of the window', async () => {
  await page.getByTestId('heading-clip').click()
  await expect.poll(names).toEqual(['a1.mp4', 'a2.mp4', 'a3.mp4', 'b1.mp4', 'b2.mp4', 'short.mp4'])
  await page.getByTestId('heading-clip').click()
  await expect.poll(names).toEqual(['short.mp4', 'b2.mp4', 'b1.mp4', 'a3.mp4', 'a2.mp4', 'a1.mp4'])
  await choose('columns', 'column-resolution')
  await expect(page.getByTestId('heading-resolution')).toHaveCount(0)
  const widthOf = async (id: string) =>
    Math.round((await page.locator(`.heading[data-column="${id}"]`).boundingBox())?.width ?? 0)
  const before = await widthOf('state')
  const edge = await page.getByTestId('edge-state').boundingBox()
  if (!edge) throw new Error('no edge')
  await page.mouse.move(edge.x + 3, edge.y + 5)
  await page.mouse.down()
  await page.mouse.move(edge.x + 43, edge.y + 5, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => widthOf('state')).toBe(before + 40)
  await page.getByTestId('heading-size').dragTo(page.getByTestId('heading-state'))
  const order = () =>
    page.locator('.heading[data-column]').evaluateAll((all) => all.map((one) => one.dataset['column']))
  await expect.poll(order).toEqual(['picture', 'clip', 'size', 'state', 'progress', 'duration'])
  await page.reload()
  await expect(rows()).toHaveCount(6)
  await expect.poll(order).toEqual(['picture', 'clip', 'size', 'state', 'progress', 'duration'])
  await expect.poll(() => widthOf('state')).toBe(before + 40)
  await choose('columns', 'columns-reset')
  await expect(page.getByTestId('heading-resolution')).toBeVisible()
})

test('by mouse: clips are gathered under their batches, which fold up, and found by state, name and reason', async () => {
  await choose('group', 'group-batch')
  await expect(page.getByTestId('group-head')).toHaveCount(2)
  await expect(page.getByTestId('group-head').first()).toContainText('B002')
  await expect(page.getByTestId('group-head').nth(1)).toContainText('4 clips')
  await expect(page.getByTestId('group-head').nth(1)).toContainText('1 needs attention')
  await page.screenshot({ path: 'test-results/groups.png' })
  await page.getByTestId('group-head').first().click()
  await expect(rows()).toHaveCount(4)
  await choose('group', 'group-none')
  await expect(rows()).toHaveCount(6)
  await choose('chip-state', 'state-refused')
  await expect.poll(names).toEqual(['short.mp4'])
  await page.getByTestId('chip-all').click()
  await page.getByTestId('search').fill('least 4 s')
  await expect.poll(names).toEqual(['short.mp4'])
  await page.getByTestId('search').fill('b002 mp4')
  await expect(rows()).toHaveCount(2)
  await page.getByTestId('search').fill('')
  await expect(rows()).toHaveCount(6)
})

test('by mouse: several clips are selected as everywhere, acted on at once, and it is taken back', async () => {
  await choose('sort', 'sort-name')
  await choose('sort', 'sort-up')
  await listed(page)
  await row('a1.mp4').click()
  await expect(page.getByTestId('details')).toBeVisible()
  await page.keyboard.press('Escape')
  await row('a3.mp4').click({ modifiers: ['ControlOrMeta'] })
  await expect(page.getByTestId('selection-count')).toHaveText('2 selected')
  await row('b2.mp4').click({ modifiers: ['Shift'] })
  await expect(page.getByTestId('selection-count')).toHaveText('3 selected')
  await page.screenshot({ path: 'test-results/selection.png' })
  await row('b1.mp4').click({ button: 'right' })
  await page.getByTestId('menu-cancel').click()
  for (const name of ['a3.mp4', 'b1.mp4', 'b2.mp4'])
    await expect(row(name)).toHaveAttribute('data-state', 'cancelled')
  await page.getByTestId('undo').click()
  for (const name of ['a3.mp4', 'b1.mp4', 'b2.mp4'])
    await expect(row(name)).toHaveAttribute('data-state', 'waiting')
  await page.getByTestId('selection-clear').click()
  await expect(page.getByTestId('selection-bar')).toHaveCount(0)

  await row('short.mp4').click({ button: 'right' })
  await page.getByTestId('menu-remove').click()
  await expect(row('short.mp4')).toHaveCount(0)
  await page.getByTestId('undo').click()
  await expect(row('short.mp4')).toHaveAttribute('data-state', 'refused')

  await row('a1.mp4').click({ modifiers: ['ControlOrMeta'] })
  await row('a2.mp4').click({ modifiers: ['ControlOrMeta'] })
  await page.getByTestId('selection-move').click()
  const other = platform.indexes[1]
  await page.getByTestId(`menu-to-${other?._id ?? ''}`).click()
  await page.getByTestId('selection-clear').click()
  await choose('columns', 'column-index')
  await page.keyboard.press('Escape')
  await expect(row('a1.mp4')).toContainText(other?.index_name ?? 'no name')
  // In another index they are judged anew.
  for (const name of ['a1.mp4', 'a2.mp4']) await expect(row(name)).toHaveAttribute('data-state', 'waiting')
})

test('by keyboard alone: clips are walked, selected, acted on and brought back', async () => {
  await page.getByTestId('search').focus()
  for (let tabs = 0; tabs < 20 && (await focused()) === ''; tabs++) await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect.poll(focused).toBe('a1.mp4')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('selection-count')).toHaveText('2 selected')
  await page.keyboard.press('p')
  for (const name of ['a2.mp4', 'a3.mp4']) await expect(row(name)).toContainText('Paused')
  await page.keyboard.press('Shift+P')
  for (const name of ['a2.mp4', 'a3.mp4']) await expect(row(name)).toContainText('Waiting')
  await page.keyboard.press('k')
  for (const name of ['a2.mp4', 'a3.mp4']) await expect(row(name)).toHaveAttribute('data-state', 'cancelled')
  await page.keyboard.press('Control+z')
  for (const name of ['a2.mp4', 'a3.mp4']) await expect(row(name)).toHaveAttribute('data-state', 'waiting')
  await page.keyboard.press('k')
  for (const name of ['a2.mp4', 'a3.mp4']) await expect(row(name)).toHaveAttribute('data-state', 'cancelled')
  await page.keyboard.press('r')
  for (const name of ['a2.mp4', 'a3.mp4']) await expect(row(name)).toHaveAttribute('data-state', 'waiting')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('selection-bar')).toHaveCount(0)

  await page.keyboard.press('Control+a')
  await expect(page.getByTestId('selection-count')).toHaveText('6 selected')
  await page.keyboard.press('Control+Space')
  await expect(page.getByTestId('selection-count')).toHaveText('5 selected')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByTestId('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.keyboard.press('End')
  await expect.poll(focused).toBe('short.mp4')
  await page.keyboard.press('Space')
  await expect(page.getByTestId('details')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByTestId('details')).toHaveCount(0)
  await page.keyboard.press('Shift+F10')
  await expect(page.getByTestId('menu-upload-anyway')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect(row('short.mp4')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(row('short.mp4')).toHaveCount(1)
})

test('by keyboard alone: headings sort, widen and move, and all keys are listed', async () => {
  await page.getByTestId('columns').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByTestId('heading-picture')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('heading-clip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(names).toEqual(['short.mp4', 'b2.mp4', 'b1.mp4', 'a3.mp4', 'a2.mp4', 'a1.mp4'])
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('heading-state')).toBeFocused()
  const state = page.locator('.heading[data-column="state"]')
  const before = (await state.boundingBox())?.width ?? 0
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await state.boundingBox())?.width).toBe(before + 12)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator('.heading[data-column]').nth(2)).toHaveAttribute('data-column', 'progress')
  await expect(page.getByTestId('heading-state')).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByTestId('shortcuts')).toContainText('Change the order of sending')
  await page.screenshot({ path: 'test-results/shortcuts.png' })
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('shortcuts')).toHaveCount(0)
})

test('files that hang over the window are counted, and where they would go is said', async () => {
  const session = await page.context().newCDPSession(page)
  const files = CARDS.B002.map((name) => join(folder, 'B002', name))
  const data = { items: [], files, dragOperationsMask: 1 }
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 600, y: 400, data })
  await expect(page.getByTestId('drop-overlay')).toContainText(
    `2 items to add to ${platform.indexes[0]?.index_name ?? '?'}`,
  )
  await session.send('Input.dispatchDragEvent', { type: 'dragCancel', x: 600, y: 400, data })
  await session.detach()
})

test('a press on a line that comes to stand for another clip while the button is down means neither', async () => {
  const cancelOf = (name: string) => row(name).getByTestId('row-action-cancel')
  const at = await cancelOf('b2.mp4').boundingBox()
  if (!at) throw new Error('no button to cancel')
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  await page.mouse.down()
  const id = (await row('short.mp4').getAttribute('data-id')) as ItemId
  await page.evaluate((id) => window.reeldrop.call('remove', { ids: [id] }), id)
  await expect.poll(names).toEqual(['b2.mp4', 'b1.mp4', 'a3.mp4', 'a2.mp4', 'a1.mp4'])
  expect(await cancelOf('b1.mp4').boundingBox()).toEqual(at)
  await page.mouse.up()
  await cancelOf('a1.mp4').click()
  await expect(row('a1.mp4')).toHaveAttribute('data-state', 'cancelled')
  for (const name of ['b1.mp4', 'b2.mp4']) await expect(row(name)).toHaveAttribute('data-state', 'waiting')
})
