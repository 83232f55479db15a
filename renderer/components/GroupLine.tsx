import { memo } from 'react'
import type { GroupHead } from '../../shared/view.ts'
import { batchName } from '../batch-name.ts'
import { bytes, date, moment } from '../format.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

/** The heading of a group: what it is, and what became of all its clips. */
export const GroupLine = memo(function GroupLine(props: { head: GroupHead; isCurrent: boolean }) {
  const { head } = props
  const { totals } = head
  return (
    <div role="gridcell" className="group-line">
      <span className="group-arrow" data-collapsed={head.collapsed || undefined}>
        <Icon name="chevron" size={14} />
      </span>
      <strong className="group-name">{groupName(head)}</strong>
      <span className="group-note">{noteOf(head)}</span>
      <span className="group-totals">
        {head.totals !== null && head.totals.clips !== head.clips && (
          <span>{t('columns.group.shown', { count: head.clips })}</span>
        )}
        <span>{t('columns.group.clips', { count: totals?.clips ?? head.clips })}</span>
        {totals !== null && (
          <>
            <span>{bytes(totals.bytes)}</span>
            {totals.ready > 0 && (
              <span className="group-ready">
                <Icon name="ready" size={13} /> {t('columns.group.ready', { count: totals.ready })}
              </span>
            )}
            {totals.attention > 0 && (
              <span className="group-attention">
                <Icon name="refused" size={13} /> {t('columns.group.attention', { count: totals.attention })}
              </span>
            )}
          </>
        )}
      </span>
      {head.batchId !== null && (
        <button
          type="button"
          className="icon-button"
          data-testid="group-menu"
          aria-haspopup="menu"
          aria-label={t('receipt.of', { name: groupName(head) })}
          title={t('receipt.save')}
          tabIndex={props.isCurrent ? 0 : -1}
        >
          <Icon name="export" size={14} />
        </button>
      )}
    </div>
  )
})

/** What a heading says. */
export function groupName({ kind, label, paths }: GroupHead): string {
  if (kind === 'alone' || kind === 'dropped') return t(`columns.group.${kind}`)
  return batchName({ label, paths })
}

function noteOf({ kind, day, createdAt, indexName }: GroupHead): string {
  const when = kind === 'watch' && day !== null ? date(day) : createdAt && moment(createdAt, Date.now())
  return [when, indexName].filter(Boolean).join(' · ')
}
