import type { Words } from '../words.ts'

export const windowTrouble: Words['windowTrouble'] = {
  crashes: 'Das Fenster von Reeldrop ist innerhalb einer Minute dreimal abgestürzt.',
  crashesDetail:
    'Uploads laufen weiter. Laden Sie das Fenster neu, um es noch einmal zu versuchen, oder exportieren Sie die Diagnose für alle, die Ihnen helfen. Beenden hält die Uploads an; der nächste Start macht mit ihnen weiter.',
  reload: 'Neu laden',
  diagnostics: 'Diagnose exportieren…',
  quit: 'Beenden',
  hangs: 'Das Fenster von Reeldrop antwortet nicht.',
  hangsDetail:
    'Uploads laufen weiter. Warten Sie, bis es antwortet, oder starten Sie allein das Fenster neu; es öffnet sich, wo es war.',
  wait: 'Warten',
  restart: 'Fenster neu starten',
}
