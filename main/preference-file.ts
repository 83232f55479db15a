/** Keeps what a person chooses about the app, in `preferences.json` of the user data folder. */
import { Preferences } from '../shared/preferences.ts'
import { writeJson } from './json-file.ts'
import { log } from './log.ts'
import type { SomePreferences } from './preferences.ts'

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
  set(change: SomePreferences): Preferences {
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
