import type { Words } from '../words.ts'

export const proxy: Words['proxy'] = {
  dialogTitle: 'Am Proxy anmelden',
  enter: 'Am Proxy anmelden…',
  user: 'Benutzername',
  password: 'Passwort',
  submit: 'Anmelden',
  checking: 'Wird versucht…',
  keepKeychain: 'Liegt im Schlüsselbund des Systems und geht nur an diesen Proxy.',
  thisRun: 'Geht nur an diesen Proxy und wird vergessen, wenn Reeldrop beendet wird.',
}
