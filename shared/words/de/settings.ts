import type { Words } from '../words.ts'

export const settings: Words['settings'] = {
  key: 'API-Schlüssel',
  uploads: 'Uploads',
  uploadsAtOnce: 'Große Dateien zugleich',
  uploadsAtOnceText: 'Wie viele von ihnen sich die Verbindungen teilen. Kleine Dateien nehmen, was frei ist.',
  connections: 'Höchste Zahl der Verbindungen',
  connectionsText:
    'Von allen Dateien geteilt. Es werden so viele verwendet, wie die Leitung füllen, höchstens diese.',
  way: 'Weg',
  directUpTo: 'In einer Anfrage bis',
  directUpToText: 'Dateien bis zu dieser Größe gehen nicht in Teilen. Die Plattform erlaubt bis zu 200 MB.',
  mb: 'MB',
  stream: 'Stream anfordern (HLS)',
  streamText: 'Die Plattform hält dann auch einen abspielbaren Stream jedes Clips bereit.',
  review: 'Durchsicht vor dem Start',
  reviewText:
    'Wird mehr als so viel auf einmal abgelegt, wird es zuerst geprüft und gezeigt. Nichts wird gesendet, bevor Sie es starten.',
  reviewOff: 'Aus',
  reviewUnit: 'Clips',
  endings: 'Weitere Dateiendungen',
  endingsText:
    'Werden beim Ablegen und Vergleichen ebenfalls genommen. Ob eine Datei ein Clip ist, entscheidet ihr Inhalt.',
  keepAwake: 'Rechner beim Hochladen wach halten',
  keepAwakeText:
    'Der Bildschirm darf dunkel werden. Der Rechner darf schlafen, während Uploads angehalten sind oder warten.',
  leastConnections: 'Kleinste Zahl der Verbindungen',
  fullHash: 'Hash über jedes Byte',
  fullHashText:
    'Ein Hash über den ganzen Clip, beim Senden gebildet und mit ihm auf der Plattform aufbewahrt.',
  line: 'Leitung und Tarif',
  uploadHours: 'Hochladen',
  uploadHoursText: 'Außerhalb dieser Zeiten wird nichts gesendet; Clips werden weiter untersucht.',
  bandwidth: 'Bandbreitengrenze',
  bandwidthText:
    'Für alle Uploads zusammen; leer heißt volles Tempo. Eine Änderung wirkt binnen zwei Sekunden.',
  noLimit: 'Keine',
  limitHours: 'Die Grenze gilt',
  mbPerSecond: 'MB/s',
  always: 'Immer',
  withinHours: 'Innerhalb von Zeiten',
  from: 'Von',
  until: 'bis',
  days: 'Tage',
  plan: 'Tarif',
  plans: {
    off: 'Nicht bekannt',
    free: 'Free',
    tier1: 'Developer, Stufe 1',
    tier2: 'Developer, Stufe 2',
    tier3: 'Developer, Stufe 3',
  },
  planUnknownText:
    'Grenzen werden aus den Antworten der Plattform gelernt. Wählen Sie Ihren Tarif für eine bessere Vorhersage.',
  planText:
    '{{perMinute, number}} Aufrufe pro Minute, {{perDay, number}} pro Tag, {{minutes, number}} Minuten Video pro Tag, {{atOnce, number}} zugleich indexierte Clips. Was die Plattform antwortet, geht vor.',
  tools: 'Untersuchen von Dateien',
  ffprobe: 'ffprobe',
  ffprobePlaceholder: 'Das mit Reeldrop gelieferte',
  ffprobeText: 'Pfad eines anderen ffprobe. Leer heißt das mitgelieferte.',
  practice: 'Übung',
  practiceText: 'Auf diesem Rechner läuft ein Ersatz für die Plattform. Nichts verlässt ihn.',
  practiceStart: 'Ohne Schlüssel ausprobieren',
  practiceStartText: 'Startet auf diesem Rechner einen Ersatz für die Plattform, mit Beispielclips.',
  fewer: 'Weniger',
  more: 'Mehr',
}
