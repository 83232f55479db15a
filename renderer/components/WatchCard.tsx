import { useState } from 'react'
import type { WatchFolder } from '../../shared/watching.ts'
import { moment, number, timeAhead } from '../format.ts'
import { openComparison } from '../state/compare.ts'
import { setFilter, setSearch } from '../state/queue-view.ts'
import { patch } from '../state/store.ts'
import { pauseWatch, removeWatch, scanWatch } from '../state/watches.ts'
import { strings } from '../strings.ts'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'

const words = strings.watches

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
          {state === 'scanning' ? words.lookingThrough(number(watch.scanned)) : words.states[state]}
        </span>
      </div>
      <p className="watch-about">
        {words.goesTo(watch.indexName)}
        {watch.isShare && ` · ${words.share}`}
      </p>
      {watch.failure && (
        <p className="field-error" role="alert">
          <Icon name="failed" /> {watch.failure.message}
        </p>
      )}
      <Counts watch={watch} />
      <Times watch={watch} />
      <div className="watch-actions">
        <button type="button" className="button small" onClick={() => showClips(watch)}>
          {words.showClips}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="watch-pause"
          onClick={() => void pauseWatch(id, !watch.paused)}
        >
          {watch.paused ? words.resume : words.pause}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="watch-compare"
          onClick={() => openComparison(settings.path, settings.indexId)}
        >
          {words.compare}
        </button>
        {isAtWork && (
          <button type="button" className="button small" onClick={() => void scanWatch(id)}>
            {words.scan}
          </button>
        )}
        <button
          type="button"
          className="button small"
          data-testid="watch-edit"
          onClick={() => patch({ editing: watch })}
        >
          {words.edit}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="watch-remove"
          onClick={() => setAsking(true)}
        >
          {words.remove}
        </button>
      </div>
      {asking && (
        <div className="confirm" role="alertdialog" aria-label={words.removeQuestion}>
          <span>{words.removeQuestion}</span>
          <button
            type="button"
            className="button small danger"
            data-testid="watch-remove-yes"
            autoFocus
            onClick={() => void removeWatch(id)}
          >
            {words.removeYes}
          </button>
          <button type="button" className="button small" onClick={() => setAsking(false)}>
            {words.cancel}
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
          <dt>{words[kind]}</dt>
        </div>
      ))}
    </dl>
  )
}

function Times({ watch }: { watch: WatchFolder }) {
  const now = useNow(true)
  const parts = [
    watch.lastArrivalAt === null ? words.noArrival : words.lastArrival(moment(watch.lastArrivalAt, now)),
    words.passedOver(watch.passedOver),
    ...(watch.nextScanAt === null ? [] : [words.nextLook(timeAhead(watch.nextScanAt, now))]),
  ]
  return <p className="quiet watch-times">{parts.join(' · ')}</p>
}

function showClips(watch: WatchFolder): void {
  patch({ page: 'queue' })
  setFilter('all')
  setSearch(watch.settings.path)
}
