import type { Words } from '../words.ts'

export const shell: Words['shell'] = {
  nav: 'Seiten',
  pages: {
    queue: 'Warteschlange',
    watches: 'Überwachte Ordner',
    compare: 'Vergleichen',
    settings: 'Einstellungen',
    about: 'Über Reeldrop',
  },
  attention_one: '{{count, number}} Clip braucht Aufmerksamkeit',
  attention_other: '{{count, number}} Clips brauchen Aufmerksamkeit',
}
