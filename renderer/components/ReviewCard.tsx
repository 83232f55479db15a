import type { Review } from '../../shared/domain.ts'
import { bytes, footage, timeLeft } from '../format.ts'
import { endReview } from '../state/items.ts'
import { setFilter } from '../state/queue-view.ts'
import { useStore } from '../state/store.ts'
import { strings } from '../strings.ts'

const words = strings.review

/** What was dropped and waits for "Start": what of it will be sent, what not, and what that takes. */
export function ReviewCard() {
  const review = useStore((state) => state.view?.totals.review ?? null)
  if (review === null) return null
  const against = review.refused + review.alreadyIndexed
  return (
    <section className="review" data-testid="review" aria-label={words.label}>
      <div className="review-text">
        <h2>{review.examining > 0 ? words.examining(review.examining) : words.title}</h2>
        <p data-testid="review-verdict">{verdict(review)}</p>
        <p className="quiet">{amounts(review)}</p>
        {review.minutesOverPlan > 0 && (
          <p className="review-warning">{words.overPlan(Math.ceil(review.minutesOverPlan))}</p>
        )}
      </div>
      {against > 0 && (
        <button type="button" className="button" onClick={() => setFilter('attention')}>
          {words.showRefused}
        </button>
      )}
      <button
        type="button"
        className="button"
        data-testid="review-discard"
        onClick={() => void endReview(false)}
      >
        {words.discard}
      </button>
      <button
        type="button"
        className="button primary"
        data-testid="review-start"
        onClick={() => void endReview(true)}
      >
        {words.start}
      </button>
    </section>
  )
}

function verdict(review: Review): string {
  return [
    words.pass(review.passing) + (review.warned > 0 ? ` (${words.warned(review.warned)})` : ''),
    ...(review.refused > 0 ? [words.refused(review.refused)] : []),
    ...(review.alreadyIndexed > 0 ? [words.already(review.alreadyIndexed)] : []),
  ].join(' · ')
}

function amounts(review: Review): string {
  return [
    words.amount(bytes(review.bytes), footage(review.videoSeconds)),
    ...(review.uploadSeconds === null ? [] : [words.takes(timeLeft(review.uploadSeconds))]),
    ...(review.costUsd === null ? [] : [words.costs(`$${review.costUsd.toFixed(2)}`)]),
  ].join(' · ')
}
