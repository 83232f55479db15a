import { memo } from 'react'
import type { ItemRow } from '../../shared/item.ts'
import { t } from '../i18n.ts'
import { CELLS } from './cells.tsx'
import type { ColumnId } from './columns.ts'
import { Icon } from './icons.tsx'
import { Reasons } from './Reasons.tsx'
import { reasonsOf } from './reasons-of.ts'
import { mainAction, type RowAction } from './row-actions.ts'
import { StateMark } from './StateMark.tsx'

/** The cells of one row; the row element itself, with its place and focus, belongs to the list. */
export const ClipRow = memo(function ClipRow(props: {
  row: ItemRow
  columns: readonly ColumnId[]
  /** Whether the clip's own cell tells its state, for want of a column. */
  foldsState: boolean
  /** Whether its buttons are signs without words. */
  compact: boolean
  current: boolean
}) {
  const { row, columns, foldsState, compact, current } = props
  const main = mainAction(row)
  const hasReasons = reasonsOf(row).length > 0
  const hasProgress = columns.includes('progress')
  const hasIndex = columns.includes('index')
  return (
    <>
      {columns.map((id) => {
        const Cell = CELLS[id]
        return (
          <div key={id} role="gridcell" className="cell" data-column={id}>
            <Cell
              row={row}
              hasReasons={hasReasons}
              hasProgress={hasProgress}
              hasIndex={hasIndex}
              foldsState={foldsState}
            />
          </div>
        )
      })}
      <div role="gridcell" className="cell-actions">
        {main && <ActionButton action={main} name={row.name} compact={compact} current={current} />}
        <button
          type="button"
          className="icon-button"
          data-testid="row-menu"
          aria-haspopup="menu"
          aria-label={t('row.menu', { name: row.name })}
          title={t('row.more')}
          tabIndex={current ? 0 : -1}
        >
          <Icon name="more" />
        </button>
      </div>
      {hasReasons && (
        <div role="gridcell" className="cell-reasons" data-beside={columns[0] === 'picture' || undefined}>
          {foldsState && <StateMark row={row} />}
          <Reasons row={row} brief />
        </div>
      )}
    </>
  )
})

/** In the tab order only within the current row, as in any grid: arrows walk the rows, Tab their buttons. */
function ActionButton(props: { action: RowAction; name: string; compact: boolean; current: boolean }) {
  const { id, label, icon, run } = props.action
  return (
    <button
      type="button"
      className={props.compact ? 'icon-button row-main' : 'button small row-main'}
      data-testid={`row-action-${id}`}
      data-lesser={id === 'cancel' || undefined}
      aria-label={`${label}: ${props.name}`}
      title={props.compact ? label : undefined}
      tabIndex={props.current ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        void run()
      }}
    >
      {props.compact ? <Icon name={icon} /> : label}
    </button>
  )
}

export function RowPlaceholder() {
  return (
    <div role="gridcell" className="cell-placeholder">
      <span className="visually-hidden">{t('list.loading')}</span>
    </div>
  )
}
