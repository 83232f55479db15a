import type { Review } from '../../shared/domain.ts'
import { bytes, dollars, footage, timeLeft } from '../format.ts'
import { discardReview, startReview } from '../state/items.ts'
import { setFilter } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'

/** What was dropped and waits for "Start": what of it will be sent, what not, and what that takes. */
export function ReviewCard() {
  const review = useStore((state) => state.view?.totals.review ?? null)
  if (review === null) return null
  const against = review.refused + review.alreadyIndexed
  return (
    <section className="review" data-testid="review" aria-label={t('review.label')}>
      <div className="review-text">
        <h2>
          {review.examining > 0 ? t('review.examining', { count: review.examining }) : t('review.title')}
        </h2>
        <p data-testid="review-verdict">{verdict(review)}</p>
        <p className="quiet">{amounts(review)}</p>
        {review.minutesOverPlan > 0 && (
          <p className="review-warning">
            {t('review.overPlan', { minutes: Math.ceil(review.minutesOverPlan) })}
          </p>
        )}
      </div>
      {against > 0 && (
        <button type="button" className="button" onClick={() => setFilter('attention')}>
          {t('review.showRefused')}
        </button>
      )}
      <button
        type="button"
        className="button"
        data-testid="review-discard"
        onClick={() => void discardReview()}
      >
        {t('review.discard')}
      </button>
      <button
        type="button"
        className="button primary"
        data-testid="review-start"
        onClick={() => void startReview()}
      >
        {t('review.start')}
      </button>
    </section>
  )
}

function verdict(review: Review): string {
  return [
    t('review.pass', { count: review.passing }) +
      (review.warned > 0 ? ` (${t('review.warned', { count: review.warned })})` : ''),
    ...(review.refused > 0 ? [t('review.refused', { count: review.refused })] : []),
    ...(review.alreadyIndexed > 0 ? [t('review.already', { count: review.alreadyIndexed })] : []),
  ].join(' · ')
}

function amounts(review: Review): string {
  return [
    t('review.amount', { size: bytes(review.bytes), video: footage(review.videoSeconds) }),
    ...(review.uploadSeconds === null ? [] : [t('review.takes', { time: timeLeft(review.uploadSeconds) })]),
    ...(review.costUsd === null ? [] : [t('review.costs', { price: dollars(review.costUsd, 2) })]),
  ].join(' · ')
}
