import type { Words } from '../words.ts'

export const firstRun: Words['firstRun'] = {
  steps: { key: 'Schlüssel', index: 'Index', footage: 'Material' },
  title: 'Material auf TwelveLabs indexieren',
  lead: 'Legen Sie Clips oder ganze Karten ab. Reeldrop prüft zuerst jede Datei auf diesem Rechner, sendet, was die Plattform nimmt, folgt ihm, bis es durchsuchbar ist, und sagt, warum der Rest nicht gesendet wurde.',
  or: 'oder',
  practice: 'Ohne Schlüssel ausprobieren',
  practiceText:
    'Startet auf diesem Rechner einen Ersatz für die Plattform, mit drei Beispielclips. Nichts verlässt ihn.',
  practiceStarting: 'Übung wird gestartet…',
  indexTitle: 'Wohin sollen neue Clips?',
  indexLead:
    'Ein Index ist eine durchsuchbare Sammlung von Videos. Sie können jederzeit zu einem anderen wechseln.',
}
