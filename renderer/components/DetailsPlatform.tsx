import type { ItemRow } from '../../shared/item.ts'
import { bytes, timeAhead } from '../format.ts'
import { t } from '../i18n.ts'
import { CopyValue } from './CopyValue.tsx'
import { openOnPlatform } from '../state/external.ts'
import { Fact } from './Fact.tsx'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'

/** Where the clip is: on this machine and on the platform, with everything that identifies it. */
export function DetailsPlatform({ row }: { row: ItemRow }) {
  const now = useNow(row.nextAttemptAt !== null)
  const ids = [
    [t('details.asset'), row.assetId],
    [t('details.task'), row.taskId],
    [t('details.indexedAsset'), row.indexedAssetId],
    [t('details.hash'), row.contentHash],
  ] as const
  return (
    <section>
      <h3>{t('details.upload')}</h3>
      <dl className="facts">
        <Fact label={t('details.index')}>{row.indexName}</Fact>
        {row.way !== null && <Fact label={t('details.way')}>{t(`clips.ways.${row.way}.name`)}</Fact>}
        <Fact label={t('details.sent')}>
          {t('row.of', { sent: bytes(row.bytesSent), total: bytes(row.sizeBytes) })}
        </Fact>
        {row.attempt > 0 && <Fact label={t('details.tries')}>{row.attempt}</Fact>}
        {row.nextAttemptAt !== null && (
          <Fact label={t('details.nextTry')}>{timeAhead(row.nextAttemptAt, now)}</Fact>
        )}
        {row.platformStatus !== null && <Fact label={t('details.platformStatus')}>{row.platformStatus}</Fact>}
        {ids.map(([label, id]) =>
          id === null ? null : (
            <Fact key={label} label={label}>
              <CopyValue label={label} value={id} />
            </Fact>
          ),
        )}
        <Fact label={t('details.path')}>
          <CopyValue label={t('details.path')} value={row.path} />
        </Fact>
      </dl>
      {row.state === 'ready' && (
        <button
          type="button"
          className="button small"
          data-testid="details-open-platform"
          onClick={() => void openOnPlatform(row.indexId, row.indexedAssetId)}
        >
          <Icon name="link" size={14} /> {t('platform.details.open')}
        </button>
      )}
    </section>
  )
}
