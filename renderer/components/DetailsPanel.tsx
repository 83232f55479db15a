import { useEffect, useRef } from 'react'
import type { ItemRow } from '../../shared/item.ts'
import { closeDetails } from '../state/details.ts'
import { useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { ClipPictures } from './ClipPictures.tsx'
import { DetailsClocks } from './DetailsClocks.tsx'
import { DetailsHistory } from './DetailsHistory.tsx'
import { DetailsMedia } from './DetailsMedia.tsx'
import { DetailsPlatform } from './DetailsPlatform.tsx'
import { DetailsProblems } from './DetailsProblems.tsx'
import { Icon } from './icons.tsx'
import { mainAction, otherActions } from './row-actions.ts'
import { RowProgress } from './RowProgress.tsx'
import { StreamSection } from './StreamPlayer.tsx'
import { StateMark } from './StateMark.tsx'

/** Everything about one clip, beside the list. */
export function DetailsPanel() {
  const details = useStore((state) => state.details)
  const live = useStore((state) => state.view?.rows.find((row) => row.id === state.selected))
  const panel = useRef<HTMLElement>(null)
  const row = live ?? details?.row
  useEscape(panel)
  if (!row) return null

  return (
    <aside
      className="details"
      ref={panel}
      data-testid="details"
      aria-label={t('row.details', { name: row.name })}
    >
      <header className="details-head">
        <div>
          <h2 title={row.name}>{row.name}</h2>
          <StateMark row={row} />
        </div>
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={closeDetails}>
          <Icon name="close" />
        </button>
      </header>
      <div className="details-body" tabIndex={0} role="group" aria-label={t('details.label')}>
        <ClipPictures key={row.id} row={row} />
        {row.state === 'uploading' && <RowProgress row={row} hasIndex={false} />}
        <Actions row={row} />
        <DetailsProblems row={row} />
        <DetailsClocks row={row} />
        <DetailsMedia row={row} />
        <StreamSection key={`${row.id} stream`} row={row} />
        <DetailsPlatform row={row} />
        {details && <DetailsHistory events={details.events} />}
      </div>
    </aside>
  )
}

function Actions({ row }: { row: ItemRow }) {
  const main = mainAction(row)
  return (
    <div className="details-actions">
      {[...(main ? [main] : []), ...otherActions(row)].map((action) => (
        <button
          key={action.id}
          type="button"
          className="button small"
          data-testid={`details-action-${action.id}`}
          onClick={() => void action.run()}
        >
          <Icon name={action.icon} size={14} /> {action.label}
        </button>
      ))}
    </div>
  )
}

/** Escape closes the panel and leaves the focus on the row it came from. */
function useEscape(panel: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return
      if (event.target instanceof HTMLInputElement) return
      const id = useStore.getState().selected
      const inside = panel.current?.contains(document.activeElement) ?? false
      closeDetails()
      if (id && inside) document.querySelector<HTMLElement>(`.row[data-id="${CSS.escape(id)}"]`)?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [panel])
}
