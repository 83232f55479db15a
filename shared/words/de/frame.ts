import type { Words } from '../words.ts'

export const frame: Words['frame'] = {
  header: {
    addFolder: 'Ordner hinzufügen',
    addFiles: 'Dateien hinzufügen',
    pauseAll: 'Alles anhalten',
    resume: 'Fortsetzen',
  },
  banner: {
    practice: 'Übung: Nichts verlässt diesen Rechner.',
    leavePractice: 'Übung beenden',
    newKey: 'Neuen Schlüssel eingeben…',
    noKey: 'Es ist kein API-Schlüssel gesetzt, daher kann nichts gesendet werden.',
    resume: 'Fortsetzen',
    tryNow: 'Jetzt versuchen',
    tryAgain: 'Noch einmal versuchen',
    goesOn: 'Weiter in {{time}}.',
  },
  footer: {
    label: 'Summen',
    progress: 'Fortschritt aller Uploads',
    left: 'noch {{left}} von {{total}}',
    idle: 'Nichts zu senden',
    uploads_one: '{{count, number}} Upload',
    uploads_other: '{{count, number}} Uploads',
    connections_one: '{{busy, number}} von {{count, number}} Verbindung',
    connections_other: '{{busy, number}} von {{count, number}} Verbindungen',
    clips_one: '{{count, number}} Clip',
    clips_other: '{{count, number}} Clips',
    online: 'Online',
    practice: 'Übung',
    paused: 'Angehalten',
    hold: 'Steht still',
    closed: 'Außer der Zeit',
    offline: 'Offline',
    noKey: 'Kein Schlüssel',
  },
}
