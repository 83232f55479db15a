import { t } from '../i18n.ts'
import { batchName } from '../batch-name.ts'
import { dismissFinished } from '../state/receipts.ts'
import { useStore } from '../state/store.ts'
import { Icon } from './icons.tsx'
import { ReceiptButton } from './ReceiptMenu.tsx'

/** A drop that has just ended, with its receipt. */
export function FinishedBatch() {
  const finished = useStore((state) => state.finished)
  if (finished === null) return null
  const { id, label, ready, attention, cancelled } = finished
  const name = batchName({ label, paths: 1 })
  const amiss = attention + cancelled
  return (
    <div className="report" data-testid="finished">
      <Icon name={amiss === 0 ? 'check' : 'attention'} />
      <div className="report-text">
        {amiss === 0
          ? t('receipt.finished', { name, ready })
          : t('receipt.finishedAmiss', { name, ready, amiss })}
      </div>
      <ReceiptButton batchId={id} name={name} />
      <button
        type="button"
        className="icon-button"
        aria-label={t('common.dismiss')}
        onClick={dismissFinished}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
