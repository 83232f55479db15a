import type { Words } from '../words.ts'

export const key: Words['key'] = {
  label: 'API-Schlüssel',
  placeholder: 'TwelveLabs-API-Schlüssel einfügen',
  where: 'Wo finde ich meinen Schlüssel?',
  submit: 'Weiter',
  replace: 'Diesen Schlüssel verwenden',
  checking: 'Wird geprüft…',
  keepKeychain: 'Liegt im Schlüsselbund des Systems, geht nur an TwelveLabs und wird nie wieder angezeigt.',
  keepLabel: 'Schlüssel behalten',
  inKeychain: 'Im Schlüsselbund',
  thisRun: 'Nur für diesen Lauf',
  sessionOnly: 'Er wird vergessen, wenn Reeldrop beendet wird.',
  dialogTitle: 'API-Schlüssel eingeben',
  status: {
    none: 'Kein Schlüssel gesetzt. Es kann nichts gesendet werden.',
    practice: 'In der Übung nicht verwendet.',
    keychain: 'Liegt im Schlüsselbund des Systems.',
    session: 'Nur für diesen Lauf; wird vergessen, wenn Reeldrop beendet wird.',
  },
  ending: 'Endet auf {{hint}}',
  replaceButton: 'Ersetzen…',
  remove: 'Entfernen…',
  removeQuestion: 'Schlüssel entfernen? Uploads stehen still, bis ein anderer eingegeben ist.',
  removeYes: 'Schlüssel entfernen',
}
