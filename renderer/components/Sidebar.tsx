import type { Page } from '../../shared/pages.ts'
import { t } from '../i18n.ts'
import { PAGE_GROUPS } from '../pages.ts'
import { patch, useStore } from '../state/store.ts'
import { Icon, type IconName } from './icons.tsx'
import { PageCount } from './PageCount.tsx'
import { UpdateHint } from './UpdateHint.tsx'

/** The way to every page; in a narrow window the icons alone. */
export function Sidebar() {
  return (
    <nav className="sidebar" aria-label={t('shell.nav')} data-testid="sidebar">
      <div className="sidebar-mark" aria-hidden="true">
        <Icon name="reel" size={18} /> <span className="sidebar-name">Reeldrop</span>
      </div>
      {PAGE_GROUPS.map((group) => (
        <ul key={group[0]?.page} className="sidebar-group">
          {group.map(({ page, icon }) => (
            <li key={page}>
              <PageButton page={page} icon={icon} />
            </li>
          ))}
        </ul>
      ))}
      <UpdateHint />
    </nav>
  )
}

function PageButton({ page, icon }: { page: Page; icon: IconName }) {
  const isOpen = useStore((state) => state.page === page)
  const name = t(`shell.pages.${page}`)
  return (
    <button
      type="button"
      className="sidebar-page"
      data-testid={`page-${page}`}
      aria-current={isOpen ? 'page' : undefined}
      title={name}
      onClick={() => patch({ page })}
    >
      <Icon name={icon} />
      <span className="sidebar-name">{name}</span>
      <PageCount page={page} />
    </button>
  )
}
