import type { Words } from '../words.ts'

export const updates: Words['updates'] = {
  title: 'Aktualisierungen',
  channel: 'Versionen',
  channels: { latest: 'Veröffentlichte Versionen', beta: 'Auch Vorabversionen' },
  channelText: 'Vorabversionen kommen früher und können noch Fehler haben.',
  state: 'Stand',
  off: {
    policy: 'Ihr Betrieb hält Reeldrop aktuell.',
    noFeed: 'Diese Fassung sucht nirgends nach neueren Versionen.',
    byHand: 'Diese Kopie wurde von Hand entpackt. Entpacken Sie eine neuere an ihre Stelle.',
  },
  notYet: 'Es ist keine neuere Version bekannt.',
  current: 'Aktuell, Stand {{when}}.',
  checking: 'Es wird nach einer neueren Version gesucht…',
  check: 'Jetzt suchen',
  available: 'Version {{version}} ist verfügbar.',
  notes: 'Was neu ist',
  download: 'Herunterladen',
  downloading: 'Version {{version}} wird geladen: {{percent, number}} %',
  ready: 'Version {{version}} ist heruntergeladen.',
  readyWhenDone: 'Version {{version}} wird installiert, sobald kein Upload mehr läuft.',
  resumes: 'Laufende Uploads werden unterbrochen und nach dem Neustart fortgesetzt.',
  now: 'Neu starten und installieren',
  whenDone: 'Wenn alle Uploads fertig sind',
  notWhenDone: 'Nicht von selbst installieren',
  hint: {
    available: 'Neu: {{version}}',
    ready: '{{version}} ist bereit',
  },
}
