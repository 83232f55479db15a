/** The window's words in the chosen language: `t('compare.title')`. The sentences are in `shared/words/`. */
import { createInstance } from 'i18next'
import { within } from '../shared/shown.ts'
import type { Language } from '../shared/words/languages.ts'
import { RESOURCES } from '../shared/words/resources.ts'
import type { en } from '../shared/words/en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

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

/** The language that is spoken now. */
export const language = (): Language => i18n.language as Language

/** Speaks another language from now on; what is drawn already has to be drawn anew. */
export function setLanguage(language: Language): void {
  void i18n.changeLanguage(language)
}
