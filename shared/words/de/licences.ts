import type { Words } from '../words.ts'

export const licences: Words['licences'] = {
  open: 'Alle Lizenzen…',
  title: 'Lizenzen',
  chromium: 'Chromium und was es enthält',
  noChromium: 'Die Liste von Chromium liegt nicht bei diesem Programm.',
  source: 'Quelle: {{source}}',
}
