import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { HistoryFilter, HistoryRow } from '../../shared/history.ts'
import { bytes, clipLength, moment } from '../format.ts'
import { t } from '../i18n.ts'
import { lookAtRows, openPast, PART, setFilter, useHistory } from '../state/history.ts'
import { Figure } from './Figure.tsx'
import { FileName } from './FileName.tsx'
import { directionOf } from './sort-direction.ts'
import { SortButton } from './SortButton.tsx'
import { StateMark } from './StateMark.tsx'
import { useNow } from './use-now.ts'

const ROW_PX = 46
const HEAD_PX = 28

/** The columns as they stand, and what they sort by. */
const COLUMNS = [
  { id: 'name', sort: 'name' },
  { id: 'state', sort: 'state' },
  { id: 'length', sort: 'duration', isDownFirst: true },
  { id: 'size', sort: 'size', isDownFirst: true },
  { id: 'index', sort: 'index' },
  { id: 'ended', sort: 'ended', isDownFirst: true },
] as const satisfies readonly {
  id: string
  sort: HistoryFilter['sort']
  isDownFirst?: boolean
}[]
type ColumnId = (typeof COLUMNS)[number]['id']

/** One line per clip on screen, however many there are. */
export function HistoryList({ matching }: { matching: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const parts = useHistory((state) => state.parts)
  const openedId = useHistory((state) => state.opened?.row.id ?? null)
  const [at, setAt] = useState(0)
  const virtual = useVirtualizer({
    count: matching,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    paddingStart: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    overscan: 8,
  })
  const visible = virtual.getVirtualItems()
  const first = visible[0]?.index ?? 0
  const last = visible.at(-1)?.index ?? -1
  useEffect(() => lookAtRows(first, last), [first, last, parts])
  const rowAt = (index: number) => parts.get(Math.floor(index / PART))?.[index % PART]
  const current = Math.min(at, matching - 1)

  function onKeyDown(event: KeyboardEvent, index: number, row: HistoryRow | undefined) {
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_PX) / ROW_PX) - 1)
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: matching - 1,
    }
    const move = moves[event.key]
    if (move !== undefined) {
      const next = Math.max(0, Math.min(matching - 1, move))
      setAt(next)
      virtual.scrollToIndex(next)
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus(),
      )
    } else if (row && (event.key === 'Enter' || event.key === ' ')) void openPast(row.id)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      className="platform-scroll"
      role="grid"
      aria-label={t('history.list')}
      aria-rowcount={matching + 1}
      data-testid="history-list"
    >
      <div role="row" aria-rowindex={1} className="history-head">
        {COLUMNS.map((column) => (
          <Heading key={column.id} {...column} />
        ))}
      </div>
      <div
        className="history-inner"
        role="presentation"
        style={{ '--height': `${virtual.getTotalSize() - HEAD_PX}px` } as CSSProperties}
      >
        {visible.map(({ index, start }) => {
          const row = rowAt(index)
          return (
            <div
              key={index}
              role="row"
              className="history-row"
              data-testid="history-row"
              data-index={index}
              data-name={row?.name}
              data-open={row !== undefined && row.id === openedId}
              aria-rowindex={index + 2}
              tabIndex={index === current ? 0 : -1}
              style={{ '--top': `${start - HEAD_PX}px` } as CSSProperties}
              onFocus={() => setAt(index)}
              onClick={() => {
                if (row) void openPast(row.id)
              }}
              onKeyDown={(event) => onKeyDown(event, index, row)}
            >
              {row && <Cells row={row} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Heading(column: { id: ColumnId; sort: HistoryFilter['sort']; isDownFirst?: boolean }) {
  const { id, sort, isDownFirst = false } = column
  const filter = useHistory((state) => state.filter)
  const isOn = filter.sort === sort
  const direction = directionOf(isOn, filter.descending)
  return (
    <span role="columnheader" className="heading" data-column={id} aria-sort={direction}>
      <SortButton
        label={t(`history.columns.${id}`)}
        direction={direction}
        data-testid={`history-sort-${sort}`}
        onClick={() => setFilter({ sort, descending: isOn ? !filter.descending : isDownFirst })}
      />
    </span>
  )
}

function Cells({ row }: { row: HistoryRow }) {
  const now = useNow(false)
  return (
    <>
      <span role="gridcell" className="history-name" data-column="name">
        <FileName name={row.name} title={row.path} />
        <small title={row.folder}>
          <Figure>{row.folder}</Figure>
        </small>
      </span>
      <span role="gridcell" className="history-state" data-column="state">
        <StateMark row={row} />
      </span>
      <span role="gridcell" className="history-number" data-column="length">
        {row.media && <Figure>{clipLength(row.media.durationSeconds)}</Figure>}
      </span>
      <span role="gridcell" className="history-number" data-column="size">
        <Figure>{bytes(row.sizeBytes)}</Figure>
      </span>
      <span role="gridcell" className="history-index" data-column="index">
        {row.indexName}
      </span>
      <span role="gridcell" className="history-time" data-column="ended">
        <span>
          <Figure>{moment(row.updatedAt, now)}</Figure>
        </span>
        <small>
          {row.removedAt === null
            ? t('history.inList')
            : t('history.takenOut', { time: moment(row.removedAt, now) })}
        </small>
      </span>
    </>
  )
}
