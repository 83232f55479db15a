/**
 * The languages of the app, as i18next takes them: plurals are keys that end in `_one` and `_other`, values stand in
 * `{{braces}}`, and `{{count, number}}` is written as the language writes numbers.
 */
import { de } from './de/index.ts'
import { en } from './en/index.ts'

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

export const RESOURCES = { en: { translation: en }, de: { translation: de } } as const
