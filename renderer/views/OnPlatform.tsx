import { useEffect, useState } from 'react'
import type { PlatformRow } from '../../shared/on-platform.ts'
import { EmptyPage } from '../components/EmptyPage.tsx'
import { ExportButton } from '../components/ExportButton.tsx'
import { FetchForm } from '../components/FetchForm.tsx'
import { FetchList } from '../components/FetchList.tsx'
import { Choice } from '../components/form-parts.tsx'
import { Icon } from '../components/icons.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { PlatformDelete } from '../components/PlatformDelete.tsx'
import { PlatformFilters, filtersOn } from '../components/PlatformFilters.tsx'
import { PlatformPager } from '../components/PlatformPager.tsx'
import { PlatformPanel } from '../components/PlatformPanel.tsx'
import { PlatformTable } from '../components/PlatformTable.tsx'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import {
  beginList,
  clearFilters,
  closePanel,
  exportList,
  openTab,
  readList,
  requery,
  selectRows,
  usePlatform,
} from '../state/on-platform.ts'
import type { PlatformTab } from '../state/on-platform.ts'
import { useStore } from '../state/store.ts'

const TABS: readonly PlatformTab[] = ['indexedAssets', 'tasks', 'addresses']

/** The platform's own lists, as they are there now. */
export function OnPlatform() {
  const tab = usePlatform((state) => state.tab)
  const opened = usePlatform((state) => state.opened)
  const [deleting, setDeleting] = useState<readonly PlatformRow[] | null>(null)
  const [isFetching, setFetching] = useState(false)
  const areIndexesHere = useStore((state) => state.indexes !== null)
  useEffect(() => beginList(), [areIndexesHere])
  return (
    <PageFrame
      page="platform"
      width="wide"
      actions={<Actions onFetch={() => setFetching(true)} />}
      onEscape={opened && tab !== 'addresses' ? closePanel : null}
    >
      <div className="platform">
        <div className="platform-main">
          <Tabs tab={tab} />
          {tab === 'addresses' ? <FetchList /> : <List onDelete={setDeleting} />}
        </div>
        {opened && tab !== 'addresses' && (
          <PlatformPanel key={opened.id} row={opened} onDelete={() => setDeleting([opened])} />
        )}
      </div>
      {deleting && <PlatformDelete rows={deleting} onClose={() => setDeleting(null)} />}
      {isFetching && <FetchForm onClose={() => setFetching(false)} />}
    </PageFrame>
  )
}

function Actions({ onFetch }: { onFetch: () => void }) {
  const tab = usePlatform((state) => state.tab)
  return (
    <>
      {tab !== 'addresses' && <ExportButton run={exportList} />}
      <button type="button" className="button" data-testid="platform-refresh" onClick={() => void readList()}>
        <Icon name="retry" /> {t('platform.refresh')}
      </button>
      <button type="button" className="button primary" data-testid="platform-fetch" onClick={onFetch}>
        <Icon name="plus" /> {t('platform.fetch')}
      </button>
    </>
  )
}

function Tabs({ tab }: { tab: PlatformTab }) {
  return (
    <div className="platform-tabs">
      <div role="tablist" aria-label={t('shell.pages.platform')} onKeyDown={walkTabs}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            className="platform-tab"
            data-testid={`tab-${one}`}
            aria-selected={one === tab}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => openTab(one)}
          >
            {t(`platform.tabs.${one}`)}
          </button>
        ))}
      </div>
      <span className="quiet platform-about">{t(`platform.about.${tab}`)}</span>
    </div>
  )
}

/** Arrows walk the tabs, as everywhere. */
function walkTabs(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true')
  const next = tabs[(at + step + tabs.length) % tabs.length]
  next?.focus()
  next?.click()
}

function List({ onDelete }: { onDelete: (rows: readonly PlatformRow[]) => void }) {
  const { query, page, isReading, failure } = usePlatform()
  const [areFiltersOpen, setFiltersOpen] = useState(false)
  const on = filtersOn(query)
  return (
    <>
      <div className="platform-bar">
        <IndexChoice />
        <button
          type="button"
          className="button"
          data-testid="platform-filter-toggle"
          aria-expanded={areFiltersOpen}
          onClick={() => setFiltersOpen(!areFiltersOpen)}
        >
          <Icon name="filter" /> {on === 0 ? t('platform.filters') : t('platform.filtersOn', { count: on })}
        </button>
        {on > 0 && (
          <button type="button" className="link" data-testid="platform-clear" onClick={clearFilters}>
            {t('platform.clear')}
          </button>
        )}
        <span className="spring" />
        {isReading && <span className="quiet">{t('platform.loading')}</span>}
        <Selection onDelete={onDelete} />
      </div>
      {areFiltersOpen && <PlatformFilters />}
      {failure && (
        <p className="field-error platform-failure" role="alert" data-testid="platform-failure">
          <Icon name="failed" /> <span>{failureText(failure)}</span>
          <button type="button" className="button small" onClick={() => void readList()}>
            {t('platform.retry')}
          </button>
        </p>
      )}
      {page && page.total > 0 ? (
        <>
          <div className="platform-scroll">
            <PlatformTable rows={page.rows} />
          </div>
          <PlatformPager page={page} />
        </>
      ) : (
        <Nothing filters={on} />
      )}
    </>
  )
}

function Nothing({ filters }: { filters: number }) {
  const { page, failure, isReading, query } = usePlatform()
  if (failure !== null) return null
  const lacksIndex = query.list === 'indexedAssets' && query.indexId === null && !isReading
  const text = lacksIndex
    ? t('platform.noIndex')
    : page === null
      ? t('platform.loading')
      : t(filters > 0 ? 'platform.noMatch' : 'platform.empty')
  return <EmptyPage icon="cloud" text={text} testId="platform-nothing" />
}

function IndexChoice() {
  const indexes = useStore((state) => state.indexes)
  const { list, indexId } = usePlatform((state) => state.query)
  const all = list === 'tasks' ? ([['', t('platform.allIndexes')]] as const) : []
  return (
    <label className="platform-index">
      <span>{t('platform.index')}</span>
      <Choice
        id="platform-index"
        value={indexId ?? ''}
        options={[...all, ...(indexes ?? []).map(({ id, name }) => [id, name] as const)]}
        onChange={(id) => requery({ indexId: id === '' ? null : id })}
      />
    </label>
  )
}

function Selection({ onDelete }: { onDelete: (rows: readonly PlatformRow[]) => void }) {
  const selected = usePlatform((state) => state.selected)
  const rows = usePlatform((state) => state.page?.rows)
  if (selected.size === 0) return null
  return (
    <span className="platform-selection" data-testid="platform-selection">
      {t('platform.selected', { count: selected.size })}
      <button type="button" className="button small" onClick={() => selectRows([...selected], false)}>
        {t('platform.unselect')}
      </button>
      <button
        type="button"
        className="button small danger"
        data-testid="platform-delete"
        onClick={() => onDelete((rows ?? []).filter(({ id }) => selected.has(id)))}
      >
        <Icon name="bin" size={14} /> {t('platform.delete')}
      </button>
    </span>
  )
}
