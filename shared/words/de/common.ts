import type { Words } from '../words.ts'

export const common: Words['common'] = {
  app: 'Reeldrop',
  paused: 'Angehalten',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  cancel: 'Abbrechen',
  starting: 'Wird gestartet…',
  crash: {
    title: 'Im Fenster ist ein Fehler aufgetreten',
    text: 'Die Warteschlange ist nicht betroffen und läuft weiter. Zeichnen Sie das Fenster neu, um sie wieder zu sehen.',
    reload: 'Neu zeichnen',
  },
}
