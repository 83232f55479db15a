import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import type { ItemId } from '../../shared/item.ts'
import type { GroupHead, View } from '../../shared/view.ts'
import { t } from '../i18n.ts'
import { pointAt } from '../place.ts'
import { select } from '../state/details.ts'
import { lookAt, toggleGroup } from '../state/queue-view.ts'
import { clearPicked, isPicked, meantBy, pickOnly, pickTo, togglePick } from '../state/selection.ts'
import { current as now, useStore } from '../state/store.ts'
import { scrolledBefore, scrolledTo } from '../state/whereabouts.ts'
import { ClipLine } from './ClipLine.tsx'
import { actByKey, stepOf } from './list-keys.ts'
import { GroupMenu } from './GroupMenu.tsx'
import { linesOf } from './list-lines.ts'
import { ListHeader } from './ListHeader.tsx'
import { PAGE_ROWS, Pager } from './Pager.tsx'
import { RowMenu } from './RowMenu.tsx'
import { SelectionMenu } from './SelectionMenu.tsx'
import { useColumns } from './use-columns.ts'
import { useFocusFollowsItem } from './use-focus-follows-item.ts'
import type { Opened } from './use-popup.ts'
import { usePressedRow } from './use-pressed-row.ts'
import { useReorder, type Move } from './use-reorder.ts'
import { useWidth } from './use-width.ts'

const ROW_PX = 50
const HEADER_PX = 28
const MOVE_KEYS: Record<string, Move> = {
  Home: 'first',
  ArrowUp: 'earlier',
  ArrowDown: 'later',
  End: 'last',
}

/**
 * The list of a filter and an order; one that is longer than an element can be high comes in pages.
 * @param props.list tells one filter and order from another: another list begins at its top
 */
export function ClipList({ list, view }: { list: string; view: View }) {
  const [wanted, setPage] = useOfList(list, scrolledBefore(list).page)
  const page = Math.min(wanted, Math.max(0, Math.floor((view.lines - 1) / PAGE_ROWS)))
  return (
    <>
      <ClipPage key={page} list={list} view={view} page={page} />
      <Pager page={page} lines={view.lines} onPage={setPage} />
    </>
  )
}

/** A place in a list; 0 again in another one. The elements stay, so that a heading that was pressed keeps the focus. */
function useOfList(list: string, begin = 0): [number, (place: number) => void] {
  const [held, setHeld] = useState({ list, place: begin })
  return [held.list === list ? held.place : 0, (place) => setHeld({ list, place })]
}

/**
 * One grid row per line on screen, whatever the length of the batch.
 * @param props.page its number, from 0
 */
