import { planOf } from '../../shared/plans.ts'
import type { Forecast, HeldBackBy } from '../../shared/forecast.ts'
import type { Settings } from '../../shared/settings.ts'
import { t } from '../i18n.ts'
import { boundAdvice, forecastFacts } from '../line-words.ts'
import type { Steady } from '../steady-time.ts'
import { askMain } from '../state/bridge.ts'
import { patch } from '../state/store.ts'
import { Fact } from './Fact.tsx'
import { Popup } from './Popup.tsx'
import type { Opened } from './use-popup.ts'

/** What another setting changes; the rest is the platform's, the plan's or the line's. */
const SET_HERE: ReadonlySet<HeldBackBy> = new Set(['bandwidthLimit', 'uploadHours'])
const BY_PLAN: ReadonlySet<HeldBackBy> = new Set([
  'callsPerMinute',
  'callsPerDay',
  'videoPerHour',
  'videoPerDay',
  'indexingSlots',
  'planMinutes',
])

/** The forecast at length: when, for how much, what holds it back most, and what a person can do about that. */
export function ForecastPanel(props: {
  forecast: Forecast
  shown: Steady
  settings: Settings
  now: number
  opened: Opened
  onClose: () => void
}) {
  const { forecast, shown, settings, now } = props
  const plan = planOf(settings.plan)
  const by = forecast.minutesOverPlan > 0 ? 'planMinutes' : forecast.heldBackBy
  const goTo = (run: () => unknown) => () => {
    props.onClose()
    run()
  }
  return (
    <Popup
      opened={props.opened}
      role="dialog"
      label={t('line.forecast')}
      testId="forecast-panel"
      onClose={props.onClose}
    >
      <div className="forecast-panel">
        <dl className="facts">
          {forecastFacts(forecast, shown, plan, now).map(([name, value]) => (
            <Fact key={name} label={name}>
              {value}
            </Fact>
          ))}
          {by !== null && <Fact label={t('line.facts.by')}>{t(`line.bounds.${by}`)}</Fact>}
        </dl>
        {by !== null && <p>{boundAdvice(by, plan)}</p>}
        <div className="forecast-links">
          {(plan === null || (by !== null && SET_HERE.has(by))) && (
            <button type="button" className="link" onClick={goTo(() => patch({ page: 'settings' }))}>
              {plan === null ? t('line.choosePlan') : t('line.openSettings')}
            </button>
          )}
          {by !== null && BY_PLAN.has(by) && (
            <button
              type="button"
              className="link"
              onClick={goTo(() => askMain('openPage', { page: 'pricing' }))}
            >
              {t('line.openPricing')}
            </button>
          )}
        </div>
        <p className="dim">{t('line.estimate')}</p>
      </div>
    </Popup>
  )
}
