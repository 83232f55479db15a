import type { Words } from '../words.ts'

export const compare: Words['compare'] = {
  title: 'Vergleichen',
  lead: 'Hält einen Ordner gegen einen Index und sagt, was dort fehlt. Geändert wird erst etwas, wenn Sie es sagen.',
  folder: 'Ordner',
  folderNone: 'Keiner gewählt',
  choose: 'Wählen…',
  index: 'Index',
  start: 'Vergleichen',
  lacks: { folder: 'Wählen Sie zuerst einen Ordner.', index: 'Wählen Sie zuerst einen Index.' },
  stop: 'Anhalten',
  steps: {
    folder: 'Der Ordner wird durchgesehen, bisher {{done, number}} Clips',
    index: 'Der Index wird gelesen, bisher {{done, number}} Clips',
    clips: 'Wird verglichen, bisher {{done, number}} Clips',
    assets: 'Hochgeladenes, das nie indexiert wurde, wird gesucht',
  },
  kinds: {
    missing: { title: 'Nicht im Index', text: 'Reparieren sendet sie.' },
    notIndexed: {
      title: 'Hochgeladen, aber nicht indexiert',
      text: 'Reparieren lässt sie indexieren; kein Byte wird noch einmal gesendet.',
    },
    openUpload: {
      title: 'Offen gebliebener Upload',
      text: 'Reparieren macht dort weiter, wo er stehen blieb.',
    },
    changed: { title: 'Seitdem geändert', text: 'Reparieren sendet die Datei, wie sie jetzt ist.' },
    failed: { title: 'Fehlgeschlagen', text: 'Reparieren versucht es dort wieder, wo es scheiterte.' },
    refused: { title: 'Abgelehnt', text: 'Sie verletzen eine Grenze des Index und bleiben hier.' },
  },
  all_one: 'Der eine Clip ist im Index',
  all_other: 'Alle {{count, number}} Clips sind im Index',
  some_one: '{{inIndex, number}} von {{count, number}} Clip im Index',
  some_other: '{{inIndex, number}} von {{count, number}} Clips im Index',
  empty: 'Keine Clips in diesem Ordner',
  underway: '{{clips, number}} auf dem Weg dorthin',
  amiss_one: 'Bei {{count, number}} Clip stimmt etwas nicht',
  amiss_other: 'Bei {{count, number}} Clips stimmt etwas nicht',
  passedOver_one: '{{count, number}} andere Datei übergangen',
  passedOver_other: '{{count, number}} andere Dateien übergangen',
  strays_one:
    '{{count, number}} unfertiger Upload anderer Rechner auf der Plattform; er verfällt binnen eines Tages.',
  strays_other:
    '{{count, number}} unfertige Uploads anderer Rechner auf der Plattform; sie verfallen binnen eines Tages.',
  more: 'und {{left, number}} weitere, die in der CSV-Datei stehen',
  unread_one: '{{count, number}} Pfad war nicht lesbar',
  unread_other: '{{count, number}} Pfade waren nicht lesbar',
  save: 'Als CSV sichern…',
  mend_one: '{{count, number}} Clip reparieren',
  mend_other: '{{count, number}} Clips reparieren',
  mended_one:
    '{{count, number}} Clip auf den Weg gebracht. Vergleichen Sie erneut, wenn die Warteschlange fertig ist.',
  mended_other:
    '{{count, number}} Clips auf den Weg gebracht. Vergleichen Sie erneut, wenn die Warteschlange fertig ist.',
  tickAll: 'Alle: {{title}}',
}
