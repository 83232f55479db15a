/** Every view of the window, and the way to it and back: for what looks at all of them. */
import { join } from 'node:path'
import { expect, type CDPSession, type Page } from '@playwright/test'
import { Page as PageName } from '../../shared/pages.ts'
import { makeClip } from '../clips/make.ts'
import { add, put, row, type Scene } from './scene.ts'

export interface View {
  name: string
  /** One of the pages of the sidebar, not something on top of one. */
  isPage?: boolean
  /** What it adds to the page below it, as a selector; without it, it is looked at with all around it. */
  part?: string
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

/** Told as main would tell of it: there is no release to be had here. */
const tellOfUpdate = ({ app }: Scene, payload: unknown) =>
  app.evaluate(({ BrowserWindow }, update) => {
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.send('reeldrop:event', 'update', update)
  }, payload)

export const VIEWS: readonly View[] = [
  ...pages,
  { name: 'details', part: '[data-testid=details]', ...details(READY) },
  { name: 'details of a refused clip', part: '[data-testid=details]', ...details(REFUSED) },
  {
    name: 'menu of a row',
    part: '.popup',
    open: async ({ page }) => {
      await go(page, 'queue')
      await row(page, REFUSED).click({ button: 'right' })
      await expect(page.getByTestId('menu')).toBeVisible()
    },
  },
  {
    name: 'selection and its menu',
    open: async ({ page }) => {
      await go(page, 'queue')
      await row(page, READY).focus()
      await page.keyboard.press('Control+a')
      await row(page, READY).click({ button: 'right' })
      await expect(page.getByTestId('menu')).toBeVisible()
    },
    close: async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.getByTestId('selection-clear').click()
    },
  },
  { name: 'menu of states', part: '.popup', open: press('queue', 'chip-state', 'menu') },
  { name: 'menu of columns', part: '.popup', open: press('queue', 'columns', 'menu') },
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
    },
  },
  { name: 'menu of the bandwidth', part: '.popup', open: press('queue', 'bandwidth-menu', 'menu') },
  { name: 'uploads at once', part: '.popup', open: press('queue', 'uploads-menu', 'uploads-panel') },
  { name: 'connection', part: '.popup', open: press('queue', 'line-state', 'connection-panel') },
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
      await tellOfUpdate(scene, { kind: 'available', version: '9.1.0', notes: '• Faster and calmer' })
      await scene.page.getByTestId('update-download').scrollIntoViewIfNeeded()
      await expect(scene.page.getByTestId('update-hint')).toBeVisible()
    },
    close: async (scene) => tellOfUpdate(scene, { kind: 'off', why: 'noFeed' }),
  },
  {
    name: 'undo',
    part: '[data-testid=toast]',
    open: async ({ page }) => {
      await go(page, 'queue')
      await row(page, 'Drone 0008.webm').click({ button: 'right' })
      await page.getByTestId('menu-cancel').click()
      await expect(page.getByTestId('undo')).toBeVisible()
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
      await drag(scene, 'dragEnter')
    },
    close: async (scene) => drag(scene, 'dragCancel'),
  },
  {
    name: 'review',
    part: '[data-testid=review]',
    open: async (scene) => {
      const { page, platform } = scene
      const indexId = platform.indexes[1]?._id ?? ''
      await go(page, 'queue')
      await page.evaluate(() => window.reeldrop.call('setSettings', { reviewAbove: 0 }))
      await add(page, await put('C001/C001_T001.mp4', await makeClip('mpegts')), indexId)
      await expect(page.getByTestId('review')).toBeVisible()
      await expect(page.getByTestId('review-start')).toBeVisible()
    },
    close: async ({ page }) => {
      await page.getByTestId('review-discard').click()
      await page.evaluate(() => window.reeldrop.call('setSettings', { reviewAbove: null }))
      await expect(page.getByTestId('review')).toHaveCount(0)
    },
  },
]

export const closeView = async (view: View, scene: Scene): Promise<void> => (view.close ?? byEscape)(scene)

/** One session each: what one began, no other can end. */
const sessions = new WeakMap<Scene, CDPSession>()

async function drag(scene: Scene, type: 'dragEnter' | 'dragCancel'): Promise<void> {
  const { page, folder } = scene
  const session = sessions.get(scene) ?? (await page.context().newCDPSession(page))
  sessions.set(scene, session)
  const data = { items: [], files: [join(folder, 'Footage')], dragOperationsMask: 1 }
  await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data })
  await expect(page.getByTestId('drop-overlay')).toHaveCount(type === 'dragEnter' ? 1 : 0)
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
