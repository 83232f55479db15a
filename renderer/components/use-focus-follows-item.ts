import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { View } from '../../shared/view.ts'

/**
 * Row elements stay at their place in the list and items move through them. Where the focused item has moved
 * to another element, the focus goes with it, to the same button if it was on one.
 */
export function useFocusFollowsItem(scroller: RefObject<HTMLElement | null>, view: View): void {
  const focused = useRef<{ id: string; testId: string } | null>(null)

  useEffect(() => {
    const list = scroller.current
    if (!list) return
    const remember = (event: FocusEvent) => {
      const target = event.target as HTMLElement
      const id = target.closest<HTMLElement>('[data-id]')?.dataset['id']
      focused.current = id ? { id, testId: target.dataset['testid'] ?? '' } : null
    }
    list.addEventListener('focusin', remember)
    return () => list.removeEventListener('focusin', remember)
  }, [scroller])

  useLayoutEffect(() => {
    const list = scroller.current
    const wanted = focused.current
    if (!list || !wanted || !list.contains(document.activeElement)) return
    const now = document.activeElement?.closest<HTMLElement>('[data-id]')
    if (now?.dataset['id'] === wanted.id) return
    const row = list.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted.id)}"]`)
    const button = row?.querySelector<HTMLElement>(`[data-testid="${CSS.escape(wanted.testId)}"]`)
    ;(button ?? row)?.focus({ preventScroll: true })
  }, [scroller, view])
}
