import type { Words } from '../words.ts'

export const settingsPage: Words['settingsPage'] = {
  search: 'Einstellung suchen',
  clear: 'Suche leeren',
  none: 'Keine Einstellung passt zu „{{search}}“.',
  locked: 'Von Ihrem Haus festgelegt.',
}
