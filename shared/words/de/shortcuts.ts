import type { Words } from '../words.ts'

export const shortcuts: Words['shortcuts'] = {
  title: 'Tastenkürzel',
  parts: {
    everywhere: 'Überall',
    select: 'Clips auswählen',
    clip: 'Ausgewählte Clips',
    columns: 'Spaltenköpfe der Liste',
  },
  everywhere: {
    find: 'Suchen',
    addFiles: 'Dateien hinzufügen',
    addFolder: 'Ordner hinzufügen',
    pauseAll: 'Alles anhalten oder fortsetzen',
    pages: 'Zu einer Seite, in der Reihenfolge der Leiste',
    settings: 'Einstellungen',
    undo: 'Entfernen oder Abbrechen rückgängig machen',
    shortcuts: 'Diese Tastenkürzel',
  },
  select: {
    walk: 'Anderer Clip',
    extend: 'Bereich auswählen',
    toggle: 'In die Auswahl aufnehmen oder herausnehmen',
    all: 'Alles auswählen, was die Liste zeigt',
    clear: 'Auswahl aufheben',
  },
  clip: {
    details: 'Details',
    menu: 'Menü der Aktionen',
    retry: 'Wiederholen',
    uploadAnyway: 'Trotzdem senden',
    takeNow: 'Jetzt nehmen',
    pause: 'Anhalten oder fortsetzen',
    cancel: 'Abbrechen',
    remove: 'Aus der Liste nehmen',
    reveal: 'Im Ordner zeigen',
    order: 'Sendefolge ändern',
  },
  columns: {
    sort: 'Sortieren',
    walk: 'Anderer Spaltenkopf',
    widen: 'Schmaler oder breiter',
    move: 'Spalte verschieben',
  },
}
