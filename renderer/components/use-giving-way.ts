import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Lets the parts of a bar give way one step after another, until the text that matters is whole or has room enough.
 * What goes in which step says the style sheet, by the bar's `data-given`. Measured, because words of one language are
 * twice as long as those of another.
 * @param steps how many there are, ≥ 0
 * @param enoughPx width with which the text is readable, though cut
 * @param content what the bar shows: looked at anew when it is another
 */
export function useGivingWay<Bar extends HTMLElement, Text extends HTMLElement>(
  steps: number,
  enoughPx: number,
  content: string,
): { bar: RefObject<Bar | null>; text: RefObject<Text | null> } {
  const bar = useRef<Bar>(null)
  const text = useRef<Text>(null)
  useLayoutEffect(() => {
    const around = bar.current
    if (around === null) return
    const isReadable = ({ scrollWidth, clientWidth }: Text) =>
      scrollWidth <= clientWidth || clientWidth >= enoughPx
    const give = () => {
      for (let given = 0; given <= steps; given++) {
        around.dataset.given = String(given)
        if (text.current === null || isReadable(text.current)) return
      }
    }
    // The bar is as wide as the window whatever it shows, so this does not bring itself about. It is called once at
    // first, before anything is painted, and where the layout is known: asking here would have it made one time more.
    const observer = new ResizeObserver(give)
    observer.observe(around)
    return () => observer.disconnect()
  }, [steps, enoughPx, content])
  return { bar, text }
}
