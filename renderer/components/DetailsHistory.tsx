import type { ItemEvent } from '../../shared/item.ts'
import { moment } from '../format.ts'
import { t } from '../i18n.ts'
import { Figure } from './Figure.tsx'
import { StateMark } from './StateMark.tsx'
import { useNow } from './use-now.ts'
import { reasonText } from '../said.ts'

/** Every change of state with its time and reason, oldest first. */
export function DetailsHistory({ events }: { events: readonly ItemEvent[] }) {
  const now = useNow(false)
  return (
    <section>
      <h3>{t('details.history')}</h3>
      <ol className="history" data-testid="history">
        {events.map((event, index) => (
          <li key={`${event.at}-${index}`}>
            <StateMark row={{ state: event.to, paused: false }} />
            <time dateTime={new Date(event.at).toISOString()}>
              <Figure>{moment(event.at, now)}</Figure>
            </time>
            {event.reason !== '' && <p>{reasonText(event.reason)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
