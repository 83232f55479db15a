/** The two hands that work the window: one has a mouse, the other has keys alone. */
import { expect, type Locator, type Page } from '@playwright/test'

export interface Hand {
  readonly name: 'mouse' | 'keyboard'
  /** A button, a tick, a row. */
  press(target: Locator): Promise<void>
  /** Presses what opens a menu, and takes an entry of it. */
  choose(opener: Locator, entry: string): Promise<void>
  /** Opens the menu of a row, and takes an entry of it. */
  chooseFor(row: Locator, entry: string): Promise<void>
  /** Replaces what a field holds. */
  write(field: Locator, text: string): Promise<void>
  /** Another option of a list of options. */
  pick(list: Locator, option: string): Promise<void>
  /** Selects a row alone. */
  select(row: Locator): Promise<void>
  /** Selects a row as well. */
  selectToo(row: Locator): Promise<void>
  /** Selects every row from the one that was selected last. */
  selectTo(row: Locator): Promise<void>
  /** Closes what lies over the page: a dialog, a panel. @param closer what a mouse presses */
  close(what: Locator, closer: Locator): Promise<void>
  /** Where the focus was and could not be seen. */
  readonly unseen: ReadonlySet<string>
}

export function mouse(page: Page): Hand {
  const take = (entry: string) => page.getByTestId(`menu-${entry}`).click()
  return {
    name: 'mouse',
    press: (target) => target.click(),
    choose: async (opener, entry) => {
      await opener.click()
      await take(entry)
    },
    chooseFor: async (row, entry) => {
      await row.click({ button: 'right' })
      await take(entry)
    },
    // Letters come from keys whatever hand it is.
    write: (field, text) => field.fill(text),
    // The system draws the list of options, where no test can press anything.
    pick: async (list, option) => {
      await list.selectOption(option)
    },
    select: async (row) => {
      await row.click()
      await page.getByTestId('details').getByRole('button', { name: 'Close' }).click()
    },
    selectToo: (row) => row.click({ modifiers: ['ControlOrMeta'] }),
    selectTo: (row) => row.click({ modifiers: ['Shift'] }),
    close: async (what, closer) => {
      await closer.click()
      await expect(what).toHaveCount(0)
    },
    unseen: new Set(),
  }
}

/** More looks than any way through a page takes. */
const MOST_LOOKS = 25

export function keyboard(page: Page): Hand {
  const unseen = new Set<string>()
  const { keyboard: keys } = page

  /** Without waiting in between, as when a key is held. */
  const pressOften = async (key: string, times: number): Promise<void> => {
    await Promise.all(Array.from({ length: times }, () => keys.press(key)))
  }

  /** Walks to an element as a person would. @param held keys that are held on the way through a list */
  async function reach(target: Locator, held = ''): Promise<void> {
    await target.first().waitFor()
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const { key, times, isHidden, name } = await target.first().evaluate(nextKey)
      if (key === null) {
        if (isHidden) unseen.add(name)
        return
      }
      await pressOften(key.startsWith('Arrow') ? held + key : key, times)
    }
    throw new Error(`No key leads to ${String(target)}.`)
  }

  async function press(target: Locator): Promise<void> {
    await reach(target)
    const isTick = await target
      .first()
      .evaluate((element) => element.matches('[type=checkbox], [type=radio]'))
    await keys.press(isTick ? 'Space' : 'Enter')
  }

  async function take(entry: string): Promise<void> {
    const wanted = page.getByTestId(`menu-${entry}`)
    await wanted.waitFor()
    // Entries come and go with what can be done: what is looked at next corrects the steps.
    await expect(async () => {
      const steps = await wanted.evaluate((element) => {
        const entries = [...(element.closest('[role=menu]')?.querySelectorAll('.menu-entry') ?? [])]
        const at = entries.indexOf(document.activeElement ?? element)
        return (entries.indexOf(element) - at + entries.length) % entries.length
      })
      await pressOften('ArrowDown', steps)
      expect(steps).toBe(0)
    }).toPass({ intervals: [0], timeout: 20_000 })
    await keys.press('Enter')
  }

  return {
    name: 'keyboard',
    press,
    choose: async (opener, entry) => {
      await press(opener)
      await take(entry)
    },
    chooseFor: async (row, entry) => {
      // What is selected stays so.
      await reach(row, 'Control+')
      await keys.press('Shift+F10')
      await take(entry)
    },
    write: async (field, text) => {
      await reach(field)
      await keys.press('Control+a')
      await keys.press('Delete')
      await keys.insertText(text)
    },
    pick: async (list, option) => {
      await reach(list)
      const steps = await list.evaluate((element: HTMLSelectElement, value) => {
        const at = [...element.options].findIndex((one) => one.value === value || one.text === value)
        return at - element.selectedIndex
      }, option)
      await pressOften(steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps))
    },
    select: async (row) => {
      await reach(row)
      // A row that has the focus already is selected by coming back to it.
      await keys.press('Home')
      await keys.press('End')
      await reach(row)
    },
    selectToo: async (row) => {
      await reach(row, 'Control+')
      await keys.press('Control+Space')
    },
    selectTo: (row) => reach(row, 'Shift+'),
    close: async (what) => {
      await keys.press('Escape')
      await expect(what).toHaveCount(0)
      await expect(page.locator('body'), 'the focus goes back to where it was').not.toBeFocused()
    },
    unseen,
  }
}

/** The next key on the way to an element, and how often; null once it has the focus, and whether that can be seen. */
interface Way {
  key: string | null
  times: number
  isHidden: boolean
  name: string
}

/** Runs in the page. */
function nextKey(target: Element): Way {
  const now = document.activeElement ?? document.body
  if (now === target) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target)
    const isHidden = (outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none'
    return { key: null, times: 0, isHidden, name: target.outerHTML.slice(0, 120) }
  }
  const go = (key: string, times = 1): Way => ({ key, times: Math.max(1, times), isHidden: false, name: '' })
  const isBefore = (one: Element, other: Element): boolean =>
    (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  const tabTo = (to: Element): Way => {
    const within = document.querySelector('dialog[open]') ?? document.body
    const stops = [
      ...within.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary, [tabindex]'),
    ].filter(
      (one) =>
        one.tabIndex >= 0 && !one.matches(':disabled, [inert] *') && one.checkVisibility() && one !== now,
    )
    // An estimate: what is looked at next corrects it.
    if (now !== document.body && isBefore(to, now))
      return go('Shift+Tab', stops.filter((one) => isBefore(one, now) && !isBefore(one, to)).length)
    return go(
      'Tab',
      stops.filter((one) => (now === document.body || isBefore(now, one)) && isBefore(one, to)).length + 1,
    )
  }
  // Of the rows of a list, and of tabs, one alone is in the order of Tab; arrows walk them.
  const [of, along] = target.closest('[role=tablist]')
    ? (['[role=tab]', ['ArrowLeft', 'ArrowRight']] as const)
    : (['[data-index]', ['ArrowUp', 'ArrowDown']] as const)
  const there = target.closest<HTMLElement>(of)
  if (there === null || there.tabIndex === 0) return tabTo(target)
  const here = now.closest<HTMLElement>(of)
  if (here === null || here.parentElement !== there.parentElement)
    return tabTo(there.parentElement?.querySelector(`${of}[tabindex="0"]`) ?? there)
  if (now !== here) return tabTo(here)
  const all = [...(here.parentElement?.querySelectorAll(of) ?? [])]
  const steps = all.indexOf(there) - all.indexOf(here)
  return go(along[steps < 0 ? 0 : 1], Math.abs(steps))
}
