import { memo } from 'react'
import type { ItemRow } from '../../shared/domain.ts'
import { bytes, clipLength, codec, resolution } from '../format.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { Reasons } from './Reasons.tsx'
import { action, mainAction, type RowAction } from './row-actions.ts'
import { RowProgress } from './RowProgress.tsx'
import { StateMark } from './StateMark.tsx'
import type { Opened } from './use-popup.ts'

/** The cells of one row; the row element itself, with its place and focus, belongs to the list. */
export const ClipRow = memo(function ClipRow(props: {
  row: ItemRow
  current: boolean
  onMenu: (row: ItemRow, opened: Opened) => void
}) {
  const { row, current, onMenu } = props
  const main = mainAction(row)
  return (
    <>
      <div role="gridcell" className="cell-state">
        <StateMark row={row} />
      </div>
      <div role="gridcell" className="cell-clip">
        <span className="clip-name" title={row.path}>
          {row.name}
        </span>
        <span className="clip-folder" title={row.folder}>
          <bdi>{row.folder}</bdi>
        </span>
      </div>
      <div role="gridcell" className="cell-media">
        <Media row={row} />
      </div>
      <div role="gridcell" className="cell-progress">
        <RowProgress row={row} />
      </div>
      <div role="gridcell" className="cell-actions">
        {main && <ActionButton action={main} name={row.name} current={current} />}
        <ActionButton action={action(row, 'reveal')} name={row.name} current={current} iconOnly />
        <MenuButton row={row} current={current} onMenu={onMenu} />
      </div>
      <div role="gridcell" className="cell-reasons">
        <Reasons row={row} />
      </div>
    </>
  )
})

function Media({ row: { sizeBytes, media } }: { row: ItemRow }) {
  return (
    <>
      <span>{media ? `${bytes(sizeBytes)} · ${clipLength(media.durationSeconds)}` : bytes(sizeBytes)}</span>
      {media && (
        <span className="dim">
          {resolution(media)} · {codec(media.videoCodec)}
        </span>
      )}
    </>
  )
}

/** In the tab order only within the current row, as in any grid: arrows walk the rows, Tab their buttons. */
function ActionButton(props: { action: RowAction; name: string; current: boolean; iconOnly?: boolean }) {
  const { id, label, icon, run } = props.action
  return (
    <button
      type="button"
      className={props.iconOnly ? 'icon-button' : 'button small'}
      data-testid={`row-action-${id}`}
      aria-label={`${label}: ${props.name}`}
      title={props.iconOnly ? label : undefined}
      tabIndex={props.current ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        void run()
      }}
    >
      {props.iconOnly ? <Icon name={icon} /> : label}
    </button>
  )
}

function MenuButton(props: {
  row: ItemRow
  current: boolean
  onMenu: (row: ItemRow, opened: Opened) => void
}) {
  return (
    <button
      type="button"
      className="icon-button"
      data-testid="row-menu"
      aria-haspopup="menu"
      aria-label={t('row.menu', { name: props.row.name })}
      title={t('row.more')}
      tabIndex={props.current ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        props.onMenu(props.row, {
          at: event.currentTarget.getBoundingClientRect(),
          opener: event.currentTarget,
        })
      }}
    >
      <Icon name="more" />
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
