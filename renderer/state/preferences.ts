/** What the person chose about the app: language, theme and the like. Main keeps it. */
import type { Chosen } from '../../shared/contract.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { setLanguage } from '../i18n.ts'
import { atOnce } from './at-once.ts'
import { askMain } from './bridge.ts'
import { current, patch } from './store.ts'

export async function loadPreferences(): Promise<void> {
  const chosen = await askMain('preferences', {})
  if (chosen) takePreferences(chosen)
}

export const setPreferences = atOnce<Partial<Preferences>, Chosen>({
  show: (change) => {
    const { chosen } = current()
    if (chosen) patch({ chosen: { ...chosen, preferences: { ...chosen.preferences, ...change } } })
  },
  ask: (change) => askMain('setPreferences', change),
  take: takePreferences,
  reload: loadPreferences,
})

export function takePreferences(chosen: Chosen): void {
  setLanguage(chosen.language)
  document.documentElement.lang = chosen.language
  patch({ chosen })
}
