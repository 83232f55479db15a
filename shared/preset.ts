/**
 * The settings file of a facility: JSON that is laid out once per machine and says what every person there begins with,
 * and what none of them can change.
 */
import { z } from 'zod'
import { Settings } from './settings.ts'
import { Preferences } from './preferences.ts'

export const SETTING_NAMES = Settings.keyof()
export type SettingName = z.infer<typeof SETTING_NAMES>

export const Preset = z.strictObject({
  /** What the engine begins with; a person's own settings win, but for those that are locked. */
  settings: Settings.partial().strict().default({}),
  /** Settings that nobody can change here; each has to be named in `settings`. */
  locked: z.array(SETTING_NAMES).default([]),
  /** What the app begins with; a person's own choice wins. */
  preferences: Preferences.partial().strict().default({}),
  /** `off` keeps the app from looking for updates. */
  updates: z.enum(['ask', 'off']).default('ask'),
})
export type Preset = z.infer<typeof Preset>

export const NO_PRESET: Preset = Preset.parse({})

/** What a preset means for the engine: with which settings to begin, and which of them hold whatever was chosen. */
export interface SettingsBase {
  first: Some<Settings>
  fixed: Some<Settings>
}
type Some<T> = { [K in keyof T]?: T[K] | undefined }

export function settingsBase({ settings, locked }: Preset): SettingsBase {
  const names = new Set<string>(locked)
  const fixed = Object.fromEntries(Object.entries(settings).filter(([name]) => names.has(name)))
  return { first: settings, fixed }
}
