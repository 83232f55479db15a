import { memo, type CSSProperties } from 'react'
import type { ColumnId } from './columns.ts'
import { ClipRow, RowPlaceholder } from './ClipRow.tsx'
import { GroupLine } from './GroupLine.tsx'
import type { Line } from './list-lines.ts'

/** One line of the list at its place; drawn anew only when something about it changed. */
export const ClipLine = memo(function ClipLine(props: {
  /** What the line shows; undefined before it is here. */
  row: (Line & { is: 'clip' })['row'] | undefined
  head: (Line & { is: 'group' })['head'] | undefined
  /** Place on the page, and in the whole list. */
  index: number
  place: number
  top: number
  columns: readonly ColumnId[]
  foldsState: boolean
  compact: boolean
  isCurrent: boolean
  isPicked: boolean
  isDraggable: boolean
  dropAt: 'before' | 'after' | undefined
}) {
  const { row, head, index, isCurrent } = props
  return (
    <div
      role="row"
      className={head ? 'row group-row' : 'row'}
      data-testid={head ? 'group-head' : 'row'}
      data-index={index}
      data-id={row?.id}
      data-state={row?.state}
      data-name={row?.name}
      data-drop={props.dropAt}
      data-reasons={row !== undefined && hasReasons(row) ? true : undefined}
      aria-rowindex={props.place + 2}
      aria-selected={head ? undefined : props.isPicked}
      aria-expanded={head ? !head.collapsed : undefined}
      draggable={props.isDraggable || undefined}
      tabIndex={isCurrent ? 0 : -1}
      style={{ '--top': `${props.top}px` } as CSSProperties}
    >
      {row ? (
        <ClipRow
          row={row}
          columns={props.columns}
          foldsState={props.foldsState}
          compact={props.compact}
          current={isCurrent}
        />
      ) : head ? (
        <GroupLine head={head} isCurrent={isCurrent} />
      ) : (
        <RowPlaceholder />
      )}
    </div>
  )
})

function hasReasons({ state, problems, failure }: (Line & { is: 'clip' })['row']): boolean {
  return state !== 'cancelled' && (problems.length > 0 || (failure !== null && state !== 'ready'))
}
