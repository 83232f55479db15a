import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { ItemState } from '../../shared/item.ts'
import type { Review } from '../../shared/review.ts'
import type { Totals } from '../../shared/totals.ts'
import { causeTitle } from '../attention-words.ts'
import { bytes, dollars, footage, number, timeAhead, timeLeft, together } from '../format.ts'
import { t } from '../i18n.ts'
import { modelName } from '../index-words.ts'
import { discardReview, startReview } from '../state/items.ts'
import { setState } from '../state/queue-view.ts'
import { patch, useStore } from '../state/store.ts'
import { Fact } from './Fact.tsx'
import { Icon, type IconName } from './icons.tsx'
import { useNow } from './use-now.ts'

/** Reasons that are told by name; the rest is one click away. */
const MOST_REASONS = 3
const IN_INDEX: ReadonlySet<string | null> = new Set(['already_indexed', 'probably_indexed'])

/** What was dropped and waits for "Start": what of it will be sent, what not and why, and what that takes. */
export function ReviewCard() {
  const totals = useStore((state) => state.view?.totals ?? null)
  if (totals === null || totals.review === null) return null
  return <Card review={totals.review} totals={totals} />
}

function Card({ review, totals }: { review: Review; totals: Totals }) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    // Enter starts and Escape discards at once, unless a person is at something else.
    if (document.activeElement === document.body)
      card.current?.querySelector<HTMLElement>('[data-testid="review-start"]')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    void discardReview()
  }
  return (
    <section
      ref={card}
      className="review"
      data-testid="review"
      aria-label={t('review.label')}
      onKeyDown={onKeyDown}
    >
      <div className="review-head">
        <div className="review-text">
          <h2>
            {review.examining > 0 ? t('review.examining', { count: review.examining }) : t('review.title')}
          </h2>
          <Places review={review} />
        </div>
        <button
          type="button"
          className="button"
          data-testid="review-discard"
          aria-keyshortcuts="Escape"
          onClick={() => void discardReview()}
        >
          {t('review.discard')}
        </button>
        <button
          type="button"
          className="button primary"
          data-testid="review-start"
          disabled={review.examining === 0 && review.passing === 0}
          onClick={() => void startReview()}
        >
          {review.examining === 0 && review.passing > 0
            ? t('review.startClips', { count: review.passing })
            : t('review.start')}
        </button>
      </div>
      {review.examining > 0 && <Examined review={review} />}
      <Chips review={review} />
      <Refused review={review} />
      <Takes review={review} totals={totals} />
      {review.minutesOverPlan > 0 && (
        <p className="review-warning">
          <Icon name="attention" size={14} />
          {t('review.overPlan', { minutes: Math.ceil(review.minutesOverPlan) })}
        </p>
      )}
      <p className="visually-hidden" role="status" data-testid="review-verdict">
        {review.examining > 0 ? '' : verdict(review)}
      </p>
    </section>
  )
}

/** Into which index the clips go, and by which models they will be found. */
function Places({ review }: { review: Review }) {
  const indexes = useStore((state) => state.indexes) ?? []
  const names = review.indexes.map(({ id, name }) => {
    const models = indexes.find((index) => index.id === id)?.models ?? []
    return models.length === 0
      ? name
      : t('review.withModels', { name, models: together(models.map(modelName)) })
  })
  return <p className="quiet">{t('review.into', { names: together(names) })}</p>
}

/** How far the examination is. */
function Examined({ review }: { review: Review }) {
  const done = review.passing + review.refused + review.alreadyIndexed
  return (
    <progress
      className="review-progress"
      aria-label={t('review.progress')}
      value={done}
      max={done + review.examining}
    />
  )
}

