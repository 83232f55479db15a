/** The app under attack: one for all tests of a file, looked over after each of them. */
import { expect, test, type Page } from '@playwright/test'
import { openEar, type Ear } from './ear.ts'
import { launch, removeFolder, type RunningApp } from './launch.ts'

export interface AttackedApp extends RunningApp {
  /** Hears whatever an attack makes the app send to its address. */
  ear: Ear
}

/** Starts the app before the tests of a file and ends it after; what they break, the next test finds broken. */
export function attackApp(): AttackedApp {
  const attacked = {} as AttackedApp
  test.beforeAll(async () => {
    Object.assign(attacked, await launch(), { ear: await openEar() })
  })
  test.afterAll(async () => {
    await attacked.quit()
    await attacked.ear.close()
    await removeFolder(attacked.dataDir)
  })
  test.afterEach(async () => {
    expect(attacked.page.url(), 'the window still shows its page').toBe('app://reeldrop/index.html')
    const contents = () => attacked.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
    await expect.poll(contents, 'nothing else shows a page').toBe(1)
    expect(attacked.ear.heard(), 'nothing was sent anywhere').toBe(0)
    expect(await attacked.page.evaluate(() => 'injected' in window), 'no foreign script ran').toBe(false)
  })
  return attacked
}

/** Expects that something done in the page violates these directives of the content security policy. */
export async function expectViolations(
  page: Page,
  directives: readonly string[],
  act: () => Promise<unknown>,
): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = []
    const note = (event: SecurityPolicyViolationEvent) => seen.push(event.effectiveDirective)
    document.addEventListener('securitypolicyviolation', note)
    Object.assign(window, { seen, note })
  })
  await act()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen))
    .toEqual(expect.arrayContaining([...directives]))
  await page.evaluate(() => {
    const { note } = window as unknown as { note: () => void }
    document.removeEventListener('securitypolicyviolation', note)
  })
}

/** Expects `refused` for each of some ways. */
export const allRefused = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, 'refused']))
