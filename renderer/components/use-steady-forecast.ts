import { useState } from 'react'
import type { Forecast } from '../../shared/forecast.ts'
import { NOTHING_STEADY, steadyForecast, type Steady } from '../steady-time.ts'

/** The times of a forecast as they are to be shown: once they are worth something, and without jumps. */
export function useSteadyForecast(forecast: Forecast | null, now: number): Steady {
  const [shown, setShown] = useState(NOTHING_STEADY)
  const next = steadyForecast(shown, forecast, now)
  if (next !== shown) setShown(next)
  return next
}
