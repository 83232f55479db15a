import type { Words } from '../words.ts'

export const diagnostics: Words['diagnostics'] = {
  title: 'Diagnose',
  open: 'Diagnose exportieren…',
  lead: 'Eine Zip-Datei für alle, die Ihnen helfen. Sie bleibt auf diesem Rechner, bis Sie sie verschicken; öffnen Sie sie vorher und lesen Sie, was darin steht.',
  inside: {
    versions: 'Fassungen von Reeldrop und vom System',
    settings: 'Ihre Einstellungen und Vorlieben',
    counts: 'Wie viele Clips in welchem Zustand sind und ob die Datenbank heil ist',
    logs: 'Das Protokoll, ohne Schlüssel, Passwörter und signierte Adressen',
  },
  withNames: 'Namen von Clips und Ordnern im Protokoll lassen',
  withNamesText: 'Aus: Jeder Name wird durch „…“ ersetzt.',
  save: 'Sichern…',
  saving: 'Wird gesammelt…',
  level: 'Protokoll',
  levelText:
    'Wie viel das Protokoll sagt. „Alles“ hilft, einen Fehler zu finden; das Protokoll wird nie größer als 20 MB.',
  levels: {
    error: 'Nur Fehler',
    warn: 'Fehler und Warnungen',
    info: 'Gewöhnlich',
    debug: 'Alles',
  },
  file: 'Für die Hilfe',
  readme: {
    text: 'Reeldrop {{version}}: Diagnose\n\nLesen Sie diese Dateien, bevor Sie sie verschicken; alle sind reiner Text.\n\nversions.json   Fassungen von Reeldrop und seinen Teilen, und die Art des Rechners\nsettings.json   Einstellungen, Vorlieben, und was eine Einrichtung festgelegt hat\ncounts.json     wie viele Clips in welchem Zustand sind, warum manche scheiterten (als Kennwort), und ob die Datenbank heil ist\nlogs/           was Reeldrop aufgeschrieben hat, main.log zuletzt; Zeiten sind die des Rechners\n\n{{names}}\nDer API-Schlüssel, Passwörter und signierte Adressen stehen in keiner dieser Dateien.\n',
    namesKept: 'Namen von Clips und Ordnern stehen im Protokoll, wie Sie es wollten.',
    namesOut: 'Namen von Clips und Ordnern wurden entfernt: „…“ steht an ihrer Stelle.',
  },
}
