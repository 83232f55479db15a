import { t } from '../i18n.ts'

/**
 * Lines on one scrolling page. Chromium clamps an element at 2^25 px of height; longer lists are therefore shown in pages.
 */
export const PAGE_ROWS = 600_000

/** Which part of a very long list is shown; nothing for all others. */
export function Pager(props: { page: number; lines: number; onPage: (page: number) => void }) {
  const last = Math.ceil(props.lines / PAGE_ROWS) - 1
  if (last < 1) return null
  const from = props.page * PAGE_ROWS
  return (
    <nav className="pager" aria-label={t('list.pages')} data-testid="pager">
      <button
        type="button"
        className="button small"
        disabled={props.page === 0}
        onClick={() => props.onPage(props.page - 1)}
      >
        {t('list.previous')}
      </button>
      <span>
        {t('list.range', {
          from: from + 1,
          to: Math.min(from + PAGE_ROWS, props.lines),
          of: props.lines,
        })}
      </span>
      <button
        type="button"
        className="button small"
        disabled={props.page >= last}
        onClick={() => props.onPage(props.page + 1)}
      >
        {t('list.next')}
      </button>
    </nav>
  )
}
