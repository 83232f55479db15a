/** Keeps what a person chooses about the app, in `preferences.json` of the user data folder. */
import { DEFAULT_PREFERENCES, Preferences } from '../shared/preferences.ts'
import { readJson, writeJson } from './json-file.ts'
import { log } from './log.ts'

/** What a facility has set beforehand, or a person changes. */
type Change = { [K in keyof Preferences]?: Preferences[K] | undefined }

/** As they were kept, whatever of it fits; a person's own choice wins over what a facility has set beforehand. */
export function readPreferences(file: string, preset: Change): Preferences {
  const kept = readJson(file, Preferences.partial()) ?? {}
  return Preferences.parse({ ...DEFAULT_PREFERENCES, ...preset, ...kept })
}

export class PreferenceFile {
  readonly #file: string
  readonly #onChange: (now: Preferences) => void
  #now: Preferences

  /** @param kept what `readPreferences` gave */
  constructor(file: string, kept: Preferences, onChange: (now: Preferences) => void) {
    this.#file = file
    this.#now = kept
    this.#onChange = onChange
  }

  get now(): Preferences {
    return this.#now
  }

  /** Counts from now on, even where it cannot be kept for the next start. */
  set(change: Change): Preferences {
    this.#now = Preferences.parse({ ...this.#now, ...withoutGaps(change) })
    try {
      writeJson(this.#file, this.#now)
    } catch (error) {
      log.error('preferences: cannot be kept', error)
    }
    this.#onChange(this.#now)
    return this.#now
  }
}

const withoutGaps = (change: object): object =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
