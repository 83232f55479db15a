import { useEffect, type ReactNode } from 'react'
import { t } from '../i18n.ts'
import type { Page } from '../../shared/pages.ts'
import { patch } from '../state/store.ts'

/**
 * The frame of the pages beside the queue: a title, what can be done on the page, and its column. Escape leads back.
 * @param width `wide` for tables, which take the whole width
 * @param onEscape what Escape does instead while a panel is open on the page
 */
export function PageFrame(props: {
  page: Page
  actions?: ReactNode
  width?: 'column' | 'wide'
  onEscape?: (() => void) | null
  children: ReactNode
}) {
  const { onEscape = null } = props
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return
      if (onEscape === null) patch({ page: 'queue' })
      else onEscape()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onEscape])

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
