import { useEffect, type ReactNode } from 'react'
import { t } from '../i18n.ts'
import { patch } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Icon } from './icons.tsx'

const PAGES = ['watches', 'compare', 'settings', 'about'] as const
const TITLES = {
  watches: strings.watches.title,
  compare: t('compare.title'),
  settings: strings.settings.title,
  about: strings.settings.about,
}

/** The frame of the pages beside the queue: a way back, and the pages to switch between. */
export function PageFrame({ page, children }: { page: (typeof PAGES)[number]; children: ReactNode }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) patch({ page: 'queue' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <div className="page" data-testid={page}>
      <header className="header">
        <h1 className="visually-hidden">{TITLES[page]}</h1>
        <button
          type="button"
          className="button quiet-button"
          data-testid="back"
          onClick={() => patch({ page: 'queue' })}
        >
          <Icon name="back" /> {strings.back}
        </button>
        <span className="spring" />
        <nav className="segments">
          {PAGES.map((other) => (
            <button
              key={other}
              type="button"
              data-testid={`page-${other}`}
              aria-current={other === page ? 'page' : undefined}
              onClick={() => patch({ page: other })}
            >
              {TITLES[other]}
            </button>
          ))}
        </nav>
        <span className="spring" />
        <span className="header-balance" />
      </header>
      <main className="page-body">
        <div className="page-column">{children}</div>
      </main>
    </div>
  )
}
