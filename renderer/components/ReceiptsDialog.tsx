import { useEffect, useState } from 'react'
import type { ReceiptBatch } from '../../shared/receipts.ts'
import { batchName } from '../batch-name.ts'
import { date, moment } from '../format.ts'
import { t } from '../i18n.ts'
import { listReceipts } from '../state/receipts.ts'
import { Modal } from './Modal.tsx'
import { ReceiptButton } from './ReceiptMenu.tsx'
import { useNow } from './use-now.ts'

/** All batches that there is a receipt of, newest first. */
export function ReceiptsDialog({ onClose }: { onClose: () => void }) {
  const [batches, setBatches] = useState<readonly ReceiptBatch[] | null>(null)
  const now = useNow(false)
  useEffect(() => void listReceipts().then(setBatches), [])
  return (
    <Modal title={t('receipt.choose')} onClose={onClose}>
      <p className="quiet">{batches?.length === 0 ? t('receipt.none') : t('receipt.lead')}</p>
      <ul className="receipts" data-testid="receipts">
        {batches?.map((batch) => (
          <li key={batch.id}>
            <div className="receipts-text">
              <strong>
                <bdi>{batchName(batch)}</bdi>
              </strong>
              <span className="quiet">
                {[
                  batch.day === null ? moment(batch.createdAt, now) : date(batch.day),
                  t('columns.group.clips', { count: batch.clips }),
                  batch.indexName,
                ].join(' · ')}
              </span>
            </div>
            <ReceiptButton batchId={batch.id} name={batchName(batch)} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}
