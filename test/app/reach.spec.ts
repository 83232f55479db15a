/** Everything that can be pressed or typed into can be reached: at twice the size, and from right to left. */
import { expect, test, type Page } from '@playwright/test'
import { openScene, row, type Scene } from './scene.ts'
import { closeView, VIEWS } from './views.ts'

const LAYOUTS = [
  { name: 'at 200 %', zoom: 2, dir: 'ltr', size: [1280, 800] },
  { name: 'from right to left', zoom: 1, dir: 'rtl', size: [900, 600] },
  { name: 'at 200 % from right to left', zoom: 2, dir: 'rtl', size: [1280, 800] },
] as const
const LOOKED_AT = new Set(['details', 'details on the platform', 'details in the history', 'review'])

let scene: Scene

test.beforeAll(async () => {
  scene = await openScene()
  await expect(row(scene.page, 'A001_C001 Slate.mp4')).toBeVisible()
})
test.afterAll(() => scene.close())

for (const { name, zoom, dir, size } of LAYOUTS) {
  test(`nothing is out of reach ${name}`, async () => {
    const { app, page } = scene
    await app.evaluate(
      ({ BrowserWindow }, [factor, width, height]) => {
        const window = BrowserWindow.getAllWindows()[0]
        window?.setContentSize(width, height)
        window?.webContents.setZoomFactor(factor)
      },
      [zoom, ...size] as const,
    )
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size[0] / zoom)
    await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir)
    for (const view of VIEWS.filter((one) => one.isPage || LOOKED_AT.has(one.name))) {
      await view.open(scene)
      expect.soft(await outOfReach(page), view.name).toEqual([])
      await closeView(view, scene)
    }
  })
}

/** What cannot be pressed at its middle though it was scrolled to, a line each: what it is, and what covers it. */
const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const told = (element: Element | null) =>
      element === null
        ? 'nothing'
        : `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.slice(0, 30)}"`
    // In a narrow window, details lie over the list beside them until they are closed.
    const details = document.querySelector('.details')
    const isOverList = details !== null && getComputedStyle(details).position === 'absolute'
    const beneath = isOverList ? details.parentElement : null
    const all = document.querySelectorAll('button, a[href], input, select, textarea, summary')
    return [...all]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.closest('.visually-hidden') === null)
      .filter((element) => details?.contains(element) === true || beneath?.contains(element) !== true)
      .flatMap((element) => {
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
        const { x, y, width, height } = element.getBoundingClientRect()
        const top = document.elementFromPoint(x + width / 2, y + height / 2)
        const label = top?.closest('label')
        const isReached = top !== null && (element.contains(top) || label?.contains(element) === true)
        const isWhole = x >= -1 && x + width <= innerWidth + 1
        if (isReached && isWhole) return []
        return [
          isReached
            ? `${told(element)} is cut off: ${Math.round(x)} to ${Math.round(x + width)} of ${innerWidth}`
            : `${told(element)} is covered by ${told(top)}`,
        ]
      })
  })
