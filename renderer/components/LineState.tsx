import type { Totals } from '../../shared/domain.ts'
import { forecastDetails, forecastWords, standing } from '../line-words.ts'
import { useNow } from './use-now.ts'

/** One line above the footer: when all will be done, and what holds it back. Nothing while there is nothing to say. */
export function LineState({ totals }: { totals: Totals }) {
  const now = useNow(true)
  const held = standing(totals, now)
  const ahead = forecastWords(totals.forecast, now)
  if (held.length === 0 && ahead === null) return null
  return (
    <div className="line-words" data-testid="line-words" aria-live="off">
      {ahead !== null && (
        <span
          data-testid="forecast"
          className={totals.forecast && totals.forecast.minutesOverPlan > 0 ? 'warning' : undefined}
          title={totals.forecast ? forecastDetails(totals.forecast) : undefined}
        >
          {ahead}
        </span>
      )}
      {held.map((text) => (
        <span key={text} className="line-held" data-testid="line-held">
          {text}
        </span>
      ))}
    </div>
  )
}
