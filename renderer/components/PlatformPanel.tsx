import { useState } from 'react'
import type { PlatformRow } from '../../shared/on-platform.ts'
import { ENDED_STATUSES } from '../../shared/on-platform.ts'
import { bytes, clipLength, clock, decimal, moment } from '../format.ts'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { openOnPlatform } from '../state/external.ts'
import { closePanel, readRow, stopWatching, usePlatform, watchRow } from '../state/on-platform.ts'
import { CopyValue } from './CopyValue.tsx'
import { Fact } from './Fact.tsx'
import { Figure } from './Figure.tsx'
import { Icon } from './icons.tsx'
import { MetadataSection } from './MetadataEditor.tsx'
import { PlatformStatus, statusWord } from './PlatformStatus.tsx'
import { Stream } from './StreamPlayer.tsx'
import { nameOf } from './PlatformTable.tsx'
import { useNow } from './use-now.ts'

const INTERVALS = [2, 5, 10, 30, 60]
const USUAL_INTERVAL = 5

/** All about one task or indexed asset, asked for when it is opened. */
export function PlatformPanel({ row, onDelete }: { row: PlatformRow; onDelete: () => void }) {
  const details = usePlatform((state) => state.details)
  const failure = usePlatform((state) => state.detailsFailure)
  const shown = details?.row.id === row.id ? details.row : row
  const name = nameOf(shown)
  const { indexId, videoId, list } = shown
  const video = list === 'tasks' ? videoId : shown.id
  return (
    <aside
      className="details"
      data-testid="platform-panel"
      aria-label={t('platform.details.label', { name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.target instanceof HTMLInputElement) return
        event.stopPropagation()
        closePanel()
      }}
    >
      <header className="details-head">
        <div>
          <h2 title={name}>{name}</h2>
          <PlatformStatus status={shown.status} />
        </div>
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={closePanel}>
          <Icon name="close" />
        </button>
      </header>
      <div className="details-body">
        <div className="details-actions">
          <button
            type="button"
            className="button small"
            data-testid="panel-read"
            onClick={() => void readRow(row)}
          >
            <Icon name="retry" size={14} /> {t('platform.details.read')}
          </button>
          {indexId !== null && (
            <button
              type="button"
              className="button small"
              data-testid="panel-open"
              onClick={() => void openOnPlatform(indexId, shown.status === 'ready' ? video : null)}
            >
              <Icon name="link" size={14} /> {t('platform.details.open')}
            </button>
          )}
          <button type="button" className="button small danger" data-testid="panel-delete" onClick={onDelete}>
            <Icon name="bin" size={14} /> {t('platform.delete')}
          </button>
        </div>
        {failure && (
          <p className="field-error" role="alert">
            <Icon name="failed" /> {failureText(failure)}
          </p>
        )}
        <Wait row={shown} />
        {indexId !== null && video !== null && details?.streamStatus != null && (
          <Stream indexId={indexId} videoId={video} name={name} />
        )}
        <Facts row={shown} streamStatus={details?.streamStatus ?? null} />
        {details?.metadata && <MetadataSection key={row.id} row={shown} metadata={details.metadata} />}
        <Ids row={shown} />
      </div>
    </aside>
  )
}

/** Asks again and again until it ends; each answer is shown. */
function Wait({ row }: { row: PlatformRow }) {
  const watching = usePlatform((state) => (state.watching?.id === row.id ? state.watching : null))
  const [everySeconds, setEverySeconds] = useState(USUAL_INTERVAL)
  const isOver = ENDED_STATUSES.includes(row.status)
  const last = watching?.checks.at(-1)
  if (isOver && watching === null) return null
  return (
    <section data-testid="panel-wait">
      {watching === null || isOver ? (
        !isOver && (
          <span className="platform-wait">
            <button
              type="button"
              className="button small"
              data-testid="wait-start"
              onClick={() => watchRow(row, everySeconds)}
            >
              <Icon name="waiting" size={14} /> {t('platform.details.wait')}
            </button>
            <label>
              {t('platform.details.every')}{' '}
              <select
                data-testid="wait-every"
                value={everySeconds}
                onChange={(event) => setEverySeconds(Number(event.target.value))}
              >
                {INTERVALS.map((value) => (
                  <option key={value} value={value}>
                    {t('platform.details.seconds', { value })}
                  </option>
                ))}
              </select>
            </label>
          </span>
        )
      ) : (
        <span className="platform-wait">
          <span role="status">
            {t('platform.details.waiting', { count: watching.checks.length, seconds: watching.everySeconds })}
          </span>
          <button type="button" className="button small" data-testid="wait-stop" onClick={stopWatching}>
            {t('platform.details.stopWaiting')}
          </button>
        </span>
      )}
      {watching && (
        <ol className="platform-checks" data-testid="wait-checks">
          {watching.checks.slice(-8).map(({ at, status }) => (
            <li key={at}>{t('platform.details.checked', { time: clock(at), status: statusWord(status) })}</li>
          ))}
        </ol>
      )}
      {watching && isOver && last && (
        <p role="status">{t('platform.details.ended', { status: statusWord(last.status) })}</p>
      )}
    </section>
  )
}

function Facts({ row, streamStatus }: { row: PlatformRow; streamStatus: string | null }) {
  const now = useNow(false)
  return (
    <section>
      <dl className="facts">
        {row.durationSeconds !== null && (
          <Fact label={t('platform.columns.length')}>
            <Figure>{clipLength(row.durationSeconds)}</Figure>
          </Fact>
        )}
        {row.width !== null && (
          <Fact label={t('platform.columns.picture')}>
            <Figure>{`${row.width}×${row.height ?? ''}`}</Figure>
          </Fact>
        )}
        {row.fps !== null && (
          <Fact label={t('platform.details.fps')}>
            <Figure>{t('details.fps', { value: decimal(row.fps, 0, 3) })}</Figure>
          </Fact>
        )}
        {row.sizeBytes !== null && (
          <Fact label={t('platform.columns.size')}>
            <Figure>{bytes(row.sizeBytes)}</Figure>
          </Fact>
        )}
        {row.createdAt !== null && (
          <Fact label={t('platform.columns.created')}>
            <Figure>{moment(row.createdAt, now)}</Figure>
          </Fact>
        )}
        {row.updatedAt !== null && (
          <Fact label={t('platform.columns.updated')}>
            <Figure>{moment(row.updatedAt, now)}</Figure>
          </Fact>
        )}
        {streamStatus !== null && <Fact label={t('platform.details.stream')}>{streamStatus}</Fact>}
        {row.status === 'failed' && (
          <Fact label={t('platform.details.reason')}>{row.reason ?? t('platform.details.noReason')}</Fact>
        )}
      </dl>
    </section>
  )
}

function Ids({ row }: { row: PlatformRow }) {
  const ids = [
    [row.list === 'tasks' ? 'taskId' : 'id', row.id],
    ['videoId', row.videoId],
    ['assetId', row.assetId],
    ['indexId', row.indexId],
  ] as const
  return (
    <section>
      <h3>{t('platform.details.ids')}</h3>
      <dl className="facts">
        {ids.map(([label, id]) =>
          id === null ? null : (
            <Fact key={label} label={t(`platform.details.${label}`)}>
              <CopyValue label={t(`platform.details.${label}`)} value={id} />
            </Fact>
          ),
        )}
      </dl>
    </section>
  )
}
