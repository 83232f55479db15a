import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { RESOURCES } from '../../shared/words/resources.ts'
import { launch, removeFolder, resize } from './launch.ts'

interface Words {
  readonly [key: string]: string | Words
}
const sentences = (words: Words): string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : sentences(value)))
const GERMAN = new Set(sentences(RESOURCES.de.translation))
/** What is said in English alone, as it stands in the window: sentences with values in them are left out. */
const ENGLISH_ALONE = new Set(
  sentences(RESOURCES.en.translation).filter((text) => !GERMAN.has(text) && !text.includes('{{')),
)

test('German counts at once in the window and its menu, on every page, and is kept for the next start', async () => {
  const { app, page, quit, dataDir } = await launch({ args: ['--practice'] })
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  const menu = () =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')))
  expect(await menu()).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Window', 'Help']))

  await page.getByTestId('page-settings').click()
  await page.getByTestId('language').selectOption('de')
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const behind = RESOURCES.de.translation.appSettings.languageText
  await expect(page.getByText(behind)).toBeVisible()
  expect(await menu()).toEqual(expect.arrayContaining(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']))
  for (const name of await pagesOf(page)) {
    await page.getByTestId(name).click()
    expect([name, ...(await englishOf(page))]).toEqual([name])
  }
  await page.getByTestId('page-attention').click()
  await expect(page.getByTestId('cause-video_duration_too_short')).toContainText('mindestens 4 s')
  await page.getByTestId('page-queue').click()
  await leavesIndexReadable(page, app)
  await quit()

  const again = await launch({ dataDir })
  await expect(again.page.getByRole('heading', { name: 'Material auf TwelveLabs indexieren' })).toBeVisible()
  expect(await englishOf(again.page)).toEqual([])
  // Chromium's own fields of dates too: it takes its language at the start.
  expect(await again.page.evaluate(() => navigator.language)).toBe('de')
  await again.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('settings')?.click()
  })
  await expect(again.page.getByTestId('language')).toHaveValue('de')
  await expect(again.page.getByText(behind)).toHaveCount(0)
  await again.quit()
  await removeFolder(dataDir)
})

/** In the smallest usual window the words around the name of the index give way to it, and are in tooltips. */
async function leavesIndexReadable(page: Page, app: ElectronApplication): Promise<void> {
  const picker = page.getByTestId('index-picker')
  const name = picker.locator('.index-picker-name')
  const widthOf = async (words: string) => (await page.locator(words).boundingBox())?.width ?? 0
  await picker.click()
  await page.getByTestId('index-card').filter({ hasText: 'search and analysis' }).click()
  await resize({ app, page }, [900, 600])
  await expect(name).toHaveText('Practice: search and analysis')
  await expect
    .poll(() => name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
    .toBeLessThanOrEqual(0)
  await expect.poll(() => widthOf('.index-picker-models')).toBe(1)
  await expect(picker).toHaveAttribute('title', /^Practice: .+\nMarengo/)
  await expect.poll(() => widthOf('.header-add >> nth=0')).toBeGreaterThan(100)
  // As on a large zoom, which leaves less than the window can be made.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5))
  await expect.poll(() => widthOf('.header-add >> nth=0')).toBe(1)
  await expect(page.getByRole('button', { name: 'Ordner hinzufügen' })).toHaveAttribute(
    'title',
    'Ordner hinzufügen',
  )
}

const pagesOf = (page: Page): Promise<string[]> =>
  page
    .getByTestId('sidebar')
    .locator('[data-testid^="page-"]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-testid') ?? ''))

/** English sentences that the window shows, or reads out, at present. */
async function englishOf(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '')
    }
    return texts.map((text) => text.trim())
  })
  return [...new Set(said.filter((text) => ENGLISH_ALONE.has(text)))]
}
