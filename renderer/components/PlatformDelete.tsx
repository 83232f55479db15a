import type { PlatformRow } from '../../shared/on-platform.ts'
import { ENDED_STATUSES } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { deleteRows } from '../state/on-platform.ts'
import { ConfirmTyping } from './ConfirmTyping.tsx'
import { nameOf } from './PlatformTable.tsx'

/** Names of what is deleted that are shown one by one. */
const NAMED = 6

/** Says what deleting means before it is done; the platform's rules are its own, and so are its words. */
export function PlatformDelete({ rows, onClose }: { rows: readonly PlatformRow[]; onClose: () => void }) {
  const list = rows[0]?.list ?? 'indexedAssets'
  const running = rows.filter(({ status }) => list === 'tasks' && !ENDED_STATUSES.includes(status)).length
  const word = t('platform.remove.word')
  return (
    <ConfirmTyping
      title={t('platform.remove.title')}
      word={word}
      label={t('platform.remove.typeName', { word })}
      confirm={t('platform.remove.confirm')}
      working={t('platform.remove.working')}
      onClose={onClose}
      onConfirm={async () => (await deleteRows(rows)) ?? []}
    >
      <p>{t(`platform.remove.${list}`, { count: rows.length })}</p>
      <ul className="platform-names">
        {rows.slice(0, NAMED).map((row) => (
          <li key={row.id}>{nameOf(row)}</li>
        ))}
        {rows.length > NAMED && <li>…</li>}
      </ul>
      {running > 0 && <p className="warning">{t('platform.remove.running', { count: running })}</p>}
      {list === 'indexedAssets' && <p className="quiet">{t('platform.remove.asset')}</p>}
      <p>
        <strong>{t('platform.remove.final')}</strong>
      </p>
    </ConfirmTyping>
  )
}
