/** What the person chose about the app: language, theme and the like. Main keeps it. */
import type { Chosen } from '../../shared/contract.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { setLanguage } from '../i18n.ts'
import { askMain } from './bridge.ts'
import { patch } from './store.ts'

export async function loadPreferences(): Promise<void> {
  const chosen = await askMain('preferences', {})
  if (chosen) takePreferences(chosen)
}

export async function setPreferences(change: Partial<Preferences>): Promise<void> {
  const chosen = await askMain('setPreferences', change)
  if (chosen) takePreferences(chosen)
}

export function takePreferences(chosen: Chosen): void {
  setLanguage(chosen.language)
  document.documentElement.lang = chosen.language
  patch({ chosen })
}
