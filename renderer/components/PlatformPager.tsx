import { MOST_PER_PAGE } from '../../shared/on-platform.ts'
import type { PlatformPage } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { requery, turnTo, usePlatform } from '../state/on-platform.ts'

const SIZES = [10, 25, MOST_PER_PAGE]

/** Which part of the list is shown, and the way to every other part. */
export function PlatformPager({ page }: { page: PlatformPage }) {
  const { page: asked, pageSize } = usePlatform((state) => state.query)
  const from = (page.page - 1) * pageSize
  const turn = (label: 'first' | 'previous' | 'next' | 'last', to: number, isThere: boolean) =>
    page.pages > 1 && (
      <button
        type="button"
        className="button small"
        data-testid={`platform-${label}`}
        disabled={!isThere}
        onClick={() => turnTo(to)}
      >
        {t(`platform.${label}`)}
      </button>
    )
  return (
    <nav className="pager platform-pager" aria-label={t('platform.pages')} data-testid="platform-pager">
      {turn('first', 1, asked > 1)}
      {turn('previous', asked - 1, asked > 1)}
      <span data-testid="platform-range">
        {t('platform.range', {
          from: page.total === 0 ? 0 : from + 1,
          to: Math.min(from + pageSize, page.total),
          total: page.total,
        })}
      </span>
      {turn('next', asked + 1, asked < page.pages)}
      {turn('last', page.pages, asked < page.pages)}
      <label className="platform-per-page">
        {t('platform.perPage')}
        <select
          data-testid="platform-page-size"
          value={pageSize}
          onChange={(event) => requery({ pageSize: Number(event.target.value) })}
        >
          {SIZES.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
    </nav>
  )
}
