import type { Gauge, Problem } from '../../../shared/problem.ts'
import { english, isText, type Phrase } from '../../../shared/phrase.ts'

/**
 * A reason for or against a clip, in English and as the phrase that the window says in its language. The phrase's own
 * values `measured`, `allowed` and `advice` are told apart as well.
 */
export function problem(
  code: string,
  severity: Problem['severity'],
  said: Phrase,
  more: { model?: string; gauge?: Gauge } = {},
): Problem {
  const part = (name: 'measured' | 'allowed' | 'advice') => {
    const value = said.values[name]
    return isText(value) ? { [name]: english(value) } : {}
  }
  return {
    code,
    severity,
    message: english(said),
    ...part('measured'),
    ...part('allowed'),
    ...part('advice'),
    ...more,
    said,
  }
}
