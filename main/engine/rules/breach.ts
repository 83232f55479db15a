import type { Problem } from '../../../shared/problem.ts'
import { phrase, type Phrase } from '../../../shared/phrase.ts'
import type { Holder, Limits } from './limits.ts'
import { CURRENT_MODEL, KNOWN_MODELS } from './limits.ts'
import { modelTitle } from './model-name.ts'

/** A limit that a clip breaks: the strictest one, and all who set it at that value. */
export interface Breach {
  severity: Problem['severity']
  limit: number
  titles: string[]
}

/**
 * The breach to report among those who set a limit. What refuses goes before what only warns; then the strictest value.
 * @param breaks the broken limit of a holder, or null when its limit is kept
 * @param isStricter whether the first value allows less than the second
 */
export function findBreach(
  holders: readonly Holder[],
  breaks: (limits: Limits) => number | null,
  isStricter: (a: number, b: number) => boolean,
): Breach | null {
  const broken = holders.flatMap(({ title, binding, limits }) => {
    const limit = breaks(limits)
    return limit === null ? [] : [{ title, severity: binding, limit }]
  })
  const refusing = broken.filter(({ severity }) => severity === 'refuse')
  const pool = refusing.length > 0 ? refusing : broken
  const worst = pool.toSorted((a, b) =>
    isStricter(a.limit, b.limit) ? -1 : isStricter(b.limit, a.limit) ? 1 : 0,
  )[0]
  if (!worst) return null
  const titles = pool.filter(({ limit }) => limit === worst.limit).map(({ title }) => title)
  return { severity: worst.severity, limit: worst.limit, titles: [...new Set(titles)] }
}

/**
 * Says who sets a limit: `Pegasus 1.2 takes at most 1 h.` A guessed limit is said to be one.
 * @param allowed what they take or need: `at most 1 h`
 */
export function rule(
  severity: Problem['severity'],
  titles: readonly string[],
  verb: 'takes' | 'needs',
  allowed: Phrase,
): Phrase {
  if (severity === 'refuse') return phrase(verb, { who: titles, count: titles.length, allowed })
  return phrase(verb === 'takes' ? 'relatedTake' : 'relatedNeed', { who: titles, allowed })
}

/** `, or use an index with Marengo 3.0 only`, where that would help; else nothing. */
export function otherIndex(breaks: (limits: Limits) => boolean): Phrase | string {
  const current = KNOWN_MODELS[CURRENT_MODEL]
  return current && !breaks(current) ? phrase('orIndex', { model: modelTitle(CURRENT_MODEL) }) : ''
}
