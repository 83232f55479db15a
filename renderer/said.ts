/** What the engine says in English, said again in the language of the window. */
import type { Problem } from '../shared/problem.ts'
import { failureIn, type Failure } from '../shared/errors.ts'
import { fill, isText, phrase, speak, type Phrase } from '../shared/phrase.ts'
import { RESOURCES } from '../shared/words/resources.ts'
import { TIMES } from './format.ts'
import { language } from './i18n.ts'

const words = () => RESOURCES[language()].translation
const locale = (): string => TIMES[language()]

/** A phrase of the engine; what older versions kept as a sentence stays English. */
export const spoken = (said: Phrase | string): string =>
  typeof said === 'string' ? said : speak(words().phrases, locale(), said)

export const failureText = (of: Failure): string => failureIn(words().failures, words().phrases, locale(), of)

export const problemText = ({ said, message }: Problem): string =>
  said === undefined ? message : spoken(said)

/** Why a clip is refused, without its name and the models: `3 s, allowed: at least 4 s. Trim in more footage.` */
export function briefProblem(problem: Problem): string {
  const { measured, allowed, advice } = problem.said?.values ?? {}
  // A warning says who might not take it, and how sure that is.
  if (problem.severity !== 'refuse') return problemText(problem)
  if (!isText(measured) || !isText(allowed) || !isText(advice)) return problemText(problem)
  return spoken(phrase('brief', { measured, allowed, advice }))
}

/** One of the parts that a problem also tells apart; undefined where it has none. */
export function problemPart(problem: Problem, part: 'measured' | 'allowed' | 'advice'): string | undefined {
  const value = problem.said?.values[part]
  return isText(value) ? spoken(value) : problem[part]
}

/** Why a clip changed its state; reasons that no sentence here is known for stay English. */
export function reasonText(reason: string): string {
  if (language() === 'en') return reason
  for (const [key, pattern] of PATTERNS) {
    const match = pattern.exec(reason)
    if (match) return fill(words().reasons[key], match.groups ?? {})
  }
  return failureReason(reason) ?? reason
}

type ReasonKey = keyof typeof RESOURCES.en.translation.reasons
const PATTERNS = Object.entries(RESOURCES.en.translation.reasons).map(
  ([key, text]) => [key as ReasonKey, patternOf(text)] as const,
)

type FailureKey = keyof typeof RESOURCES.en.translation.failures
const FAILURES = Object.entries(RESOURCES.en.translation.failures)
  .filter(([key]) => key !== 'wrong_usage')
  .map(([key, { text }]) => [key as FailureKey, patternOf(text)] as const)

/** A reason that is the sentence of a failure, as it was kept with it. */
function failureReason(reason: string): string | null {
  for (const [key, pattern] of FAILURES) {
    const match = pattern.exec(reason)
    if (match) return fill(words().failures[key].text, match.groups ?? {})
  }
  return null
}

/** Finds a sentence again, and what stands in it. */
function patternOf(text: string): RegExp {
  const parts = text.split(/\{\{(\w+)\}\}/)
  const source = parts.map((part, at) => {
    if (at % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    return part === 'tail' ? String.raw`(?<tail>(?: \(.*\))?)` : `(?<${part}>.+)`
  })
  return new RegExp(`^${source.join('')}$`, 's')
}
