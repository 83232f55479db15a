/** What the person chose about the app: language, theme and the like. Main keeps it. */
import type { Chosen } from '../../shared/contract.ts'
import type { Preferences } from '../../shared/preferences.ts'
import { setLanguage } from '../i18n.ts'
import { askMain } from './bridge.ts'
import { current, patch } from './store.ts'

export async function loadPreferences(): Promise<void> {
  const chosen = await askMain('preferences', {})
  if (chosen) takePreferences(chosen)
}

let changes = 0

/** Shown as chosen at once, so that no press of a key is lost while the answer is on its way; as it was, where main refuses. */
export async function setPreferences(change: Partial<Preferences>): Promise<void> {
  const mine = ++changes
  const { chosen: before } = current()
  if (before) patch({ chosen: { ...before, preferences: { ...before.preferences, ...change } } })
  const chosen = await askMain('setPreferences', change)
  if (mine !== changes) return
  if (chosen) takePreferences(chosen)
  else await loadPreferences()
}

export function takePreferences(chosen: Chosen): void {
  setLanguage(chosen.language)
  document.documentElement.lang = chosen.language
  patch({ chosen })
}
