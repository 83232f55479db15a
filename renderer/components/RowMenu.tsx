import type { ItemRow } from '../../shared/item.ts'
import { select } from '../state/details.ts'
import { retryAllFailed } from '../state/items.ts'
import { t } from '../i18n.ts'
import { Menu, type MenuEntry } from './Menu.tsx'
import { action, mainAction, otherActions, type RowAction } from './row-actions.ts'
import type { Opened } from './use-popup.ts'
import type { Move, useReorder } from './use-reorder.ts'

const MOVES: readonly (readonly [move: Move, shortcut: string])[] = [
  ['first', 'Alt+Home'],
  ['earlier', 'Alt+↑'],
  ['later', 'Alt+↓'],
  ['last', 'Alt+End'],
]

/** Everything that can be done to one clip. */
export function RowMenu(props: {
  row: ItemRow
  /** Place of the row in the whole list. */
  place: number
  reorder: ReturnType<typeof useReorder>
  opened: Opened
  onClose: () => void
}) {
  const { row, place, reorder } = props
  const main = mainAction(row)
  const rest = otherActions(row)
  const named = (...ids: RowAction['id'][]) => rest.filter((one) => ids.includes(one.id)).map(entryOf)
  const moves = MOVES.filter(([move]) => reorder.canMove(row, place, move)).map(([move, shortcut]) => ({
    id: `move-${move}`,
    label: t(`row.move.${move}`),
    shortcut,
    run: () => reorder.moveRow(row, place, move),
  }))
  const retryAll: MenuEntry = {
    id: 'retry-all',
    label: t('list.toolbar.retryAll'),
    icon: 'retry',
    run: retryAllFailed,
  }
  const details: MenuEntry = {
    id: 'details',
    label: t('row.showDetails'),
    icon: 'info',
    shortcut: 'Enter',
    run: () => select(row.id),
  }
  return (
    <Menu
      label={t('row.menu', { name: row.name })}
      groups={[
        moves,
        [
          ...(main ? [entryOf(main)] : []),
          ...named('pause', 'resume'),
          ...(row.state === 'failed' ? [retryAll] : []),
        ],
        [details, entryOf(action(row, 'reveal'))],
        named('remove').map((entry) => ({ ...entry, shortcut: 'Delete' })),
      ]}
      opened={props.opened}
      onClose={props.onClose}
    />
  )
}

const entryOf = ({ id, label, icon, run }: RowAction): MenuEntry => ({ id, label, icon, run })
