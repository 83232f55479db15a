import { useEffect, type ReactNode } from 'react'
import { t } from '../i18n.ts'
import type { Page } from '../../shared/pages.ts'
import { patch } from '../state/store.ts'

/**
 * The frame of the pages beside the queue: a title, what can be done on the page, and its column.
 * @param width `wide` for tables, which take the whole width
 */
export function PageFrame(props: {
  page: Page
  actions?: ReactNode
  width?: 'column' | 'wide'
  children: ReactNode
}) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) patch({ page: 'queue' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <div className="page" data-testid={props.page}>
      <header className="header">
        <h1 className="page-title">{t(`shell.pages.${props.page}`)}</h1>
        <span className="spring" />
        {props.actions}
      </header>
      <main className="page-body">
        {props.width === 'wide' ? props.children : <div className="page-column">{props.children}</div>}
      </main>
    </div>
  )
}
