/** Every view for people who see, read or move otherwise: axe-core in both themes, and what it cannot see. */
import { expect, test } from '@playwright/test'
import axe from 'axe-core'
import { resize } from './launch.ts'
import { openFirstRun, openScene, type Scene } from './scene.ts'
import { closeView, FIRST_RUN, VIEWS, type View } from './views.ts'

const THEMES = ['dark', 'light'] as const

let scene: Scene

/** What axe has against what is open, a line each: everything in one theme, the colours in the other as well. */
async function violations({ name, part }: View, { page }: Scene): Promise<string[]> {
  const found: string[] = []
  const isHere = await page.evaluate(() => 'axe' in window)
  if (!isHere) await page.evaluate(axe.source)
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const wrong = await page.evaluate(
      async ({ part, coloursAlone }) => {
        const here = (window as unknown as { axe: typeof axe }).axe
        const { violations } = await here.run(part ?? document, {
          resultTypes: ['violations'],
          preload: false,
          selectors: false,
          ...(coloursAlone ? { runOnly: ['color-contrast'] } : {}),
        })
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
        )
      },
      { part, coloursAlone: colorScheme !== THEMES[0] },
    )
    found.push(...wrong.map((what) => `${name}, ${colorScheme}: ${what.replaceAll(/\s+/g, ' ')}`))
  }
  return found
}

test.describe('a first start', () => {
  test.beforeAll(async () => {
    scene = await openFirstRun()
  })
  test.afterAll(() => scene.close())

  test('has no violation in any of its steps', async () => {
    const found: string[] = []
    for (const view of FIRST_RUN) {
      await view.open(scene)
      found.push(...(await violations(view, scene)))
    }
    expect(found).toEqual([])
  })
})

test.describe('the window', () => {
  test.beforeAll(async () => {
    scene = await openScene()
    await resize(scene, [1280, 800])
  })
  test.afterAll(() => scene.close())

  test('has no violation in any view', async () => {
    test.setTimeout(600_000)
    for (const view of VIEWS) {
      await view.open(scene)
      expect.soft(await violations(view, scene)).toEqual([])
      await closeView(view, scene)
    }
  })

  test('moves nothing where motion is unwanted', async () => {
    const { page } = scene
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByTestId('page-settings').click()
    await expect(page.locator('.switch').first()).toBeVisible()
    const moving = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element)
            return animationName !== 'none' || transitionDuration !== '0s'
          }).length,
      )
    expect(await moving()).toBe(0)
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await moving(), 'switches slide where motion is welcome').toBeGreaterThan(0)
  })

  test('shows focus, selection, switches and progress in the colours that the system forces', async () => {
    const { page } = scene
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await page.getByTestId('page-settings').click()
    await expect(page.locator('.switch').first()).toBeVisible()
    const looks = await page.locator('.switch').evaluateAll((all) =>
      all.map((element) => {
        const { borderTopStyle, forcedColorAdjust } = getComputedStyle(element)
        return borderTopStyle !== 'none' || forcedColorAdjust === 'none'
      }),
    )
    expect(looks).not.toContain(false)
    const current = page.getByTestId('page-settings')
    const colours = await current.evaluate((element) => getComputedStyle(element).backgroundColor)
    const other = await page
      .getByTestId('page-about')
      .evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(colours, 'the open page stands out').not.toBe(other)
    await page.emulateMedia({ forcedColors: 'none' })
  })

  test('draws stronger lines and texts where more contrast is wanted', async () => {
    const { page } = scene
    const token = (name: string) =>
      page.evaluate((of) => getComputedStyle(document.documentElement).getPropertyValue(of), name)
    const session = await page.context().newCDPSession(page)
    const prefer = (value: string) =>
      session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-contrast', value }] })
    await prefer('no-preference')
    const usual = [await token('--line'), await token('--dim')]
    await prefer('more')
    const strong = [await token('--line'), await token('--dim')]
    expect(strong[0]).not.toBe(usual[0])
    expect(strong[1]).not.toBe(usual[1])
    await session.detach()
  })
})
