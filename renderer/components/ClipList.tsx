import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { ItemId, ItemRow, View } from '../../shared/domain.ts'
import { t } from '../i18n.ts'
import { pointAt } from '../place.ts'
import { select } from '../state/details.ts'
import { remove } from '../state/items.ts'
import { lookAt } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { ClipRow, RowPlaceholder } from './ClipRow.tsx'
import { PAGE_ROWS, Pager } from './Pager.tsx'
import { isEnded } from './row-actions.ts'
import { RowMenu } from './RowMenu.tsx'
import { useReorder, type Move } from './use-reorder.ts'
import type { Opened } from './use-popup.ts'
import { useFocusFollowsItem } from './use-focus-follows-item.ts'

const ROW_PX = 53
const MOVE_KEYS: Record<string, Move> = {
  Home: 'first',
  ArrowUp: 'earlier',
  ArrowDown: 'later',
  End: 'last',
}

/** The list of a filter and an order; long ones come in pages, each of them virtual. */
export function ClipList({ view }: { view: View }) {
  const [wanted, setPage] = useState(0)
  const page = Math.min(wanted, Math.floor((view.matching - 1) / PAGE_ROWS))
  return (
    <>
      <ClipPage key={page} view={view} base={page * PAGE_ROWS} />
      <Pager page={page} matching={view.matching} onPage={setPage} />
    </>
  )
}

/**
 * One grid row per clip on screen, whatever the length of the batch.
 * @param props.base place in the whole list of the page's first row
 */
function ClipPage({ view, base }: { view: View; base: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const selected = useStore((state) => state.selected)
  const count = Math.min(PAGE_ROWS, view.matching - base)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  })
  const visible = virtual.getVirtualItems()
  const first = base + (visible[0]?.index ?? 0)
  const last = base + (visible.at(-1)?.index ?? -1)
  const current = Math.min(at, count - 1)

  useEffect(() => lookAt(first, last), [first, last])
  useFocusFollowsItem(scroller, view)
  const reorder = useReorder(view)
  const [menu, setMenu] = useState<{ id: ItemId; opened: Opened } | null>(null)
  const openMenu = useCallback(
    ({ id }: ItemRow, opened: Opened) => setMenu((now) => (now?.id === id ? null : { id, opened })),
    [],
  )
  const closeMenu = useCallback(() => setMenu(null), [])
  const menuIndex = menu === null ? -1 : view.rows.findIndex((row) => row.id === menu.id)
  const menuRow = view.rows[menuIndex]

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(count - 1, index))
    setAt(next)
    virtual.scrollToIndex(next)
    // Neighbours are there already, and taking the focus at once keeps up with a held key.
    if (!focusRow(scroller.current, next)) requestAnimationFrame(() => focusRow(scroller.current, next))
  }

  function onKeyDown(event: KeyboardEvent, index: number, row: ItemRow | undefined) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      const move = MOVE_KEYS[event.key]
      if (move === undefined || row === undefined) return
      event.preventDefault()
      return reorder.moveRow(row, base + index, move)
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 1)
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: count - 1,
    }
    const move = moves[event.key]
    if (move !== undefined) moveTo(move)
    else if (row && (event.key === 'Enter' || event.key === ' ')) select(row.id)
    else if (row && event.key === 'Delete' && isEnded(row)) void remove(row.id)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div
        ref={scroller}
        className="clip-list"
        role="grid"
        aria-label={t('list.label')}
        aria-rowcount={view.matching}
        aria-colcount={6}
      >
        <div
          className="clip-list-inner"
          role="presentation"
          style={{ '--height': `${virtual.getTotalSize()}px` } as CSSProperties}
        >
          {visible.map(({ index, start }) => {
            const row = view.rows[base + index - view.offset]
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
                aria-rowindex={base + index + 1}
                aria-selected={row !== undefined && row.id === selected}
                tabIndex={index === current ? 0 : -1}
                style={{ '--top': `${start}px` } as CSSProperties}
                onFocus={() => setAt(index)}
                onClick={() => row && select(row.id)}
                onKeyDown={(event) => onKeyDown(event, index, row)}
                onContextMenu={(event) =>
                  row && openMenu(row, { at: pointAt(event.clientX, event.clientY), opener: null })
                }
                {...reorder.dragOf(row, base + index)}
              >
                {row ? (
                  <ClipRow row={row} current={index === current} onMenu={openMenu} />
                ) : (
                  <RowPlaceholder />
                )}
              </div>
            )
          })}
        </div>
      </div>
      {menu !== null && menuRow !== undefined && (
        <RowMenu
          row={menuRow}
          place={view.offset + menuIndex}
          reorder={reorder}
          opened={menu.opened}
          onClose={closeMenu}
        />
      )}
    </>
  )
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const row = list?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  row?.focus({ preventScroll: true })
  return row !== null && row !== undefined
}
