import { ClipList } from '../components/ClipList.tsx'
import { DetailsPanel } from '../components/DetailsPanel.tsx'
import { EmptyDrop } from '../components/EmptyDrop.tsx'
import { Header } from '../components/Header.tsx'
import { ReportLine } from '../components/ReportLine.tsx'
import { ReviewCard } from '../components/ReviewCard.tsx'
import { Toolbar } from '../components/Toolbar.tsx'
import { countOf, listKey } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'

/** The main view: everything that was dropped, and what became of it. */
export function Queue() {
  const all = useStore((state) => countOf(state.view, 'all'))
  const open = useStore((state) => state.selected !== null)
  return (
    <div className="queue">
      <Header />
      {all > 0 && <Toolbar />}
      <div className="queue-body">
        <main className="queue-main" data-testid="drop-target">
          <ReviewCard />
          {all > 0 ? <List /> : <EmptyDrop />}
          <ReportLine />
        </main>
        {open && <DetailsPanel />}
      </div>
    </div>
  )
}

function List() {
  const view = useStore((state) => state.view)
  const filter = useStore((state) => state.query.filter)
  const search = useStore((state) => state.query.search.trim())
  const list = useStore(({ query }) => listKey({ ...query, collapsed: [] }))
  const stale = useStore((state) => state.stale)
  if (!view) return null
  if (view.matching > 0) return <ClipList list={list} view={view} />
  if (stale) return null
  return (
    <p className="nothing" role="status">
      {search === '' ? t(`list.nothing.${filter}`) : t('list.noMatch', { search })}
    </p>
  )
}
