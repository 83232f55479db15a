/** Receipts of batches: saved where a person chooses, and offered when a batch has ended. */
import type { BatchId, EndedBatch } from '../../shared/batches.ts'
import type { Totals } from '../../shared/totals.ts'
import type { ReceiptBatch, ReceiptFormat } from '../../shared/receipts.ts'
import { t } from '../i18n.ts'
import { askEngine, bridge } from './bridge.ts'
import { leaveLater } from './leave-later.ts'
import { notify } from './notices.ts'
import { usePlatform } from './on-platform.ts'
import { current, patch } from './store.ts'
import { showToast } from './toast.ts'

const SHOWN_MS = 20_000
const MOST_LISTED = 100

/** Asks where, and writes it there; a person who stops it or changes their mind hears nothing of it. */
export async function saveReceipt(batchId: BatchId, format: ReceiptFormat): Promise<void> {
  usePlatform.setState({ exporting: { rows: 0, total: 0 } })
  const reply = await bridge().call('saveReceipt', { batchId, format })
  usePlatform.setState({ exporting: null })
  if (!reply.ok) {
    if (reply.failure.code !== 'export_stopped') notify('error', reply.failure)
    return
  }
  const { rows: count } = reply.value
  if (count === null) return
  dismissFinished()
  showToast(t('receipt.saved', { count }), null, SHOWN_MS)
}

/** The latest batches; null when they could not be read. */
export async function listReceipts(): Promise<ReceiptBatch[] | null> {
  const answer = await askEngine('listReceipts', { limit: MOST_LISTED })
  return answer?.batches ?? null
}

let known: EndedBatch | null | undefined

/**
 * Looks whether a drop has ended since the last look, and offers its receipt then. Watch folders end with every clip,
 * so they offer nothing by themselves; and a drop of which all was cancelled needs no word beside the undo of that.
 */
export function followEnded({ ended }: Pick<Totals, 'ended'>): void {
  const isNews = known !== undefined && ended !== null && isOther(known, ended)
  known = ended
  if (!isNews || ended.kind !== 'drop' || ended.ready + ended.attention === 0) return
  patch({ finished: ended })
  leaveLater(SHOWN_MS, () => current().finished === ended, dismissFinished)
}

export const dismissFinished = (): void => patch({ finished: null })

const isOther = (before: EndedBatch | null, now: EndedBatch): boolean =>
  before === null || now.endedAt > before.endedAt || (now.endedAt === before.endedAt && now.id !== before.id)
