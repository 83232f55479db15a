import type { Fetch, FetchState } from '../../shared/on-platform.ts'
import type { ItemState } from '../../shared/item.ts'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { forgetFetches, retryFetches, usePlatform } from '../state/on-platform.ts'
import { EmptyPage } from './EmptyPage.tsx'
import { Icon, stateIcon } from './icons.tsx'

const LOOKS: Record<FetchState, ItemState> = {
  waiting: 'waiting',
  sent: 'uploading',
  fetching: 'processing',
  indexing: 'indexing',
  ready: 'ready',
  failed: 'failed',
}

/** What the platform was asked to fetch, each line with how it stands. */
export function FetchList() {
  const fetches = usePlatform((state) => state.fetches)
  const ready = fetches.filter(({ state }) => state === 'ready').map(({ id }) => id)
  if (fetches.length === 0) return <EmptyPage icon="link" text={t('platform.fetching.empty')} />
  return (
    <div className="platform-scroll">
      {ready.length > 0 && (
        <div className="fetch-head">
          <button
            type="button"
            className="button small"
            data-testid="fetch-clear"
            onClick={() => void forgetFetches(ready)}
          >
            {t('platform.fetching.forgetDone')}
          </button>
        </div>
      )}
      <ul className="fetch-list" aria-label={t('platform.fetching.list')}>
        {fetches.map((fetch) => (
          <Line key={fetch.id} fetch={fetch} />
        ))}
      </ul>
    </div>
  )
}

function Line({ fetch }: { fetch: Fetch }) {
  const { id, name, shownUrl, state, failure, indexName } = fetch
  const look = LOOKS[state]
  const isEnded = state === 'ready' || state === 'failed' || state === 'waiting'
  return (
    <li className="fetch-line" data-testid="fetch-line" data-name={name} data-state={state}>
      <span className="state-mark" data-state={look}>
        <Icon name={stateIcon(look)} />
        <span>{t(`platform.fetching.states.${state}`)}</span>
      </span>
      <span className="fetch-what">
        <span className="fetch-name" title={shownUrl}>
          {name} <span className="quiet">→ {indexName}</span>
        </span>
        <span className="quiet fetch-url">{shownUrl}</span>
        {failure && (
          <span className={state === 'failed' ? 'fetch-failed' : 'quiet'}>{failureText(failure)}</span>
        )}
      </span>
      {state === 'failed' && (
        <button type="button" className="button small" onClick={() => void retryFetches([id])}>
          {t('platform.fetching.retry')}
        </button>
      )}
      {isEnded && (
        <button
          type="button"
          className="icon-button"
          aria-label={`${t('platform.fetching.forget')}: ${name}`}
          title={t('platform.fetching.forget')}
          onClick={() => void forgetFetches([id])}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </li>
  )
}
