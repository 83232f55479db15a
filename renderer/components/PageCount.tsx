import { number } from '../format.ts'
import { t } from '../i18n.ts'
import type { Page } from '../../shared/pages.ts'
import { useStore } from '../state/store.ts'

/** The figure beside a page in the sidebar: nothing where there is none to tell. */
export function PageCount({ page }: { page: Page }) {
  switch (page) {
    case 'attention':
      return <Attention />
    case 'watches':
      return <Watches />
    case 'queue':
    case 'platform':
    case 'indexes':
    case 'history':
    case 'compare':
    case 'settings':
    case 'about':
      return null
  }
}

function Attention() {
  const count = useStore((state) => state.view?.totals.attention ?? 0)
  if (count === 0) return null
  return (
    <span className="sidebar-count" data-alert="true" title={t('shell.attention', { count })}>
      {number(count)}
    </span>
  )
}

function Watches() {
  const count = useStore((state) => state.watches?.length ?? 0)
  return count === 0 ? null : <span className="sidebar-count">{number(count)}</span>
}
