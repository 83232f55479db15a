import type { GroupHead } from '../../shared/view.ts'
import { t } from '../i18n.ts'
import { toggleGroup } from '../state/queue-view.ts'
import { groupName } from './GroupLine.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'
import { receiptEntries } from './ReceiptMenu.tsx'
import type { Opened } from './use-popup.ts'

/** Everything that can be done to a group: folded up, and where it is a batch, its receipt saved. */
export function GroupMenu(props: { head: GroupHead; opened: Opened; onClose: () => void }) {
  const { head } = props
  const fold: MenuEntry = {
    id: 'fold',
    label: t(head.collapsed ? 'receipt.unfold' : 'receipt.fold'),
    icon: 'chevron',
    shortcut: 'Enter',
    run: () => toggleGroup(head.key),
  }
  const receipts = (head.batchId === null ? [] : receiptEntries(head.batchId)).map((entry) => ({
    ...entry,
    label: t('receipt.labelled', { what: entry.label }),
  }))
  return (
    <Menu label={groupName(head)} groups={[receipts, [fold]]} opened={props.opened} onClose={props.onClose} />
  )
}
