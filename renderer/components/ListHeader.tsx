import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { t } from '../i18n.ts'
import { setSort } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { COLUMNS } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { directionOf } from './sort-direction.ts'
import { SortButton } from './SortButton.tsx'
import type { useColumns } from './use-columns.ts'
import { putColumn, widen } from './use-columns.ts'

/** What is dragged from one heading to another. */
const KIND = 'application/x-reeldrop-column'
/** One press of a key makes a column so much wider, in px. */
const STEP = 12

type Table = ReturnType<typeof useColumns>['table']

/** The headings: a press sorts, dragging puts a column elsewhere, its edge makes it wider; all by keys as well. */
export function ListHeader({ table }: { table: Table }) {
  return (
    <div className="list-header" role="row" aria-rowindex={1} data-testid="list-header">
      {table.getHeaderGroups().flatMap(({ headers }) =>
        headers.map((header) => {
          const resize = header.getResizeHandler()
          return (
            <Heading
              key={header.id}
              id={header.column.id as ColumnId}
              visible={headers.map(({ column }) => column.id as ColumnId)}
              isResizing={header.column.getIsResizing()}
              onResize={resize}
              onReset={() => header.column.resetSize()}
            />
          )
        }),
      )}
      <div role="columnheader" className="heading">
        <span className="visually-hidden">{t('columns.actions')}</span>
      </div>
    </div>
  )
}

function Heading(props: {
  id: ColumnId
  visible: readonly ColumnId[]
  isResizing: boolean
  onResize: (event: unknown) => void
  onReset: () => void
}) {
  const { id, visible } = props
  const { sort, isDownFirst } = COLUMNS[id]
  const isSorted = useStore((state) => sort !== null && state.query.sort === sort)
  const descending = useStore((state) => state.query.descending)
  const direction = directionOf(isSorted, descending)
  const [isOver, setOver] = useState(false)

  function press() {
    if (sort === null) return
    setSort(sort, isSorted ? !descending : isDownFirst === true)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = visible[visible.indexOf(id) + by]
    if (event.shiftKey) widen(id, by * STEP)
    else if (event.altKey) {
      if (next !== undefined) putColumn(id, next)
    } else {
      const heading = event.currentTarget.closest('[role="columnheader"]')
      const beside = by < 0 ? heading?.previousElementSibling : heading?.nextElementSibling
      beside?.querySelector<HTMLElement>('button')?.focus()
    }
  }

  return (
    <div
      role="columnheader"
      className="heading"
      data-column={id}
      data-over={isOver || undefined}
      aria-sort={direction}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData(KIND, id)
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(KIND)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        const from = event.dataTransfer.getData(KIND)
        setOver(false)
        if (from === '') return
        event.preventDefault()
        event.stopPropagation()
        putColumn(from as ColumnId, id)
      }}
    >
      <SortButton
        label={
          <span className={id === 'picture' ? 'visually-hidden' : 'heading-name'}>
            {t(`columns.names.${id}`)}
          </span>
        }
        direction={direction}
        data-testid={`heading-${id}`}
        aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Alt+ArrowLeft Alt+ArrowRight"
        tabIndex={visible[0] === id ? 0 : -1}
        onClick={press}
        onKeyDown={onKeyDown}
      />
      <div
        className="heading-edge"
        data-testid={`edge-${id}`}
        data-resizing={props.isResizing || undefined}
        draggable
        onDragStart={(event) => {
          event.preventDefault()
          event.stopPropagation()
        }}
        onMouseDown={props.onResize}
        onTouchStart={props.onResize}
        onDoubleClick={props.onReset}
      />
    </div>
  )
}
