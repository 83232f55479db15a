import { useEffect } from 'react'

/**
 * Keeps the keyboard where it is: where what has the focus goes away or can no longer be pressed, such as a button that
 * has done its work, the focus goes to the row that stands there now, or to what lay around it, from where Tab goes on.
 * Without this it would fall to the top of the window.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus last, and all that lay around it, inmost first. */
    let path: readonly HTMLElement[] = []
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) path = pathOf(target)
    }
    const look = () => {
      const [last] = path
      if (document.activeElement !== document.body || last === undefined) return
      if (last.isConnected && !last.matches(':disabled')) return
      const around = path.slice(1).find((element) => element.isConnected)
      path = []
      if (around !== undefined) giveFocus(around)
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}

function pathOf(element: HTMLElement): HTMLElement[] {
  const parent = element.parentElement
  return parent === null || parent === document.body ? [element] : [element, ...pathOf(parent)]
}

/** Of a list, its current row; anything else as it is, never one of its buttons: who presses Enter once more means none. */
function giveFocus(around: HTMLElement): void {
  const row = around
    .closest('[role=grid], [role=treegrid]')
    ?.querySelector<HTMLElement>('[role=row][tabindex="0"]')
  const target = row ?? around
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  }
  target.focus({ preventScroll: true })
}
