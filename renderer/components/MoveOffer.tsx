import { takeMoveOffer } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { strings } from '../strings.ts'
import { Icon } from './icons.tsx'

const words = strings.moveOffer

/** After another index was chosen: what was not sent yet can go there, and is judged there at once. */
export function MoveOffer() {
  const offer = useStore((state) => state.moveOffer)
  if (offer === null) return null
  return (
    <div className="report" data-testid="move-offer">
      <Icon name="info" />
      <div className="report-text">{words.question(offer.clips, offer.from.name, offer.to.name)}</div>
      <button
        type="button"
        className="button small"
        data-testid="move-offer-yes"
        onClick={() => void takeMoveOffer()}
      >
        {words.yes(offer.clips)}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.dismiss}
        onClick={() => patch({ moveOffer: null })}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
