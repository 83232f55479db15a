/**
 * Pictures of every view in both themes at the smallest usual size of the window and at a large one, compared with
 * those in `looks/`, which were looked at by eye. `npm run looks` draws them anew after a change that is meant.
 *
 * They are drawn at half the size, as WebP: as many of the full size as PNG would be 20 MB, and take four times as long.
 * Fonts are four of DejaVu alone (`looks/fonts.conf`), and what differs between two runs is written over (`still.ts`),
 * so the same runtime draws the same on every machine but for rounding in thumbnails and edges. Hence the tolerance:
 * a pixel differs when its colour is visibly another, and a picture when `MOST_DIFFERENT` of its pixels do, which is
 * a short line of text at the smaller size.
 *
 * Where there is little room they are not compared, but everything in them has to be reached.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { resize } from './launch.ts'
import { outOfReach } from './reach.ts'
import { openScene, type Scene } from './scene.ts'
import { holdStill } from './still.ts'
import { closeView, VIEWS, type View } from './views.ts'

/** The runtime that drew the pictures: another one draws letters and edges otherwise. */
const DRAWN_BY = { platform: 'linux', electron: '33.2.1' }
const SIZES: readonly Size[] = [
  [900, 600],
  [1600, 1000],
]
const THEMES = ['dark', 'light'] as const
/** Of all pixels. */
const MOST_DIFFERENT = 0.002
/** Of the distance between black and white, 0 to 1, as pixelmatch has it. */
const SAME_COLOUR = 0.1
/** The pictures show paths. */
const FOLDER = join(tmpdir(), 'reeldrop-scene')
/** What a view gets to fill in what it asked the engine or the platform for, on a machine that is busy. */
const ARRIVED_MS = 20_000
/** What makes their texts legible and leaves all of them together below 3 MB. */
const PICTURE = { format: 'webp', quality: 60 } as const

/** What is on top of a page and takes room that its controls need. */
const TIGHT: ReadonlySet<string> = new Set([
  'details',
  'details on the platform',
  'details in the history',
  'review',
])

/** The page with the most sentences, in the language with the longest words. */
const GERMAN: View = {
  name: 'attention in German',
  open: async ({ page }) => {
    await speak(page, 'de')
    await page.getByTestId('page-attention').click()
    await expect(page.getByTestId('attention-groups')).toBeVisible()
  },
  close: async ({ page }) => speak(page, 'en'),
}

type Size = readonly [width: number, height: number]

let scene: Scene
let session: CDPSession

test.beforeAll(async () => {
  const env = { FONTCONFIG_FILE: join(import.meta.dirname, 'looks/fonts.conf'), TZ: 'UTC' }
  scene = await openScene({ folder: FOLDER, env })
  session = await scene.page.context().newCDPSession(scene.page)
})
test.afterAll(() => scene.close())

test('every view looks as it did', async () => {
  test.setTimeout(900_000)
  const electron = await scene.app.evaluate(() => process.versions.electron)
  test.skip(
    process.platform !== DRAWN_BY.platform || electron !== DRAWN_BY.electron,
    `Not compared: the pictures are of Electron ${DRAWN_BY.electron} on ${DRAWN_BY.platform}, this is ${electron} on ${process.platform}.`,
  )
  const different: string[] = []
  for (const [at, view] of [...VIEWS, GERMAN].entries()) {
    // Each begins in the size in which the one before ended.
    const sizes = at % 2 === 0 ? SIZES : SIZES.toReversed()
    for (const [nth, size] of sizes.entries()) {
      const opensAnew = nth === 0 || view.isPopup === true
      if (nth > 0 && opensAnew) await closeView(view, scene)
      await resize(scene, size)
      if (opensAnew) await view.open(scene)
      for (const theme of THEMES) await compare(view, size, theme, different)
    }
    await closeView(view, scene)
  }
  expect(different).toEqual([])
})

test('nothing is out of reach at 200 %, from left to right and from right to left', async () => {
  const { app, page } = scene
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await resize(scene, [1280, 800], 2)
  const unreached: string[] = []
  for (const view of VIEWS.filter((one) => one.isPage || TIGHT.has(one.name))) {
    await view.open(scene)
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir)
      unreached.push(...(await outOfReach(page)).map((what) => `${view.name}, ${dir}: ${what}`))
    }
    await closeView(view, scene)
    await expect(page.locator('.details, dialog[open]'), `${view.name} is closed`).toHaveCount(0)
  }
  expect(unreached).toEqual([])
})

async function speak(page: Page, language: string): Promise<void> {
  await page.getByTestId('page-settings').click()
  await page.getByTestId('language').selectOption(language)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** @param different what it adds to when the view does not come to look as it did */
async function compare(
  view: View,
  [width, height]: Size,
  theme: 'dark' | 'light',
  different: string[],
): Promise<void> {
  await scene.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  const clip = { x: 0, y: 0, width, height, scale: 0.5 }
  const name = `${view.name.replaceAll(' ', '-')}-${theme}-${width}.webp`
  let last = Promise.resolve()
  const look = async () => {
    await holdStill(scene.page)
    const { data } = await session.send('Page.captureScreenshot', { ...PICTURE, clip })
    expect(Buffer.from(data, 'base64')).toMatchSnapshot(name, {
      maxDiffPixelRatio: MOST_DIFFERENT,
      threshold: SAME_COLOUR,
    })
  }
  const looksTheSame = expect(() => (last = look())).toPass({
    timeout: ARRIVED_MS,
    intervals: [250, 500, 1000],
  })
  // One view that differs is no reason not to look at the others, once nobody looks at this one any more.
  await looksTheSame.catch(async (error: unknown) => {
    different.push(`${name}: ${String(error)}`)
    await last.catch(() => undefined)
  })
}
