/**
 * The words of all languages, as i18next takes them: plurals are keys that end in `_one` and `_other`, values stand in
 * `{{braces}}`, and `{{count, number}}` is written as the language writes numbers.
 */
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import type { Language } from './languages.ts'

export const RESOURCES = {
  en: { translation: en },
  de: { translation: de },
} as const satisfies Record<Language, object>
