import type { Words } from '../words.ts'

export const appSettings: Words['appSettings'] = {
  title: 'App',
  language: 'Sprache',
  languages: { system: 'Wie das System', en: 'English', de: 'Deutsch' },
  languageText: 'Felder für ein Datum folgen, wenn Reeldrop neu gestartet wird.',
  theme: 'Darstellung',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  notifications: 'Mitteilungen',
  notificationsText:
    'Eine, wenn ein Stapel fertig ist, ein überwachter Ordner fehlt oder der Schlüssel abgelehnt wird. Keine, solange Sie das Fenster vor sich haben.',
  startAtLogin: 'Bei der Anmeldung starten',
  startAtLoginText: 'Reeldrop startet im Hintergrund und macht mit dem weiter, was noch offen ist.',
  keepRunning: 'Weiterlaufen',
  keepRunningText:
    'Wird das Fenster geschlossen, arbeitet Reeldrop im Infobereich weiter. Wo die Oberfläche keinen hat, zeigt ein erneuter Start das Fenster.',
}
