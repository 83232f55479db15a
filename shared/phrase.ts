/**
 * Sentences that the engine makes and the window says again in another language: the name of a sentence in
 * `shared/words/<language>/phrases.ts`, and what stands in it. The engine itself speaks English.
 */
import { z } from 'zod'
import { listsIn, numbersIn, pluralsIn, timesIn } from './intl.ts'
import { within } from './shown.ts'
import { phrases as ENGLISH } from './words/en/phrases.ts'

export type PhraseKey = Exclude<keyof typeof ENGLISH, `${string}_one` | `${string}_other`> | PluralKey
type PluralKey = keyof typeof ENGLISH extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never
/** The sentences of a language, by name. */
export type Phrases = Readonly<Record<keyof typeof ENGLISH, string>>

/** A list of names is told as `A, B and C`; `count` chooses between the forms of a plural. */
export type PhraseValue = string | number | Day | Phrase | readonly string[]
/** A day, in epoch ms; told with its month and year. */
type Day = { readonly day: number }
export interface Phrase {
  readonly key: string
  readonly values: Readonly<Record<string, PhraseValue>>
}

/** As it comes out of the database or over a channel. */
export const Phrase: z.ZodType<Phrase> = z.lazy(() =>
  z.object({
    key: z.string(),
    values: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.array(z.string()), z.object({ day: z.number() }), Phrase]),
    ),
  }),
)

export const phrase = (key: PhraseKey, values: Phrase['values'] = {}): Phrase => ({ key, values })

/** Whether a value can be told by itself. */
export const isText = (value: PhraseValue | undefined): value is Phrase | string =>
  typeof value === 'string' || (typeof value === 'object' && 'key' in value)

/** In English; dates and lists as in Britain. */
export const english = (said: Phrase | string): string =>
  typeof said === 'string' ? said : speak(ENGLISH, 'en-GB', said)

/** @param locale says how numbers and lists are written */
export function speak(phrases: Phrases, locale: string, said: Phrase): string {
  const { count } = said.values
  const plural = typeof count === 'number' ? `${said.key}_${pluralsIn(locale).select(count)}` : ''
  const text = textOf(phrases, plural) ?? textOf(phrases, said.key) ?? said.key
  const values = Object.entries(said.values).map(([name, value]) => [name, valueIn(phrases, locale, value)])
  return fill(text, Object.fromEntries(values) as Record<string, string>)
}

function valueIn(phrases: Phrases, locale: string, value: PhraseValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numbersIn(locale, { maximumFractionDigits: 6 }).format(value)
  if ('day' in value) return timesIn(locale, { dateStyle: 'long' }).format(value.day)
  if ('key' in value) return speak(phrases, locale, value)
  return listsIn(locale).format(value)
}

const textOf = (phrases: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(phrases, key) ? phrases[key] : undefined

/** Puts values into `{{name}}`, everything in them visible; what is not given leaves nothing. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => within(values[name] ?? ''))
