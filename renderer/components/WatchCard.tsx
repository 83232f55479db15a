import { useState } from 'react'
import type { WatchFolder } from '../../shared/watching.ts'
import { moment, number, timeAhead } from '../format.ts'
import { failureText } from '../said.ts'
import { openComparison } from '../state/compare.ts'
import { setFilter, setSearch } from '../state/queue-view.ts'
import { patch } from '../state/store.ts'
import { pauseWatch, removeWatch, scanWatch } from '../state/watches.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'

/** A watch folder: how it stands, what came of its clips, and what can be done to it. */
export function WatchCard({ watch }: { watch: WatchFolder }) {
  const [asking, setAsking] = useState(false)
  const { id, settings, state } = watch
  const isAtWork = state === 'watching' || state === 'scanning'
  return (
    <li className="watch-card" data-testid="watch-card" data-state={state}>
      <div className="watch-title">
        <Icon name="watch" />
        <span className="watch-path" title={settings.path}>
          {settings.path}
        </span>
        <span className="watch-state" data-state={state} data-testid="watch-state">
          {state === 'scanning'
            ? t('watches.lookingThrough', { files: watch.scanned })
            : t(`watches.states.${state}`)}
        </span>
      </div>
      <p className="watch-about">
        {t('watches.goesTo', { index: watch.indexName })}
        {watch.isShare && ` · ${t('watches.share')}`}
      </p>
      {watch.failure && (
        <p className="field-error" role="alert">
          <Icon name="failed" /> {failureText(watch.failure)}
        </p>
      )}
      <Counts watch={watch} />
      <Times watch={watch} />
      <div className="watch-actions">
        <button type="button" className="button small" onClick={() => showClips(watch)}>
          {t('watches.showClips')}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="watch-pause"
          onClick={() => void pauseWatch(id, !watch.paused)}
        >
          {watch.paused ? t('watches.resume') : t('watches.pause')}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="watch-compare"
          onClick={() => openComparison(settings.path, settings.indexId)}
        >
          {t('watches.compare')}
        </button>
        {isAtWork && (
          <button type="button" className="button small" onClick={() => void scanWatch(id)}>
            {t('watches.scan')}
          </button>
        )}
        <button
          type="button"
          className="button small"
          data-testid="watch-edit"
          onClick={() => patch({ editing: watch })}
        >
          {t('watches.edit')}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="watch-remove"
          onClick={() => setAsking(true)}
        >
          {t('watches.remove')}
        </button>
      </div>
      {asking && (
        <div className="confirm" role="alertdialog" aria-label={t('watches.removeQuestion')}>
          <span>{t('watches.removeQuestion')}</span>
          <button
            type="button"
            className="button small danger"
            data-testid="watch-remove-yes"
            autoFocus
            onClick={() => void removeWatch(id)}
          >
            {t('watches.removeYes')}
          </button>
          <button type="button" className="button small" onClick={() => setAsking(false)}>
            {t('watches.cancel')}
          </button>
        </div>
      )}
    </li>
  )
}

function Counts({ watch: { clips } }: { watch: WatchFolder }) {
  const kinds = ['arriving', 'open', 'ready', 'attention'] as const
  return (
    <dl className="watch-counts">
      {kinds.map((kind) => (
        <div key={kind} data-kind={kind} data-any={clips[kind] > 0}>
          <dd data-testid={`watch-${kind}`}>{number(clips[kind])}</dd>
          <dt>{t(`watches.${kind}`)}</dt>
        </div>
      ))}
    </dl>
  )
}

function Times({ watch }: { watch: WatchFolder }) {
  const now = useNow(true)
  const parts = [
    watch.lastArrivalAt === null
      ? t('watches.noArrival')
      : t('watches.lastArrival', { time: moment(watch.lastArrivalAt, now) }),
    ...(watch.passedOver === 0 ? [] : [t('watches.passedOver', { count: watch.passedOver })]),
    ...(watch.nextScanAt === null ? [] : [t('watches.nextLook', { time: timeAhead(watch.nextScanAt, now) })]),
  ]
  return <p className="quiet watch-times">{parts.join(' · ')}</p>
}

function showClips(watch: WatchFolder): void {
  patch({ page: 'queue' })
  setFilter('all')
  setSearch(watch.settings.path)
}
