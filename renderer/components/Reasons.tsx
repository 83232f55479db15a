import type { ItemRow } from '../../shared/domain.ts'
import { t } from '../i18n.ts'
import { reasonsOf } from './reasons-of.ts'

export function Reasons({ row }: { row: ItemRow }) {
  const reasons = reasonsOf(row)
  if (reasons.length === 0) return null
  return (
    <ul className="reasons" aria-label={t('row.reasons', { name: row.name })}>
      {reasons.map((reason) => (
        <li key={reason.message} data-testid="row-reason" data-kind={reason.kind} data-code={reason.code}>
          {reason.message} <code>{reason.code}</code>
        </li>
      ))}
    </ul>
  )
}
