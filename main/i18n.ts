/** Main's words in the chosen language; the window's end is `renderer/i18n.ts`, the sentences are in `shared/words/`. */
import { createInstance } from 'i18next'
import { within } from '../shared/shown.ts'
import { LANGUAGES, RESOURCES, type Language } from '../shared/words/languages.ts'
import type { Preferences } from '../shared/preferences.ts'

const i18n = createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: RESOURCES,
  // What is put in is never markup: React escapes by itself, and the system's menus and notifications show plain text.
  interpolation: { escape: within },
  initAsync: false,
})

export const t = i18n.t

/** Speaks another language from now on; menus that are there already have to be made anew. */
export function setLanguage(language: Language): void {
  void i18n.changeLanguage(language)
}

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
