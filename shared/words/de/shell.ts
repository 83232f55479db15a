import type { Words } from '../words.ts'

export const shell: Words['shell'] = {
  nav: 'Seiten',
  pages: {
    queue: 'Warteschlange',
    attention: 'Zu klären',
    watches: 'Überwachte Ordner',
    platform: 'Auf der Plattform',
    indexes: 'Indexe',
    history: 'Verlauf',
    compare: 'Vergleichen',
    settings: 'Einstellungen',
    about: 'Über Reeldrop',
  },
  attention_one: '{{count, number}} Sache wartet auf Sie',
  attention_other: '{{count, number}} Sachen warten auf Sie',
}
