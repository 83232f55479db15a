import type { Words } from '../words.ts'

export const clips: Words['clips'] = {
  states: {
    settling: 'Kommt an',
    found: 'Wird geprüft',
    refused: 'Abgelehnt',
    waiting: 'Wartet',
    uploading: 'Wird gesendet',
    processing: 'In Arbeit',
    indexing: 'Indexierung',
    ready: 'Bereit',
    failed: 'Gescheitert',
    cancelled: 'Abgebrochen',
  },
  settling: {
    growing: 'Wächst noch',
    growingBy: 'Wächst noch, +{{speed}}',
    still: 'Muss noch unverändert bleiben',
    held: 'Von einem anderen Programm geöffnet',
    incomplete: 'Inhaltsverzeichnis oder Ende ist noch nicht geschrieben',
    away: 'Das Laufwerk ist nicht da',
  },
  ways: {
    auto: {
      name: 'Automatisch',
      text: 'Kleine Dateien gehen in einer Anfrage, größere in Teilen, die nach einer Unterbrechung fortgesetzt werden können.',
    },
    multipart: {
      name: 'In Teilen',
      text: 'Jede Datei geht in Teilen: Nach einer Unterbrechung werden nur die fehlenden gesendet.',
    },
    direct: {
      name: 'In einer Anfrage',
      text: 'Am wenigsten Aufrufe, doch eine unterbrochene Datei beginnt von vorn, und Dateien über 200 MB werden abgelehnt.',
    },
    task: {
      name: 'Upload-Aufgabe',
      text: 'Der ältere Weg, der in einem Aufruf hochlädt und indexiert. Er kann nicht fortsetzen, und die Plattform will ihn einstellen.',
    },
  },
}
