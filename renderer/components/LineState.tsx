import { planOf } from '../../shared/plans.ts'
import type { Settings, Totals } from '../../shared/domain.ts'
import { t } from '../i18n.ts'
import { forecastWords, hoursName, standing } from '../line-words.ts'
import { changeSettings, keepHoursAgain, uploadNow } from '../state/library.ts'
import { ForecastPanel } from './ForecastPanel.tsx'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'
import { usePopup } from './use-popup.ts'
import { useSteadyForecast } from './use-steady-forecast.ts'

/** One line above the footer: when all will be done, and what holds it back. Nothing while there is nothing to say. */
export function LineState({ totals, settings }: { totals: Totals; settings: Settings }) {
  const now = useNow(true)
  const held = standing(totals, planOf(settings.plan), now)
  const isClosed = totals.opensAt !== null
  return (
    <div className="line-words" data-testid="line-words" aria-live="off">
      {held.map((text) => (
        <span key={text} className="line-held" data-testid="line-held">
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
      <Ahead totals={totals} settings={settings} now={now} />
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

/** The forecast as a button that opens it at length. */
function Ahead({ totals, settings, now }: { totals: Totals; settings: Settings; now: number }) {
  const { opened, toggle, close } = usePopup()
  const { forecast, opensAt } = totals
  // One from before the hours ended does not hold any more.
  const isOver = opensAt !== null && forecast?.doneAt !== null && (forecast?.doneAt ?? 0) < opensAt
  const shown = useSteadyForecast(isOver ? null : forecast, now)
  const text = forecast === null ? null : forecastWords(forecast, shown.doneAt, now)
  if (forecast === null || text === null) return null
  const isOverPlan = forecast.minutesOverPlan > 0
  return (
    <>
      <button
        type="button"
        className={isOverPlan ? 'forecast warning' : 'forecast'}
        data-testid="forecast"
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        onClick={toggle}
      >
        {isOverPlan && <Icon name="failed" size={14} />}
        {text}
        <Icon name="info" size={13} />
      </button>
      {opened !== null && (
        <ForecastPanel
          forecast={forecast}
          shown={shown}
          settings={settings}
          now={now}
          opened={opened}
          onClose={close}
        />
      )}
    </>
  )
}
