/** What the window has said, one text after the other: what is shown only for a while, a look now and then can miss. */
import type { Page } from '@playwright/test'

/**
 * Notes from now on what elements say, until the page is loaded anew.
 * @param selector of elements that may come and go
 * @param attribute to be noted in place of their text
 * @returns what was noted so far, each text once as long as it stood
 */
export async function noteTexts(
  page: Page,
  selector: string,
  attribute: string | null = null,
): Promise<() => Promise<string[]>> {
  const noted = await page.evaluateHandle(
    ([of, name]) => {
      const texts: string[] = []
      const look = () => {
        for (const element of document.querySelectorAll(of)) {
          const text = (name === null ? element.textContent : element.getAttribute(name)) ?? ''
          if (texts.at(-1) !== text) texts.push(text)
        }
      }
      const everything = { childList: true, subtree: true, characterData: true, attributes: true }
      new MutationObserver(look).observe(document.body, everything)
      look()
      return texts
    },
    [selector, attribute] as const,
  )
  return () => noted.evaluate((texts) => texts)
}
