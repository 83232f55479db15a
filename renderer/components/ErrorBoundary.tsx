import { Component, type ReactNode } from 'react'
import { t } from '../i18n.ts'

/** The last stop of a bug in the window: says so and offers to draw it anew. The queue runs on elsewhere. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <main className="crash" role="alert" data-testid="window-error">
        <h1>{t('common.crash.title')}</h1>
        <p>{t('common.crash.text')}</p>
        <code>{this.state.message}</code>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {t('common.crash.reload')}
        </button>
      </main>
    )
  }
}
