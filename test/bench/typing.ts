/** How long a person who searches waits for the list, from each letter on. */
import type { Page } from '@playwright/test'
import { LIST } from './window-app.ts'

/** Time between the list of one letter and the next letter, as fast typists leave, in ms. */
const PAUSE_MS = 120

declare global {
  interface Window {
    /** Resolves to the time that the last letter took until its list was painted, in ms. */
    listed: Promise<number>
  }
}

/**
 * Types searches into the field of the queue, each into the empty field.
 *
 * @returns ms from each letter until the list of the clips that hold it was on screen, or that there are none
 */
export async function typeSearches(page: Page, searches: readonly string[]): Promise<number[]> {
  const field = page.getByTestId('search')
  await field.focus()
  await page.evaluate(watchTyping, LIST)
  const times: number[] = []
  for (const search of searches) {
    for (const letter of search) {
      await page.waitForTimeout(PAUSE_MS)
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      times.push(await page.evaluate(() => window.listed))
    }
    await field.fill('')
    await page.evaluate(() => window.listed)
  }
  return times
}

/** In the page: the list is busy until it is that of what was typed, and is not there when nothing was found. */
function watchTyping(grid: string): void {
  const isListed = (): boolean => {
    const list = document.querySelector(grid)
    return list === null
      ? document.querySelector('.nothing') !== null
      : list.getAttribute('aria-busy') === 'false'
  }
  const painted = (): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        if (!isListed()) return void requestAnimationFrame(look)
        // What is posted in a frame comes after its paint.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done()
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    })
  const onInput = ({ timeStamp }: Event): void => {
    window.listed = painted().then(() => performance.now() - timeStamp)
  }
  document.addEventListener('input', onInput, true)
}
