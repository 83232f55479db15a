import type { Words } from '../words.ts'

export const columns: Words['columns'] = {
  title: 'Spalten',
  reset: 'Wie zu Beginn',
  actions: 'Aktionen',
  up: 'Aufsteigend',
  down: 'Absteigend',
  names: {
    picture: 'Bild',
    clip: 'Clip',
    state: 'Zustand',
    progress: 'Fortschritt',
    duration: 'Länge',
    resolution: 'Auflösung',
    size: 'Größe',
    index: 'Index',
    added: 'Hinzugefügt',
  },
  by: {
    none: 'Keine Gruppen',
    batch: 'Nach Stapel',
    watch: 'Nach überwachtem Ordner',
  },
  group: {
    title: 'Gruppieren',
    alone: 'Einzeln hinzugefügt',
    dropped: 'Hier abgelegt',
    earlier: 'Frühere Clips',
    more: '{{name}} und {{others}} weitere',
    shown: '{{count, number}} gezeigt von',
    clips_one: '{{count, number}} Clip',
    clips_other: '{{count, number}} Clips',
    ready: '{{count, number}} bereit',
    attention_one: '{{count, number}} zu klären',
    attention_other: '{{count, number}} zu klären',
  },
}
