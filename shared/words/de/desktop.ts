import type { Words } from '../words.ts'

export const desktop: Words['desktop'] = {
  open: 'Reeldrop öffnen',
  pause: 'Alles anhalten',
  resume: 'Fortsetzen',
  addFolder: 'Ordner hinzufügen…',
  quit: 'Beenden',
  idle: 'Nichts zu senden',
  paused: 'Angehalten',
  held: 'Wartet auf Sie',
  uploading: '{{percent, number}} % gesendet',
  indexing_one: '{{count, number}} Clip wird indexiert',
  indexing_other: '{{count, number}} Clips werden indexiert',
  attention_one: '{{count, number}} Clip braucht Aufmerksamkeit',
  attention_other: '{{count, number}} Clips brauchen Aufmerksamkeit',
  stillRunning: 'Reeldrop arbeitet im Hintergrund weiter. Beenden Sie es im Infobereich oder im Menü.',
}
