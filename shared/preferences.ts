/** What a person chooses about the app on this machine, beside what the engine acts on (`Settings`). */
import { z } from 'zod'
import { LOG_LEVELS } from './diagnostics.ts'
import { UPDATE_CHANNELS } from './updates.ts'
import { LANGUAGES } from './words/languages.ts'

export const Preferences = z.object({
  /** `system` follows the language of the system, and is English where there is no translation. */
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Notifications of the system: a batch has ended, a folder is away, a key was refused. */
  notifications: z.boolean(),
  startAtLogin: z.boolean(),
  /** Closing the window leaves the app running, in the tray. */
  keepRunning: z.boolean(),
  /** Which versions are offered: all may use `latest`; `beta` has them earlier. */
  updateChannel: z.enum(UPDATE_CHANNELS),
  logLevel: z.enum(LOG_LEVELS),
})
export type Preferences = z.infer<typeof Preferences>

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  notifications: true,
  startAtLogin: false,
  keepRunning: false,
  updateChannel: 'latest',
  logLevel: 'info',
}
