/** Every view of the window, and the way to it and back: for what looks at all of them. */
import { expect, type Page } from '@playwright/test'
import { Page as PageName } from '../../shared/pages.ts'
import { makeClip } from '../clips/make.ts'
import { add, put, row, type Scene } from './scene.ts'

export interface View {
  name: string
  /** One of the pages of the sidebar, not something on top of one. */
  isPage?: boolean
  /** What it adds to the page below it, as a selector; without it, it is looked at with all around it. */
  part?: string
  /** Hangs where its button was, and does not follow it when the window changes its size. */
  isPopup?: boolean
  /** Loads the window anew. */
  reloads?: boolean
  open: (scene: Scene) => Promise<void>
  /** Leaves the window as it was; without it Escape does. */
  close?: (scene: Scene) => Promise<void>
}

const READY = 'A001_C003 Interview with the harbour master.mp4'
const REFUSED = 'A001_C001 Slate.mp4'

const go = (page: Page, to: string) => page.getByTestId(`page-${to}`).click()

/** Presses something, and waits for what comes of it. */
const press =
  (on: string, what: string, result: string) =>
  async ({ page }: Scene): Promise<void> => {
    await go(page, on)
    await page.getByTestId(what).first().click()
    await expect(page.getByTestId(result)).toBeVisible()
  }

const byEscape = async ({ page }: Scene): Promise<void> => page.keyboard.press('Escape')

const details = (name: string): Pick<View, 'open' | 'close'> => ({
  open: async ({ page }) => {
    await go(page, 'queue')
    await row(page, name).click()
    await expect(page.getByTestId('history')).toBeVisible()
  },
  close: async ({ page }) => {
    await row(page, name).press('Escape')
    await expect(page.getByTestId('details')).toHaveCount(0)
  },
})

/** What is on each page before it is looked at. */
const ARRIVED: Partial<Record<string, string>> = {
  attention: 'attention-groups',
  watches: 'watch-card',
  platform: 'platform-row',
  indexes: 'index-entry',
  history: 'history-row',
  compare: 'compare-choose',
  about: 'versions',
  settings: 'update',
}

const pages: View[] = PageName.options.map((name) => ({
  name,
  isPage: true,
  open: async ({ page }) => {
    await go(page, name)
    await expect(page.getByTestId(ARRIVED[name] ?? `page-${name}`).first()).toBeVisible()
  },
  close: async ({ page }) => go(page, 'queue'),
}))

/** Tells the window something as main would, where the thing itself is not to be had here. */
const tell = ({ app }: Scene, event: 'update' | 'trouble', payload: unknown) =>
  app.evaluate(
    ({ BrowserWindow }, [name, told]) => {
      for (const window of BrowserWindow.getAllWindows())
        window.webContents.send('reeldrop:event', name, told)
    },
    [event, payload] as const,
  )