function ClipPage({ list, view, page }: { list: string; view: View; page: number }) {
  // Place in the whole list of the page's first line.
  const base = page * PAGE_ROWS
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { table, visible: columns, foldsState, compact, grid, least } = useColumns(width)
  const [at, setAt] = useOfList(list)
  const picked = useStore((state) => state.picked)
  const count = Math.min(PAGE_ROWS, view.lines - base)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    paddingStart: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
  })
  const visible = virtual.getVirtualItems()
  const first = base + (visible[0]?.index ?? 0)
  const last = base + (visible.at(-1)?.index ?? -1)
  const current = Math.min(at, count - 1)
  const lines = useMemo(() => linesOf(view), [view])

  useLayoutEffect(() => {
    const before = scrolledBefore(list)
    scroller.current?.scrollTo(0, before.page === page ? before.px : 0)
  }, [list, page])
  useEffect(() => lookAt(first, last), [first, last])
  useFocusFollowsItem(scroller, view)
  const reorder = useReorder(view)
  const isGrouped = useStore((state) => state.query.group !== 'none')
  const isStale = useStore((state) => state.stale)
  const [menu, setMenu] = useState<{ id: ItemId; line: number; opened: Opened } | null>(null)
  const [groupMenu, setGroupMenu] = useState<{ head: GroupHead; opened: Opened } | null>(null)
  const menuLine = menu === null ? undefined : lines.get(menu.line)
  const menuRow =
    menuLine?.is === 'clip' && menuLine.row.id === menu?.id
      ? menuLine.row
      : view.rows.find((row) => row.id === menu?.id)
  // It may have moved since its menu was opened, and is moved on from where it is.
  const menuPlace = menuRow === undefined ? undefined : placeIn(lines, menuRow.id)

  const placeOf = (event: { target: EventTarget }): number | null => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null
    return row?.dataset['index'] === undefined ? null : base + Number(row.dataset['index'])
  }

  const lineAt = (place: number | null) => (place === null ? undefined : lines.get(place))

  const pressing = usePressedRow((event) => {
    const line = lineAt(placeOf(event))
    return line?.is === 'clip' ? line.row.id : line?.head.key
  })

  function goTo(index: number) {
    setAt(index)
    virtual.scrollToIndex(index)
    // Neighbours are there already, and taking the focus at once keeps up with a held key.
    if (!focusRow(scroller.current, index)) requestAnimationFrame(() => focusRow(scroller.current, index))
  }

  /** Walks to a line, and takes the selection along as every list does. */
  function walkTo(place: number, event: KeyboardEvent) {
    goTo(place - base)
    if (event.shiftKey) return void pickTo(place)
    if (event.ctrlKey || event.metaKey) return
    const line = lines.get(place)
    if (line?.is !== 'clip') return clearPicked()
    pickOnly(line.row.id, place)
    if (now().selected !== null) select(line.row.id)
  }

  function onKeyDown(event: KeyboardEvent) {
    const place = placeOf(event)
    const line = lineAt(place)
    if (place === null || !(event.target as HTMLElement).classList.contains('row')) return
    if (takesKey(event, place, line)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  function takesKey(event: KeyboardEvent, place: number, line: ReturnType<typeof lines.get>): boolean {
    if (event.altKey) {
      const move = MOVE_KEYS[event.key]
      if (move === undefined || line?.is !== 'clip') return false
      reorder.moveRow(line.row, place, move)
      return true
    }
    const onScreen = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_PX) / ROW_PX) - 1)
    const step = stepOf(event.key, place - base, count, onScreen)
    if (step !== null) {
      walkTo(base + step, event)
      return true
    }
    if (line === undefined) return false
    const opensMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    if (line.is === 'group') {
      if (opensMenu) {
        openGroupMenu(line.head, { at: belowStart(event.target as HTMLElement), opener: null })
        return true
      }
      const closes = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
      if (closes && line.head.collapsed === (event.key === 'ArrowLeft')) return true
      if (!closes && event.key !== 'Enter' && event.key !== ' ') return false
      toggleGroup(line.head.key)
      return true
    }
    if (opensMenu) {
      openMenu(line.row.id, place, { at: belowStart(event.target as HTMLElement), opener: null })
      return true
    }
    return actByKey(event, line.row, place)
  }

  function openMenu(id: ItemId, line: number, opened: Opened) {
    if (meantBy({ id }).isAlone && !isPicked(now().picked, id)) pickOnly(id, line)
    setMenu((open) => (open?.id === id ? null : { id, line, opened }))
  }

  function openGroupMenu(head: GroupHead, opened: Opened) {
    setGroupMenu((open) => (open?.head.key === head.key ? null : { head, opened }))
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const place = placeOf(event)
    const line = lineAt(place)
    if (place === null || line === undefined) return
    if (line.is === 'group') {
      const opener = (event.target as Element).closest<HTMLElement>('[data-testid="group-menu"]')
      if (opener) return openGroupMenu(line.head, { at: opener.getBoundingClientRect(), opener })
      return toggleGroup(line.head.key)
    }
    const { id } = line.row
    const opener = (event.target as Element).closest<HTMLElement>('[data-testid="row-menu"]')
    if (opener) return openMenu(id, place, { at: opener.getBoundingClientRect(), opener })
    if (event.shiftKey) return void pickTo(place)
    if (event.ctrlKey || event.metaKey) return togglePick(id, place)
    pickOnly(id, place)
    select(id)
  }

  return (
    <>
      <div
        ref={scroller}
        className="clip-list"
        // Rows that fold up are a tree's.
        role={isGrouped ? 'treegrid' : 'grid'}
        aria-label={t('list.label')}
        aria-multiselectable="true"
        aria-busy={isStale}
        aria-rowcount={view.lines + 1}
        aria-colcount={columns.length + 1}
        style={{ '--columns': grid, '--least': `${least}px` } as CSSProperties}
        onScroll={({ currentTarget }) => scrolledTo(list, { page, px: currentTarget.scrollTop })}
      >
        <ListHeader table={table} />
        <div
          className="clip-list-inner"
          role="presentation"
          style={{ '--height': `${virtual.getTotalSize() - HEADER_PX}px` } as CSSProperties}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const place = placeOf(event)
            if (place !== null) setAt(place - base)
          }}
          onContextMenu={(event) => {
            const place = placeOf(event)
            const line = lineAt(place)
            if (place === null || line === undefined) return
            const opened = { at: pointAt(event.clientX, event.clientY), opener: null }
            if (line.is === 'group') openGroupMenu(line.head, opened)
            else openMenu(line.row.id, place, opened)
          }}
          {...pressing}
          {...reorder.dragging(placeOf)}
        >
          {visible.map(({ index, start }) => {
            const line = lines.get(base + index)
            const row = line?.is === 'clip' ? line.row : undefined
            return (
              <ClipLine
                key={index}
                row={row}
                head={line?.is === 'group' ? line.head : undefined}
                index={index}
                place={base + index}
                top={start - HEADER_PX}
                columns={columns}
                foldsState={foldsState}
                compact={compact}
                isCurrent={index === current}
                isPicked={row !== undefined && isPicked(picked, row.id)}
                isDraggable={row !== undefined && reorder.isDraggable(row, base + index)}
                dropAt={row && reorder.dropAt(row)}
              />
            )
          })}
        </div>
      </div>
      {menu !== null && menuRow !== undefined && meantBy(menuRow).isAlone && (
        <RowMenu
          row={menuRow}
          place={menuPlace ?? menu.line}
          reorder={reorder}
          opened={menu.opened}
          onClose={() => setMenu(null)}
        />
      )}
      {menu !== null && menuRow !== undefined && !meantBy(menuRow).isAlone && (
        <SelectionMenu opened={menu.opened} onClose={() => setMenu(null)} />
      )}
      {groupMenu !== null && (
        <GroupMenu head={groupMenu.head} opened={groupMenu.opened} onClose={() => setGroupMenu(null)} />
      )}
    </>
  )
}

/** The place of a clip in the list; undefined where it is not on a line of its own. */
function placeIn(lines: ReturnType<typeof linesOf>, id: ItemId): number | undefined {
  for (const [place, line] of lines) if (line.is === 'clip' && line.row.id === id) return place
  return undefined
}

/** Where a menu opens that a key asked for: at the foot of a line, near its beginning. */
function belowStart(row: HTMLElement) {
  const { left, bottom } = row.getBoundingClientRect()
  return pointAt(left + 90, bottom - 8)
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const row = list?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  row?.focus({ preventScroll: true })
  return row !== null && row !== undefined
}
