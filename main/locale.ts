/** Which language is meant by a person's choice and by the locales of the system. */
import type { Preferences } from '../shared/preferences.ts'
import { LANGUAGES, type Language } from '../shared/words/languages.ts'

/**
 * @param chosen as the person wants it
 * @param system the locales that the person prefers on this system, such as `de-AT`, best first
 */
export function languageOf(chosen: Preferences['language'], system: readonly string[]): Language {
  if (chosen !== 'system') return chosen
  for (const locale of system) {
    const spoken = LANGUAGES.find((language) => isOf(locale, language))
    if (spoken !== undefined) return spoken
  }
  return 'en'
}

/** Whether a locale such as `de-AT` is of the language. */
export const isOf = (locale: string, language: Language): boolean =>
  locale.toLowerCase().split(/[-_]/)[0] === language