export const VIEWS: readonly View[] = [
  ...pages,
  { name: 'details', part: '[data-testid=details]', ...details(READY) },
  { name: 'details of a refused clip', part: '[data-testid=details]', ...details(REFUSED) },
  {
    name: 'menu of a row',
    part: '.popup',
    isPopup: true,
    open: async ({ page }) => {
      await go(page, 'queue')
      await row(page, REFUSED).click({ button: 'right' })
      await expect(page.getByTestId('menu')).toBeVisible()
    },
  },
  {
    name: 'selection and its menu',
    isPopup: true,
    open: async ({ page }) => {
      await go(page, 'queue')
      await row(page, READY).focus()
      await page.keyboard.press('Control+a')
      // The bar stands above the list, which is where it will be only once that is there.
      await expect(page.getByTestId('selection-move')).toBeVisible()
      await row(page, READY).click({ button: 'right' })
      await expect(page.getByTestId('menu')).toBeVisible()
    },
    close: async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.getByTestId('selection-clear').click()
    },
  },
  { name: 'menu of states', part: '.popup', isPopup: true, open: press('queue', 'chip-state', 'menu') },
  { name: 'menu of columns', part: '.popup', isPopup: true, open: press('queue', 'columns', 'menu') },
  {
    name: 'groups',
    part: '.clip-list',
    open: async ({ page }) => {
      await go(page, 'queue')
      await page.getByTestId('group').click()
      await page.getByTestId('menu-group-batch').click()
      await expect(page.getByTestId('group-head').first()).toBeVisible()
    },
    close: async ({ page }) => {
      await page.getByTestId('group').click()
      await page.getByTestId('menu-group-none').click()
      await expect(page.getByTestId('group-head')).toHaveCount(0)
    },
  },
  {
    name: 'menu of the bandwidth',
    part: '.popup',
    isPopup: true,
    open: press('queue', 'bandwidth-menu', 'menu'),
  },
  {
    name: 'uploads at once',
    part: '.popup',
    isPopup: true,
    open: press('queue', 'uploads-menu', 'uploads-panel'),
  },
  {
    name: 'connection',
    part: '.popup',
    isPopup: true,
    open: press('queue', 'line-state', 'connection-panel'),
  },
  { name: 'plan', part: '.popup', isPopup: true, open: press('queue', 'plan-menu', 'plan-panel') },
  {
    name: 'speed',
    part: '.popup',
    isPopup: true,
    reloads: true,
    open: async (scene) => {
      // It was asked for before anything was sent, and not again while nothing moves.
      await scene.page.reload()
      await press('queue', 'speed', 'speed-panel')(scene)
    },
  },
  { name: 'diagnostics', part: 'dialog', open: press('settings', 'diagnostics-open', 'diagnostics-save') },
  { name: 'index chooser', part: 'dialog', open: press('queue', 'index-picker', 'index-new') },
  { name: 'index form', part: 'dialog', open: press('indexes', 'index-new', 'index-form') },
  { name: 'deletion of an index', part: 'dialog', open: press('indexes', 'index-delete', 'confirm-typing') },
  { name: 'watch form', part: 'dialog', open: press('watches', 'watch-add', 'watch-form') },
  { name: 'addresses', part: 'dialog', open: press('platform', 'platform-fetch', 'fetch-form') },
  {
    name: 'filters of the platform',
    part: '[data-testid=platform-filters]',
    open: press('platform', 'platform-filter-toggle', 'platform-filters'),
    close: async ({ page }) => page.getByTestId('platform-filter-toggle').click(),
  },
  {
    name: 'details on the platform',
    part: '[data-testid=platform-panel]',
    open: async ({ page }) => {
      await go(page, 'platform')
      await page.locator(`[data-testid=platform-row][data-name="${READY}"]`).click()
      await expect(page.getByTestId('platform-panel').getByTestId('metadata')).toBeVisible()
    },
  },
  {
    name: 'details in the history',
    part: '[data-testid=history-panel]',
    open: async ({ page }) => {
      await go(page, 'history')
      await page.getByTestId('history-row').filter({ hasText: READY }).click()
      await expect(page.getByTestId('history-panel')).toBeVisible()
    },
  },
  {
    name: 'keys',
    part: 'dialog',
    open: async ({ page }) => {
      await go(page, 'queue')
      await page.keyboard.press('?')
      await expect(page.getByTestId('shortcuts')).toBeVisible()
    },
  },
  {
    name: 'licences',
    part: 'dialog',
    open: async ({ page }) => {
      await go(page, 'about')
      await page.getByTestId('licences-open').click()
      await expect(page.getByTestId('licences').locator('details').first()).toBeVisible()
    },
  },
  {
    name: 'update',
    part: '.shell',
    open: async (scene) => {
      await go(scene.page, 'settings')
      await tell(scene, 'update', { kind: 'available', version: '9.1.0', notes: '• Faster and calmer' })
      await scene.page.getByTestId('update-download').scrollIntoViewIfNeeded()
      await expect(scene.page.getByTestId('update-hint')).toBeVisible()
    },
    close: async (scene) => tell(scene, 'update', { kind: 'off', why: 'noFeed' }),
  },
  {
    name: 'trouble with the engine',
    part: '[data-testid=trouble]',
    open: async (scene) => {
      const message = 'The engine crashed 5 times within minutes. Restart it, or export diagnostics.'
      await tell(scene, 'trouble', { failure: { code: 'engine', message, retryable: true } })
      await expect(scene.page.getByTestId('restart-engine')).toBeVisible()
    },
    close: async (scene) => {
      await tell(scene, 'trouble', { failure: null })
      await expect(scene.page.getByTestId('trouble')).toHaveCount(0)
    },
  },
  {
    name: 'undo',
    part: '[data-testid=toast]',
    open: async ({ page }) => {
      await go(page, 'queue')
      await row(page, 'Drone 0008.webm').click({ button: 'right' })
      await page.getByTestId('menu-cancel').click()
      await expect(page.getByTestId('undo')).toBeVisible()
      // It goes away by itself, but not from under the focus.
      await page.getByTestId('undo').focus()
    },
    close: async ({ page }) => {
      await page.getByTestId('undo').click()
      await expect(row(page, 'Drone 0008.webm')).toHaveAttribute('data-state', 'waiting')
      await expect(page.getByTestId('undo')).toHaveCount(0)
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'files over the window',
    part: '[data-testid=drop-overlay]',
    open: async (scene) => {
      await go(scene.page, 'queue')
      await drag(scene, 'dragenter')
    },
    close: async (scene) => drag(scene, 'dragleave'),
  },
  {
    name: 'review',
    part: '[data-testid=review]',
    open: async (scene) => {
      const { page, platform, folder } = scene
      const indexId = platform.indexes[1]?._id ?? ''
      await go(page, 'queue')
      await page.evaluate(() => window.reeldrop.call('setSettings', { reviewAbove: 0 }))
      await add(page, await put(folder, 'C001/C001_T001.mp4', await makeClip('mpegts')), indexId)
      await expect(page.getByTestId('review')).toBeVisible()
      // Until then it is being examined, and the card says so.
      await expect(page.getByTestId('review-start')).toContainText('1')
    },
    close: async ({ page }) => {
      await page.getByTestId('review-discard').click()
      await page.evaluate(() => window.reeldrop.call('setSettings', { reviewAbove: null }))
      await expect(page.getByTestId('review')).toHaveCount(0)
    },
  },
]

