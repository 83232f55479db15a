/** What cannot be pressed though it is there: for layouts in which there is little room. */
import type { Page } from '@playwright/test'

/** What cannot be pressed at its middle though it was scrolled to, a line each: what it is, and what covers it. */
export const outOfReach = (page: Page): Promise<string[]> =>
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
