import { t } from '../i18n.ts'

/**
 * Rows on one scrolling page. Chromium clamps an element at 2^25 px of height, which is about 300,000 rows
 * with a reason of two lines each; longer lists are therefore shown in pages.
 */
export const PAGE_ROWS = 250_000

/** Which part of a very long list is shown; nothing for all others. */
export function Pager(props: { page: number; matching: number; onPage: (page: number) => void }) {
  const last = Math.ceil(props.matching / PAGE_ROWS) - 1
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
          to: Math.min(from + PAGE_ROWS, props.matching),
          of: props.matching,
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
