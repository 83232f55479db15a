/** Reads what a person chose about the app; `preference-file.ts` keeps it. */
import { DEFAULT_PREFERENCES, Preferences } from '../shared/preferences.ts'
import { readJson } from './json-file.ts'

/** What a facility has set beforehand, or a person changes. */
export type SomePreferences = { [K in keyof Preferences]?: Preferences[K] | undefined }

/** As they were kept, whatever of it fits; a person's own choice wins over what a facility has set beforehand. */
export function readPreferences(file: string, preset: SomePreferences): Preferences {
  const kept = readJson(file, Preferences.partial()) ?? {}
  return Preferences.parse({ ...DEFAULT_PREFERENCES, ...preset, ...kept })
}
