import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { ItemRow, View } from '../../shared/domain.ts'
import { select } from '../state/details.ts'
import { remove } from '../state/items.ts'
import { lookAt } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { ClipRow, RowPlaceholder } from './ClipRow.tsx'
import { isEnded } from './row-actions.ts'

const ROW_PX = 53

/** The virtual list: one grid row per clip on screen, whatever the length of the batch. */
export function ClipList({ view }: { view: View }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const selected = useStore((state) => state.selected)
  const order = useStore(({ query }) => `${query.filter} ${query.sort} ${query.descending} ${query.search}`)
  const virtual = useVirtualizer({
    count: view.matching,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  })
  const visible = virtual.getVirtualItems()
  const first = visible[0]?.index ?? 0
  const last = visible.at(-1)?.index ?? -1
  const current = Math.min(at, Math.max(0, view.matching - 1))

  useEffect(() => lookAt(first, last), [first, last])
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [order])
  useFocusFollowsItem(scroller, view)

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(view.matching - 1, index))
    setAt(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true })
    })
  }

  function onKeyDown(event: KeyboardEvent, index: number, row: ItemRow | undefined) {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 1)
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: view.matching - 1,
    }
    const move = moves[event.key]
    if (move !== undefined) moveTo(move)
    else if (row && (event.key === 'Enter' || event.key === ' ')) select(row.id)
    else if (row && event.key === 'Delete' && isEnded(row)) void remove(row.id)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      className="clip-list"
      role="grid"
      aria-label={strings.list.label}
      aria-rowcount={view.matching}
      aria-colcount={6}
    >
      <div
        className="clip-list-inner"
        role="presentation"
        style={{ '--height': `${virtual.getTotalSize()}px` } as CSSProperties}
      >
        {visible.map(({ index, start }) => {
          const row = view.rows[index - view.offset]
          return (
            <div
              key={index}
              ref={virtual.measureElement}
              role="row"
              className="row"
              data-testid="row"
              data-index={index}
              data-id={row?.id}
              data-state={row?.state}
              data-name={row?.name}
              aria-rowindex={index + 1}
              aria-selected={row !== undefined && row.id === selected}
              tabIndex={index === current ? 0 : -1}
              style={{ '--top': `${start}px` } as CSSProperties}
              onFocus={() => setAt(index)}
              onClick={() => row && select(row.id)}
              onKeyDown={(event) => onKeyDown(event, index, row)}
            >
              {row ? <ClipRow row={row} current={index === current} /> : <RowPlaceholder />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/**
 * Row elements stay at their place in the list and items move through them. Where the focused item has moved
 * to another element, the focus goes with it, to the same button if it was on one.
 */
function useFocusFollowsItem(scroller: React.RefObject<HTMLDivElement | null>, view: View) {
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
