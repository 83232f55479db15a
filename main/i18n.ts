/** Main's words in the chosen language; the window's end is `renderer/i18n.ts`, the sentences are in `shared/words/`. */
import { createInstance } from 'i18next'
import { within } from '../shared/shown.ts'
import type { Language } from '../shared/words/languages.ts'
import { RESOURCES } from '../shared/words/resources.ts'

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
