import { planOf } from '../../shared/plans.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { t } from '../i18n.ts'
import { hoursName, standing } from '../line-words.ts'
import { changeSettings, keepHoursAgain, uploadNow } from '../state/library.ts'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'

/** What holds everything back, in a line of its own with what can be done about it. Nothing while nothing does. */
export function LineState({ totals, settings }: { totals: Totals; settings: Settings }) {
  const now = useNow(true)
  const held = standing(totals, planOf(settings.plan), now)
  const isClosed = totals.opensAt !== null
  const isSetAside = !isClosed && settings.hoursSetAside !== null
  if (held.length === 0 && !isClosed && !isSetAside) return null
  return (
    <div className="line-words" data-testid="line-words" aria-live="off">
      {held.map((text) => (
        <span key={text} className="line-held" data-testid="line-held">
          <Icon name="slow" size={13} />
          {text}
        </span>
      ))}
      {isClosed && <Action id="upload-now" label={t('line.uploadNow')} run={uploadNow} />}
      {!isClosed && settings.hoursSetAside !== null && (
        <span className="line-group">
          {t('line.setAside', { hours: hoursName(settings.hoursSetAside) })}
          <Action id="hours-again" label={t('line.hoursAgain')} run={keepHoursAgain} />
          <Action
            id="hours-forget"
            label={t('line.hoursForget')}
            run={() => changeSettings({ hoursSetAside: null })}
          />
        </span>
      )}
    </div>
  )
}

function Action(props: { id: string; label: string; run: () => Promise<unknown> }) {
  return (
    <button type="button" className="link" data-testid={props.id} onClick={() => void props.run()}>
      {props.label}
    </button>
  )
}
