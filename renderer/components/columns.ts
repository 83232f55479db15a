/** The columns of the list. Widths in px. */
import type { ViewSort } from '../../shared/view.ts'

export const COLUMN_IDS = [
  'picture',
  'clip',
  'state',
  'progress',
  'duration',
  'resolution',
  'size',
  'index',
  'added',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

interface Column {
  size: number
  least: number
  /** What a press on its heading sorts by; null where nothing is sorted. */
  sort: ViewSort | null
  /** The first press sorts downwards: newest and largest first. */
  isDownFirst?: boolean
  /** Where there is no room for all, those with the highest number go first; 0 stays. */
  gives: number
  /** It goes where it would leave the names of clips less than this. */
  leavesName: number
}

export const COLUMNS: Record<ColumnId, Column> = {
  picture: { size: 64, least: 44, sort: null, gives: 1, leavesName: 190 },
  clip: { size: 170, least: 100, sort: 'name', gives: 0, leavesName: 0 },
  state: { size: 106, least: 80, sort: 'state', gives: 2, leavesName: 220 },
  progress: { size: 188, least: 120, sort: null, gives: 3, leavesName: 190 },
  duration: { size: 72, least: 56, sort: 'duration', isDownFirst: true, gives: 5, leavesName: 280 },
  resolution: { size: 92, least: 64, sort: 'resolution', isDownFirst: true, gives: 6, leavesName: 300 },
  size: { size: 76, least: 60, sort: 'size', isDownFirst: true, gives: 4, leavesName: 280 },
  index: { size: 120, least: 70, sort: 'index', gives: 8, leavesName: 300 },
  added: { size: 112, least: 70, sort: 'added', isDownFirst: true, gives: 7, leavesName: 300 },
}

/** What lies beside the columns: edges, the gaps between them, and the buttons at the end of a row. */
const EDGE = 14
const GAP = 12
const ACTIONS_PX = 150
const COMPACT_ACTIONS_PX = 64
/** In a list that is narrower the buttons of a row are signs without words. */
const COMPACT_BELOW_PX = 780

type Sizes = Partial<Record<ColumnId, number>>

/** @param width of the list, in px; 0 before it is known */
export const isCompact = (width: number): boolean => width > 0 && width < COMPACT_BELOW_PX

/**
 * The columns that are shown, in their order: what a person chose, and of the others those that leave the names of
 * clips enough room.
 * @param width of the list, in px; 0 before it is known
 */
export function columnsFor(
  width: number,
  layout: { order: readonly ColumnId[]; sizes: Sizes; shown: Partial<Record<ColumnId, boolean>> },
): ColumnId[] {
  const shown = layout.order.filter((id) => layout.shown[id] !== false)
  const giving = shown
    .filter((id) => layout.shown[id] === undefined && COLUMNS[id].gives > 0)
    .sort((one, other) => COLUMNS[other].gives - COLUMNS[one].gives)
  const left = new Set(shown)
  for (const id of giving) {
    const name = layout.sizes.clip ?? COLUMNS[id].leavesName
    if (width === 0 || widthOf([...left], { ...layout.sizes, clip: name }, isCompact(width)) <= width) break
    left.delete(id)
  }
  return shown.filter((id) => left.has(id))
}

/** What columns take in all, in px. */
export function widthOf(ids: readonly ColumnId[], sizes: Sizes, compact: boolean): number {
  const columns = ids.reduce((sum, id) => sum + (sizes[id] ?? COLUMNS[id].size) + GAP, 0)
  return 2 * EDGE + columns + actionsPx(compact)
}

/** The columns of the grid that every row is; the clip takes what is left. */
export function gridOf(ids: readonly ColumnId[], sizes: Sizes, compact: boolean): string {
  const widths = ids.map((id) => {
    const px = `${sizes[id] ?? COLUMNS[id].size}px`
    return id === 'clip' ? `minmax(${px}, 1fr)` : px
  })
  return [...widths, `${actionsPx(compact)}px`].join(' ')
}

const actionsPx = (compact: boolean): number => (compact ? COMPACT_ACTIONS_PX : ACTIONS_PX)