/** How many clips came out how; each shows them in the list. */
function Chips({ review }: { review: Review }) {
  const { passing, warned, refused, alreadyIndexed } = review
  const chips: [id: string, count: number, icon: IconName, text: string, state: ItemState][] = [
    ['pass', passing - warned, 'ready', t('review.chips.pass', { count: passing - warned }), 'waiting'],
    ['warned', warned, 'info', t('review.chips.warned'), 'waiting'],
    ['refused', refused, 'refused', t('review.chips.refused'), 'refused'],
    ['already', alreadyIndexed, 'index', t('review.chips.already'), 'refused'],
  ]
  return (
    <div className="review-chips" role="group" aria-label={t('review.chips.label')}>
      {chips
        .filter(([id, count]) => id === 'pass' || count > 0)
        .map(([id, count, icon, text, state]) => (
          <button
            key={id}
            type="button"
            className="review-chip"
            data-kind={id}
            data-testid={`review-chip-${id}`}
            title={t('review.chips.show')}
            onClick={() => setState(state)}
          >
            <Icon name={icon} size={14} /> <strong>{number(count)}</strong> {text}
          </button>
        ))}
    </div>
  )
}

/** Why clips are refused, most frequent first. */
function Refused({ review }: { review: Review }) {
  const causes = review.causes.filter(({ code }) => !IN_INDEX.has(code))
  if (causes.length === 0) return null
  const rest = causes.slice(MOST_REASONS).reduce((sum, { clips }) => sum + clips, 0)
  const told = causes
    .slice(0, MOST_REASONS)
    .map((cause) => t('review.reason', { clips: number(cause.clips), why: causeTitle(cause) }))
  return (
    <p className="quiet" data-testid="review-reasons">
      {[...told, ...(rest > 0 ? [t('review.moreReasons', { count: rest })] : [])].join(' · ')}
    </p>
  )
}

/** How much it is, until when it takes and what it costs, as far as that is known. */
function Takes({ review, totals }: { review: Review; totals: Totals }) {
  const now = useNow(true)
  if (review.passing === 0) return null
  const { uploadSeconds, readySeconds, costUsd } = review
  const held = heldBackBy(review, totals)
  const startsAt = Math.max(now, totals.opensAt ?? 0)
  return (
    <dl className="review-facts">
      <Fact label={t('review.facts.amount')}>
        {t('review.amount', { size: bytes(review.bytes), video: footage(review.videoSeconds) })}
      </Fact>
      <Fact label={t('review.facts.upload')}>
        {uploadSeconds === null
          ? t('review.facts.notYet')
          : t('review.facts.about', { time: timeLeft(uploadSeconds) })}
      </Fact>
      {readySeconds !== null && (
        <Fact label={t('review.facts.ready')}>{timeAhead(startsAt + readySeconds * 1000, now, 'about')}</Fact>
      )}
      <Fact label={t('review.facts.cost')}>
        <Costs usd={costUsd} />
      </Fact>
      {held !== null && <Fact label={t('review.facts.held')}>{t(`line.bounds.${held}`)}</Fact>}
    </dl>
  )
}

function Costs({ usd }: { usd: number | null }) {
  if (usd === null)
    return (
      <button
        type="button"
        className="link"
        data-testid="review-plan"
        onClick={() => patch({ page: 'settings' })}
      >
        {t('review.facts.noPlan')}
      </button>
    )
  return usd === 0 ? t('review.facts.free') : t('review.facts.about', { time: dollars(usd, 2) })
}

/** What makes it take that long; null before any speed was measured. */
function heldBackBy({ uploadSeconds, readySeconds, minutesOverPlan }: Review, totals: Totals) {
  if (minutesOverPlan > 0) return 'planMinutes'
  if (totals.opensAt !== null) return 'uploadHours'
  if (uploadSeconds === null || readySeconds === null) return null
  if (uploadSeconds < readySeconds / 2) return 'indexing'
  return totals.bytesPerSecond === null ? 'line' : 'bandwidthLimit'
}

function verdict(review: Review): string {
  return [
    t('review.pass', { count: review.passing }) +
      (review.warned > 0 ? ` (${t('review.warned', { count: review.warned })})` : ''),
    ...(review.refused > 0 ? [t('review.refused', { count: review.refused })] : []),
    ...(review.alreadyIndexed > 0 ? [t('review.already', { count: review.alreadyIndexed })] : []),
  ].join(' · ')
}
