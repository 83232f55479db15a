import type { BatchId } from '../../shared/batches.ts'
import { RECEIPT_FORMATS } from '../../shared/receipts.ts'
import { t } from '../i18n.ts'
import { saveReceipt } from '../state/receipts.ts'
import { Icon } from './icons.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'
import { usePopup, type Opened } from './use-popup.ts'

/** The three ways in which a receipt can be saved, as entries of a menu. */
export const receiptEntries = (batchId: BatchId): MenuEntry[] =>
  RECEIPT_FORMATS.toReversed().map((format) => ({
    id: `receipt-${format}`,
    label: t(`receipt.as.${format}`),
    run: () => saveReceipt(batchId, format),
  }))

export function ReceiptMenu(props: { batchId: BatchId; name: string; opened: Opened; onClose: () => void }) {
  return (
    <Menu
      label={t('receipt.of', { name: props.name })}
      groups={[receiptEntries(props.batchId)]}
      opened={props.opened}
      onClose={props.onClose}
    />
  )
}

/** Offers the receipt of a batch. */
export function ReceiptButton({ batchId, name }: { batchId: BatchId; name: string }) {
  const { opened, toggle, close } = usePopup()
  return (
    <>
      <button
        type="button"
        className="button small"
        data-testid="receipt"
        aria-label={`${t('receipt.save')}: ${name}`}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        onClick={toggle}
      >
        <Icon name="export" size={14} /> {t('receipt.save')}
      </button>
      {opened && <ReceiptMenu batchId={batchId} name={name} opened={opened} onClose={close} />}
    </>
  )
}
