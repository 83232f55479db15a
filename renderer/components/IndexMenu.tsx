import type { Selection } from '../../shared/selection.ts'
import { t } from '../i18n.ts'
import { moveToIndex } from '../state/bulk.ts'
import { useStore } from '../state/store.ts'
import { Menu } from './Menu.tsx'
import type { Opened } from './use-popup.ts'

/** The indexes that clips can be moved to. */
export function IndexMenu(props: { selection: Selection; opened: Opened; onClose: () => void }) {
  const indexes = useStore((state) => state.indexes) ?? []
  const entries = indexes
    .filter((index) => index.takesNewVideos)
    .map((index) => ({
      id: `to-${index.id}`,
      label: index.name,
      run: () => moveToIndex(props.selection, index),
    }))
  return (
    <Menu label={t('picked.actions.move')} groups={[entries]} opened={props.opened} onClose={props.onClose} />
  )
}