export const closeView = async (view: View, scene: Scene): Promise<void> => (view.close ?? byEscape)(scene)

/** As the window is told of files above it; that the system's own drags arrive is tested with the queue. */
async function drag({ page }: Scene, type: 'dragenter' | 'dragleave'): Promise<void> {
  await page.evaluate((of) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([], 'A001_C007.mp4'))
    window.dispatchEvent(new DragEvent(of, { dataTransfer, cancelable: true }))
  }, type)
  await expect(page.getByTestId('drop-overlay')).toHaveCount(type === 'dragenter' ? 1 : 0)
}

/** The views of a first start, each of which leads to the next. */
export const FIRST_RUN: readonly View[] = [
  {
    name: 'first run',
    open: async ({ page, platform }) => {
      await page.getByTestId('key-input').fill(platform.apiKey)
      await page.getByTestId('key-submit').click()
      await expect(page.getByTestId('key-error')).toBeVisible()
    },
  },
  {
    name: 'proxy form',
    open: async ({ page }) => {
      await page.getByTestId('key-error').getByRole('button').click()
      await expect(page.getByTestId('proxy-submit')).toBeVisible()
    },
  },
  {
    name: 'first index',
    open: async ({ page }) => {
      await page.getByTestId('proxy-text').fill('editor')
      await page.getByTestId('proxy-password').fill('correct-horse')
      await page.getByTestId('proxy-submit').click()
      await expect(page.getByTestId('proxy-submit')).toHaveCount(0)
      await page.getByTestId('key-submit').click()
      await expect(page.getByTestId('index-new')).toBeVisible()
    },
  },
  {
    name: 'empty queue',
    reloads: true,
    open: async ({ page, platform }) => {
      await page.evaluate(
        (indexId) => window.reeldrop.call('setSettings', { indexId }),
        platform.indexes[1]?._id ?? '',
      )
      await page.reload()
      await expect(page.getByTestId('empty')).toBeVisible()
    },
  },
]
