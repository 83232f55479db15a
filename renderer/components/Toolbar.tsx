import { useState } from 'react'
import { ViewFilter } from '../../shared/view.ts'
import { number } from '../format.ts'
import { removeDone, retryAllFailed } from '../state/items.ts'
import { countOf, readySearch, setFilter, setSearch } from '../state/queue-view.ts'
import { countPicked } from '../state/selection.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { StateChip, ViewMenus } from './ViewMenus.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { SearchField } from './SearchField.tsx'

/** Which clips, and in which order. */
export function Toolbar() {
  const isCovered = useStore((state) => countPicked(state.picked, state.view?.matching ?? 0) > 1)
  return (
    <section className="toolbar" aria-label={t('list.toolbar.label')}>
      <div className="toolbar-parts" inert={isCovered}>
        <Chips />
        <BulkAction />
        <div className="toolbar-end">
          <Search />
          <ViewMenus />
        </div>
      </div>
      <SelectionBar />
    </section>
  )
}

function Chips() {
  const view = useStore((state) => state.view)
  const filter = useStore(({ query }) => query.filter)
  const state = useStore(({ query }) => query.state)
  return (
    <div className="chips" role="group" aria-label={t('list.toolbar.filters')}>
      {ViewFilter.options.map((option) => {
        const count = countOf(view, option)
        return (
          <button
            key={option}
            type="button"
            className="chip"
            data-testid={`chip-${option}`}
            data-alert={option === 'attention' && count > 0}
            aria-pressed={option === filter && state === null}
            onClick={() => setFilter(option)}
          >
            {t(`list.filters.${option}`)} <span className="chip-count">{number(count)}</span>
          </button>
        )
      })}
      <StateChip />
    </div>
  )
}

/** What can be done at once to all that the chip shows. */
function BulkAction() {
  const filter = useStore((state) => state.query.filter)
  const failed = useStore((state) => state.view?.totals.byState.failed ?? 0)
  const done = useStore((state) => countOf(state.view, 'done'))
  if (filter === 'attention' && failed > 0) {
    return (
      <button
        type="button"
        className="button small"
        data-testid="retry-all"
        title={t('list.toolbar.retryAllTitle')}
        onClick={() => void retryAllFailed()}
      >
        <Icon name="retry" size={14} /> {t('list.toolbar.retryAll')}
      </button>
    )
  }
  if (filter === 'done' && done > 0) {
    return (
      <button
        type="button"
        className="button small"
        data-testid="clear-done"
        onClick={() => void removeDone('done')}
      >
        {t('list.toolbar.clearDone')}
      </button>
    )
  }
  return null
}

function Search() {
  // Kept here as well, so that typing never waits for the answer.
  const [text, setText] = useState(useStore.getState().query.search)
  const change = (value: string) => {
    setText(value)
    setSearch(value)
  }
  return (
    <SearchField
      id="search"
      label={t('list.toolbar.search')}
      placeholder={t('list.toolbar.searchShort')}
      clearLabel={t('list.toolbar.clearSearch')}
      value={text}
      onChange={change}
      onFocus={() => void readySearch()}
    />
  )
}
