import { useState } from 'react'
import { ViewFilter, ViewSort } from '../../shared/domain.ts'
import { number } from '../format.ts'
import { removeDone, retryAllFailed } from '../state/items.ts'
import { countOf, setFilter, setSearch, setSort } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { SearchField } from './SearchField.tsx'

/** Which clips, and in which order. */
export function Toolbar() {
  return (
    <section className="toolbar" aria-label={t('list.toolbar.label')}>
      <Chips />
      <BulkAction />
      <div className="toolbar-end">
        <Search />
        <Sort />
      </div>
    </section>
  )
}

function Chips() {
  const view = useStore((state) => state.view)
  const filter = useStore((state) => state.query.filter)
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
            aria-pressed={option === filter}
            onClick={() => setFilter(option)}
          >
            {t(`list.filters.${option}`)} <span className="chip-count">{number(count)}</span>
          </button>
        )
      })}
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
    />
  )
}

function Sort() {
  const sort = useStore((state) => state.query.sort)
  const descending = useStore((state) => state.query.descending)
  return (
    <div className="sort">
      <select
        aria-label={t('list.toolbar.sort')}
        title={t('list.toolbar.sort')}
        data-testid="sort"
        value={sort}
        onChange={(event) => setSort(ViewSort.parse(event.target.value), descending)}
      >
        {ViewSort.options.map((option) => (
          <option key={option} value={option}>
            {t(`list.sorts.${option}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="icon-button"
        aria-label={descending ? t('list.toolbar.descending') : t('list.toolbar.ascending')}
        title={descending ? t('list.toolbar.descending') : t('list.toolbar.ascending')}
        onClick={() => setSort(sort, !descending)}
      >
        <Icon name={descending ? 'descending' : 'ascending'} size={14} />
      </button>
    </div>
  )
}
