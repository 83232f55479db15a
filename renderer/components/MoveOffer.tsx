import { takeMoveOffer } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

/** After another index was chosen: what was not sent yet can go there, and is judged there at once. */
export function MoveOffer() {
  const offer = useStore((state) => state.moveOffer)
  if (offer === null) return null
  return (
    <div className="report" data-testid="move-offer">
      <Icon name="info" />
      <div className="report-text">
        {t('problems.moveOffer.question', { count: offer.clips, from: offer.from.name, to: offer.to.name })}
      </div>
      <button
        type="button"
        className="button small"
        data-testid="move-offer-yes"
        onClick={() => void takeMoveOffer()}
      >
        {t('problems.moveOffer.yes', { count: offer.clips })}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('common.dismiss')}
        onClick={() => patch({ moveOffer: null })}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
