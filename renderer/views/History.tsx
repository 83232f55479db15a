import { useEffect, useState } from 'react'
import type { ItemId } from '../../shared/item.ts'
import { END_STATES, type HistoryFilter } from '../../shared/history.ts'
import { ConfirmTyping } from '../components/ConfirmTyping.tsx'
import { EmptyPage } from '../components/EmptyPage.tsx'
import { ExportButton } from '../components/ExportButton.tsx'
import { Choice } from '../components/form-parts.tsx'
import { HistoryList } from '../components/HistoryList.tsx'
import { HistoryPanel } from '../components/HistoryPanel.tsx'
import { Icon } from '../components/icons.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { ReceiptsDialog } from '../components/ReceiptsDialog.tsx'
import { t } from '../i18n.ts'
import {
  closePast,
  exportHistory,
  forget,
  NO_FILTER,
  reload,
  setFilter,
  useHistory,
} from '../state/history.ts'
import { useStore } from '../state/store.ts'

/** Everything that was ever handled here. */
export function History() {
  const { matching, removed, opened } = useHistory()
  // Ids of what is to be forgotten, or all that the filter leaves.
  const [forgetting, setForgetting] = useState<ItemId | 'all' | null>(null)
  const [showsReceipts, setReceipts] = useState(false)
  const ended = useStore(({ view }) =>
    END_STATES.reduce((sum, state) => sum + (view?.totals.byState[state] ?? 0), 0),
  )
  useEffect(reload, [ended])
  const count = forgetting === 'all' ? removed : 1
  return (
    <PageFrame
      page="history"
      width="wide"
      onEscape={opened ? closePast : null}
      actions={
        <>
          {removed > 0 && (
            <button
              type="button"
              className="button"
              data-testid="history-forget-all"
              onClick={() => setForgetting('all')}
            >
              <Icon name="bin" /> {t('history.forgetAll', { count: removed })}
            </button>
          )}
          <button
            type="button"
            className="button"
            data-testid="history-receipts"
            onClick={() => setReceipts(true)}
          >
            {t('receipt.open')}
          </button>
          <ExportButton run={exportHistory} />
        </>
      }
    >
      <div className="platform">
        <div className="platform-main">
          <Filters />
          {matching !== null && matching > 0 ? (
            <HistoryList matching={matching} />
          ) : (
            matching === 0 && <Nothing />
          )}
        </div>
        {opened && (
          <HistoryPanel key={opened.row.id} details={opened} onForget={() => setForgetting(opened.row.id)} />
        )}
      </div>
      {showsReceipts && <ReceiptsDialog onClose={() => setReceipts(false)} />}
      {forgetting !== null && (
        <ConfirmTyping
          title={t('history.forgetTitle')}
          word={t('history.word')}
          label={t('history.typeWord', { word: t('history.word') })}
          confirm={t('history.forgetDo')}
          working={t('history.forgetting')}
          onClose={() => setForgetting(null)}
          onConfirm={() => forget(forgetting === 'all' ? null : [forgetting])}
        >
          <p>{t('history.forgetText', { count })}</p>
          <p>
            <strong>{t('platform.remove.final')}</strong>
          </p>
        </ConfirmTyping>
      )}
    </PageFrame>
  )
}

const isFiltered = (filter: HistoryFilter): boolean =>
  filter.search.trim() !== '' ||
  filter.states.length > 0 ||
  filter.indexId !== null ||
  filter.since !== '' ||
  filter.until !== ''

function Nothing() {
  const filtered = useHistory((state) => isFiltered(state.filter))
  return <EmptyPage icon="history" text={t(filtered ? 'history.noMatch' : 'history.empty')} />
}

function Filters() {
  const { filter, matching, removed } = useHistory()
  const indexes = useStore((state) => state.indexes) ?? []
  return (
    <div className="platform-bar history-bar">
      <input
        type="search"
        className="history-search"
        data-testid="history-search"
        aria-label={t('history.search')}
        placeholder={t('history.search')}
        maxLength={200}
        spellCheck={false}
        value={filter.search}
        onChange={(event) => setFilter({ search: event.target.value })}
      />
      <label className="visually-hidden" htmlFor="history-state">
        {t('history.state')}
      </label>
      <Choice
        id="history-state"
        value={filter.states[0] ?? ''}
        options={[
          ['', t('history.allStates')],
          ...END_STATES.map((state) => [state, t(`clips.states.${state}`)] as const),
        ]}
        onChange={(value) => setFilter({ states: END_STATES.filter((state) => state === value) })}
      />
      <label className="visually-hidden" htmlFor="history-index">
        {t('history.index')}
      </label>
      <Choice
        id="history-index"
        value={filter.indexId ?? ''}
        options={[['', t('history.allIndexes')], ...indexes.map(({ id, name }) => [id, name] as const)]}
        onChange={(id) => setFilter({ indexId: id === '' ? null : id })}
      />
      <div className="history-dates">
        {(['since', 'until'] as const).map((name) => (
          <label key={name} className="history-date">
            {t(`history.${name}`)}
            <input
              type="date"
              data-testid={`history-${name}`}
              value={filter[name]}
              onChange={(event) => setFilter({ [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      {isFiltered(filter) && (
        <button type="button" className="link" onClick={() => setFilter(NO_FILTER)}>
          {t('history.clear')}
        </button>
      )}
      <span className="quiet history-count" data-testid="history-count">
        {matching !== null && t('history.count', { count: matching })}
        {removed > 0 && `, ${t('history.removed', { count: removed })}`}
      </span>
    </div>
  )
}
