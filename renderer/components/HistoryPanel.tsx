import type { HistoryDetails, HistoryRow } from '../../shared/history.ts'
import { t } from '../i18n.ts'
import { failureText, problemText } from '../said.ts'
import { closePast, sendAgain } from '../state/history.ts'
import { reveal } from '../state/items.ts'
import { DetailsHistory } from './DetailsHistory.tsx'
import { DetailsMedia } from './DetailsMedia.tsx'
import { DetailsPlatform } from './DetailsPlatform.tsx'
import { Icon } from './icons.tsx'
import { StreamSection } from './StreamPlayer.tsx'
import { StateMark } from './StateMark.tsx'

/** All that is known of a clip that has ended. */
export function HistoryPanel({ details, onForget }: { details: HistoryDetails; onForget: () => void }) {
  const { row, events } = details
  return (
    <aside
      className="details"
      data-testid="history-panel"
      aria-label={row.name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        closePast()
      }}
    >
      <header className="details-head">
        <div>
          <h2 title={row.name}>{row.name}</h2>
          <StateMark row={row} />
        </div>
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={closePast}>
          <Icon name="close" />
        </button>
      </header>
      <div className="details-body">
        <div className="details-actions">
          <button
            type="button"
            className="button small"
            data-testid="history-again"
            onClick={() => void sendAgain(row.id)}
          >
            <Icon name="retry" size={14} /> {t('history.again')}
          </button>
          {row.removedAt === null ? (
            <button type="button" className="button small" onClick={() => void reveal(row.id)}>
              <Icon name="reveal" size={14} /> {t('history.reveal')}
            </button>
          ) : (
            <button type="button" className="button small" data-testid="history-forget" onClick={onForget}>
              <Icon name="bin" size={14} /> {t('history.forget')}
            </button>
          )}
        </div>
        <Reasons row={row} />
        <DetailsMedia row={row} />
        <StreamSection row={row} />
        <DetailsPlatform row={row} />
        <DetailsHistory events={events} />
      </div>
    </aside>
  )
}

function Reasons({ row }: { row: HistoryRow }) {
  const reasons = [...(row.failure ? [failureText(row.failure)] : []), ...row.problems.map(problemText)]
  if (reasons.length === 0) return null
  return (
    <section>
      {reasons.map((reason) => (
        <div key={reason} className="problem" data-kind={row.state === 'failed' ? 'fail' : 'warn'}>
          <p>{reason}</p>
        </div>
      ))}
    </section>
  )
}
