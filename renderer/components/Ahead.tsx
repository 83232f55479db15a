import type { Settings } from '../../shared/settings.ts'
import type { Totals } from '../../shared/totals.ts'
import { forecastWords } from '../line-words.ts'
import { ForecastPanel } from './ForecastPanel.tsx'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'
import { usePopup } from './use-popup.ts'
import { useSteadyForecast } from './use-steady-forecast.ts'

/** When everything is sent and when it is ready, as a button that opens the forecast at length. */
export function Ahead({ totals, settings }: { totals: Totals; settings: Settings }) {
  const now = useNow(true)
  const { opened, toggle, close } = usePopup()
  const { forecast, opensAt } = totals
  // One from before the hours ended does not hold any more.
  const isOver = opensAt !== null && forecast?.doneAt !== null && (forecast?.doneAt ?? 0) < opensAt
  const shown = useSteadyForecast(isOver ? null : forecast, now)
  const text = forecast === null ? null : forecastWords(forecast, shown, now)
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
        <span className="forecast-main">{text.main}</span>
        {text.more !== '' && <span className="forecast-more">{text.more}</span>}
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
