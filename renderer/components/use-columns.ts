import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  functionalUpdate,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useEffect, useMemo } from 'react'
import type { ItemRow } from '../../shared/item.ts'
import { changeLayout, useLayout, useShownColumns } from '../state/layout.ts'
import { COLUMN_IDS, COLUMNS, columnsFor, gridOf, isCompact, widthOf } from './columns.ts'
import type { ColumnId } from './columns.ts'

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
})
const helper = createColumnHelper<typeof features, ItemRow>()
const columns = helper.columns(
  COLUMN_IDS.map((id) => helper.display({ id, size: COLUMNS[id].size, minSize: COLUMNS[id].least })),
)
/** Rows come to the list by ranges; the table keeps its columns alone. */
const NO_ROWS: ItemRow[] = []

/**
 * The columns of the list as a person arranged them, as far as there is room.
 * @param width of the list, in px; 0 before it is known
 */
export function useColumns(width: number) {
  const layout = useLayout()
  const ids = useMemo(() => columnsFor(width, layout), [width, layout])
  const compact = isCompact(width)
  const shown = ids.join()
  const visible = useMemo(() => shown.split(',') as ColumnId[], [shown])
  useEffect(() => useShownColumns.setState({ ids: visible }), [visible])
  const table = useTable({
    features,
    columns,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: {
      columnOrder: layout.order,
      columnSizing: layout.sizes,
      columnVisibility: Object.fromEntries(COLUMN_IDS.map((id) => [id, ids.includes(id)])),
    },
    onColumnSizingChange: (updater) => {
      const sizes = functionalUpdate(updater, useLayout.getState().sizes as Record<string, number>)
      changeLayout({ sizes: sizes })
    },
    onColumnOrderChange: (updater) =>
      changeLayout({ order: functionalUpdate(updater, useLayout.getState().order) as ColumnId[] }),
  })
  return {
    table,
    visible,
    /** Whether the column of the state gave way, so that the clip's own cell tells it. */
    foldsState: !visible.includes('state') && layout.shown.state !== false,
    compact,
    grid: gridOf(visible, layout.sizes, compact),
    least: widthOf(visible, layout.sizes, compact),
  }
}

/** Makes a column wider or narrower by some px. */
export function widen(id: ColumnId, by: number): void {
  const { sizes } = useLayout.getState()
  const size = Math.max(COLUMNS[id].least, (sizes[id] ?? COLUMNS[id].size) + by)
  changeLayout({ sizes: { ...sizes, [id]: size } })
}

/** Puts a column to the place of another one. */
export function putColumn(id: ColumnId, at: ColumnId): void {
  const { order } = useLayout.getState()
  const to = order.indexOf(at)
  const rest = order.filter((one) => one !== id)
  changeLayout({ order: [...rest.slice(0, to), id, ...rest.slice(to)] })
}
