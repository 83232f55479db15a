import type { PlatformRow } from '../../shared/on-platform.ts'
import { bytes, clipLength, moment } from '../format.ts'
import { t } from '../i18n.ts'
import { openRow, requery, selectRows, usePlatform } from '../state/on-platform.ts'
import { Figure } from './Figure.tsx'
import { FileName } from './FileName.tsx'
import { PlatformStatus } from './PlatformStatus.tsx'
import { directionOf } from './sort-direction.ts'
import { SortButton } from './SortButton.tsx'
import { useNow } from './use-now.ts'

export const nameOf = (row: Pick<PlatformRow, 'filename'>): string => row.filename ?? t('platform.nameless')

/** One page of a list; a click, Enter or Space on a row's name opens it, its tick selects it. */
export function PlatformTable({ rows }: { rows: readonly PlatformRow[] }) {
  const selected = usePlatform((state) => state.selected)
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id))
  return (
    <table className="platform-table" data-testid="platform-table">
      <thead>
        <tr>
          <th className="platform-tick">
            <input
              type="checkbox"
              data-testid="platform-select-page"
              aria-label={t('platform.selectPage')}
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && selected.size > 0
              }}
              onChange={() =>
                selectRows(
                  rows.map(({ id }) => id),
                  !all,
                )
              }
            />
          </th>
          <th>{t('platform.columns.name')}</th>
          <th>{t('platform.columns.status')}</th>
          <th className="platform-number" data-column="length">
            {t('platform.columns.length')}
          </th>
          <th className="platform-number" data-column="picture">
            {t('platform.columns.picture')}
          </th>
          <th className="platform-number" data-column="size">
            {t('platform.columns.size')}
          </th>
          <SortHead by="created_at" label={t('platform.columns.created')} />
          <SortHead by="updated_at" label={t('platform.columns.updated')} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} isSelected={selected.has(row.id)} />
        ))}
      </tbody>
    </table>
  )
}

/** The two orders that the platform has. */
function SortHead({ by, label }: { by: 'created_at' | 'updated_at'; label: string }) {
  const { sortBy, descending } = usePlatform((state) => state.query)
  const isOn = sortBy === by
  const direction = directionOf(isOn, descending)
  return (
    <th className="platform-time" aria-sort={direction} data-column={by}>
      <SortButton
        label={label}
        direction={direction}
        data-testid={`platform-sort-${by}`}
        onClick={() => requery({ sortBy: by, descending: isOn ? !descending : true })}
      />
    </th>
  )
}

function Row({ row, isSelected }: { row: PlatformRow; isSelected: boolean }) {
  const isOpen = usePlatform((state) => state.opened?.id === row.id)
  const now = useNow(false)
  const name = nameOf(row)
  const time = (at: number | null) => at !== null && <Figure>{moment(at, now)}</Figure>
  return (
    <tr
      data-testid="platform-row"
      data-id={row.id}
      data-name={name}
      data-open={isOpen}
      aria-selected={isSelected}
      onClick={() => openRow(row)}
    >
      <td className="platform-tick" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          aria-label={t('platform.select', { name })}
          checked={isSelected}
          onChange={() => selectRows([row.id], !isSelected)}
        />
      </td>
      <td className="platform-name">
        <button type="button" aria-expanded={isOpen} onClick={() => openRow(row)}>
          <FileName name={name} />
        </button>
      </td>
      <td>
        <PlatformStatus status={row.status} />
      </td>
      <td className="platform-number" data-column="length">
        {row.durationSeconds !== null && <Figure>{clipLength(row.durationSeconds)}</Figure>}
      </td>
      <td className="platform-number" data-column="picture">
        {row.width !== null && <Figure>{`${row.width}×${row.height ?? ''}`}</Figure>}
      </td>
      <td className="platform-number" data-column="size">
        {row.sizeBytes !== null && <Figure>{bytes(row.sizeBytes)}</Figure>}
      </td>
      <td className="platform-time" data-column="created_at">
        {time(row.createdAt)}
      </td>
      <td className="platform-time" data-column="updated_at">
        {time(row.updatedAt)}
      </td>
    </tr>
  )
}
