import type { ItemRow } from '../../shared/item.ts'
import { t } from '../i18n.ts'
import { reasonsOf } from './reasons-of.ts'

/** @param props.brief for where the clip's name stands right above */
export function Reasons({ row, brief = false }: { row: ItemRow; brief?: boolean }) {
  const reasons = reasonsOf(row)
  if (reasons.length === 0) return null
  return (
    <ul className="reasons" aria-label={t('row.reasons', { name: row.name })}>
      {reasons.map((reason) => (
        <li key={reason.message} data-testid="row-reason" data-kind={reason.kind} data-code={reason.code}>
          {brief ? reason.brief : reason.message} <code>{reason.code}</code>
        </li>
      ))}
    </ul>
  )
}
