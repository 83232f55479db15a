/** What was used of the plan, in words and as shares of what it allows. */
import type { PlanUsage } from '../shared/plan-usage.ts'
import { number } from './format.ts'
import { t } from './i18n.ts'

/** From this share on a limit is near. */
export const NEAR = 0.9

const NAMES = ['uploadCalls', 'indexCalls', 'videoInHour', 'videoInDay', 'videoEver', 'indexing'] as const
type Name = (typeof NAMES)[number]
const IN_MINUTES: ReadonlySet<Name> = new Set(['videoInHour', 'videoInDay', 'videoEver'])

/** One limit of the plan. */
export interface UsageLine {
  readonly name: Name
  readonly label: string
  readonly value: string
  /** Part of what is allowed, 0 to 1; null where no limit is known. */
  readonly share: number | null
}

export function usageLines(usage: PlanUsage): UsageLine[] {
  return NAMES.flatMap((name): UsageLine[] => {
    const one = usage[name]
    if (one === null) return []
    const { limit } = one
    // What was begun counts: a limit never seems further away than it is.
    const used = Math.ceil(one.used)
    const share = limit === null ? null : limit === 0 ? 1 : Math.min(1, one.used / limit)
    return [{ name, label: t(`frame.plan.names.${name}`), value: valueWords(name, used, limit), share }]
  })
}

function valueWords(name: Name, used: number, limit: number | null): string {
  if (limit !== null)
    return t(IN_MINUTES.has(name) ? 'frame.plan.usedMinutes' : 'frame.plan.used', { used, limit })
  return IN_MINUTES.has(name) ? t('frame.plan.minutes', { used }) : number(used)
}

/** The line whose limit is nearest; null where no limit is known. How many are indexed at once comes and goes. */
export function nearestLimit(lines: readonly UsageLine[]): (UsageLine & { share: number }) | null {
  const limited = lines.flatMap((line) =>
    line.share === null || line.name === 'indexing' ? [] : [{ ...line, share: line.share }],
  )
  const [first, ...others] = limited
  return first === undefined
    ? null
    : others.reduce((most, one) => (one.share > most.share ? one : most), first)
}

/** Whole percent; what was begun is at least one. */
export const sharePercent = (share: number): number =>
  share === 0 ? 0 : Math.max(1, Math.floor(share * 100))
