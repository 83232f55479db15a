import type { Words } from '../words.ts'

export const licences: Words['licences'] = {
  open: 'Alle Lizenzen…',
  title: 'Lizenzen',
  chromium: 'Liste von Chromium und seinen Bestandteilen zeigen',
  noChromium: 'Die Liste von Chromium liegt nicht bei diesem Programm.',
  source: 'Quelle: {{source}}',
}
