/** What the last ten minutes of sending come to. */
import type { Answer } from '../shared/contract.ts'
import { speed } from './format.ts'
import { t } from './i18n.ts'

export type Throughput = Answer<'throughput'>

/** Rates in bytes per second. */
export interface ThroughputSums {
  /** Over the steps in which something left; 0 where nothing did. */
  readonly average: number
  readonly peak: number
  readonly sentBytes: number
}

export function sumUp({ stepSeconds, bytesPerSecond }: Throughput): ThroughputSums {
  const moving = bytesPerSecond.filter((rate) => rate > 0)
  const sum = moving.reduce((all, rate) => all + rate, 0)
  return {
    average: moving.length === 0 ? 0 : sum / moving.length,
    peak: Math.max(0, ...moving),
    sentBytes: sum * stepSeconds,
  }
}

/** Steps that a plot shows at least: a minute. */
const LEAST_STEPS = 30

/** The rates that are worth a picture: from when something first left, so that a young series fills its plot. */
export function sinceFirst(bytesPerSecond: readonly number[]): number[] {
  const first = bytesPerSecond.findIndex((rate) => rate > 0)
  const begin = first === -1 ? Infinity : Math.max(0, first - 1)
  return bytesPerSecond.slice(Math.max(0, Math.min(begin, bytesPerSecond.length - LEAST_STEPS)))
}

/** The plot in one sentence. @param now bytes per second; null while nothing moves */
export const throughputWords = ({ average, peak }: ThroughputSums, now: number | null): string =>
  t('frame.speed.button', {
    now: now === null ? t('frame.speed.idle') : speed(now),
    average: speed(average),
    peak: speed(peak),
  })
