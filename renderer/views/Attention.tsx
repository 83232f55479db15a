import { useEffect } from 'react'
import { CauseCard } from '../components/CauseCard.tsx'
import { DetailsPanel } from '../components/DetailsPanel.tsx'
import { Icon } from '../components/icons.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { HoldCard, ReviewWaits, WatchTrouble } from '../components/StandingCards.tsx'
import { t } from '../i18n.ts'
import { lookAtCauses } from '../state/causes.ts'
import { closeDetails } from '../state/details.ts'
import { useStore } from '../state/store.ts'

/** Counts may stay the same while clips move between groups: it is looked at again so often, in ms. */
const AGAIN_MS = 2000
const IN_TROUBLE: ReadonlySet<string> = new Set(['denied', 'faulty', 'away'])

/** Everything that waits for a person, by its cause, each with what helps. */
export function Attention() {
  const isOpen = useStore((state) => state.selected !== null)
  return (
    <div className="queue-body">
      <div className="attention-page">
        <PageFrame page="attention" onEscape={isOpen ? closeDetails : null}>
          <Groups />
        </PageFrame>
      </div>
      {isOpen && <DetailsPanel />}
    </div>
  )
}

function Groups() {
  useFollowCauses()
  const causes = useStore((state) => state.causes)
  const hold = useStore((state) => state.view?.totals.hold ?? null)
  const hasKey = useStore((state) => state.key?.kind !== 'none')
  const review = useStore((state) => state.view?.totals.review ?? null)
  const watches = useStore((state) => state.watches) ?? []
  const troubled = watches.filter(({ state }) => IN_TROUBLE.has(state))
  // A hold that ends by itself needs nobody.
  const isHeld = hold !== null && hold.until === null
  if (causes === null) return null
  if (causes.length === 0 && !isHeld && hasKey && review === null && troubled.length === 0) return <AllWell />
  return (
    <ul className="attention-groups" data-testid="attention-groups">
      {(isHeld || !hasKey) && <HoldCard failure={isHeld ? hold.failure : null} />}
      {review && <ReviewWaits review={review} />}
      {causes.map((group) => {
        const { state, code, model, indexId } = group.cause
        return <CauseCard key={[state, code, model, indexId].join(' ')} group={group} />
      })}
      {troubled.map((watch) => (
        <WatchTrouble key={watch.id} watch={watch} />
      ))}
    </ul>
  )
}

function AllWell() {
  const byState = useStore((state) => state.view?.totals.byState)
  const { found = 0, waiting = 0, uploading = 0, processing = 0, indexing = 0, ready = 0 } = byState ?? {}
  const sent = found + waiting + uploading
  const parts = [
    ...(sent > 0 ? [t('attention.under.uploading', { count: sent })] : []),
    ...(processing + indexing > 0 ? [t('attention.under.indexing', { count: processing + indexing })] : []),
    ...(ready > 0 ? [t('attention.under.ready', { count: ready })] : []),
  ]
  return (
    <div className="attention-well" data-testid="attention-well">
      <Icon name="ready" size={32} />
      <h2>{t('attention.well')}</h2>
      <p className="quiet">{parts.length === 0 ? t('attention.under.idle') : parts.join(' · ')}</p>
    </div>
  )
}

function useFollowCauses() {
  const counts = useStore(({ view }) => `${view?.totals.byState.refused} ${view?.totals.byState.failed}`)
  useEffect(lookAtCauses, [counts])
  useEffect(() => {
    const timer = setInterval(lookAtCauses, AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
}
