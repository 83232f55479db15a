/** Keeps what a person chooses about the app, in `preferences.json` of the user data folder. */
import { DEFAULT_PREFERENCES, Preferences } from '../shared/preferences.ts'
import { readJson, writeJson } from './json-file.ts'
import { log } from './log.ts'

type Change = { [K in keyof Preferences]?: Preferences[K] | undefined }

export class PreferenceFile {
  readonly #file: string
  readonly #onChange: (now: Preferences) => void
  #now: Preferences

  /** @param preset what a facility has set beforehand; a person's own choice wins */
  constructor(file: string, preset: Change, onChange: (now: Preferences) => void) {
    this.#file = file
    this.#onChange = onChange
    const kept = readJson(file, Preferences.partial()) ?? {}
    this.#now = Preferences.parse({ ...DEFAULT_PREFERENCES, ...preset, ...kept })
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
