import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  source_missing: {
    text: '{{name}} ist nicht mehr, wo die Datei war. Legen Sie sie zurück, oder schließen Sie ihr Laufwerk wieder an, und wiederholen Sie dann.',
    name: 'Die Datei',
  },
  source_unreadable: {
    text: '{{name}} lässt sich nicht zum Lesen öffnen{{tail}}. Geben Sie diesem Benutzer Leserechte, und wiederholen Sie dann.',
    name: 'Die Datei',
  },
  source_changed: {
    text: '{{name}} änderte sich, während sie gesendet wurde. Sie wird erneut geprüft und beginnt von vorn.',
    name: 'Die Datei',
  },
  file_empty: {
    text: '{{name}} ist leer (0 Bytes). Kopieren Sie die Datei noch einmal von ihrer Quelle.',
    name: 'Die Datei',
  },
  not_a_file: {
    text: '{{name}} ist keine gewöhnliche Datei. Legen Sie den Clip selbst ab.',
    name: 'Die Datei',
  },
  probe_timeout: {
    text: '{{name}} konnte nicht innerhalb von {{detail}} untersucht werden. Prüfen Sie das Laufwerk, und wiederholen Sie dann.',
    name: 'Die Datei',
    detail: 'der erlaubten Zeit',
  },
  probe_failed: {
    text: 'ffprobe konnte nicht gestartet werden{{tail}}. Prüfen Sie den Pfad von ffprobe in den Einstellungen, und wiederholen Sie dann.',
  },
  index_takes_no_videos: {
    text: 'Der Index {{name}} hat nur Pegasus 1.2 und nimmt keine neuen Videos. Wählen Sie einen Index mit Marengo 3.0, oder legen Sie einen an.',
  },
  index_missing: {
    text: 'Den Index {{name}} gibt es auf der Plattform nicht mehr. Wählen Sie einen anderen, und verschieben Sie seine Clips dorthin.',
  },
  api_key_missing: {
    text: 'Es ist kein API-Schlüssel gesetzt, daher kann nichts gesendet werden. Geben Sie Ihren TwelveLabs-Schlüssel ein; die Warteschlange läuft dann von selbst weiter.',
  },
  api_key_invalid: {
    text: 'Die Plattform hat den API-Schlüssel abgelehnt. Geben Sie einen gültigen ein; die Warteschlange läuft dann von selbst weiter.',
  },
  access_denied: {
    text: 'Die Plattform erlaubt das mit Ihrem Schlüssel oder Tarif nicht{{tail}}. Prüfen Sie Ihren Tarif, und setzen Sie dann fort.',
  },
  usage_limit_exceeded: {
    text: 'Die Nutzungsgrenze Ihres Tarifs ist erreicht{{tail}}. Erweitern Sie den Tarif, oder warten Sie auf seine Erneuerung, und setzen Sie dann fort.',
  },
  too_many_requests: {
    text: 'Die Plattform bittet uns, langsamer zu machen. Die Warteschlange läuft von selbst weiter.',
  },
  network: {
    text: 'Die Plattform ist nicht erreichbar{{tail}}. Prüfen Sie die Verbindung; Reeldrop versucht es weiter.',
  },
  proxy_unreachable: {
    text: 'Der Proxy {{name}} ist nicht erreichbar. Prüfen Sie die Proxy-Einstellungen des Systems; Reeldrop versucht es weiter.',
  },
  proxy_auth_required: {
    text: 'Der Proxy {{name}} verlangt Benutzernamen und Passwort oder hat die bisherigen abgelehnt. Geben Sie sie ein; die Warteschlange läuft dann von selbst weiter.',
  },
  stalled: {
    text: 'Beim Senden von {{name}} stand die Verbindung still. Reeldrop versucht es noch einmal.',
    name: 'einer Datei',
  },
  platform_error: {
    text: 'Die Plattform hatte einen eigenen Fehler{{tail}}. Reeldrop versucht es noch einmal.',
  },
  platform_failing: {
    text: 'Die Plattform hatte immer wieder eigene Fehler{{tail}}, daher wurde {{name}} aufgegeben. Wiederholen Sie später.',
    name: 'die Datei',
  },
  bad_answer: {
    text: 'Die Antwort war keine, wie die Plattform sie gibt{{tail}}. Vielleicht ist ein Proxy dazwischen; Reeldrop versucht es noch einmal.',
  },
  request_refused: {
    text: 'Die Plattform hat {{name}} abgelehnt: {{detail}}.',
    name: 'die Anfrage',
    detail: 'sie nannte keinen Grund',
  },
  task_cannot_be_deleted: {
    text: 'Die Plattform löscht eine Aufgabe erst, wenn sie geendet hat: {{detail}}. Warten Sie, bis sie fertig oder gescheitert ist, und löschen Sie sie dann.',
    detail: 'sie nannte keinen Grund',
  },
  not_on_platform: {
    text: 'Die Plattform hat {{name}} nicht mehr; es wurde dort gelöscht. Lesen Sie die Liste neu, um zu sehen, was sie jetzt enthält.',
    name: 'dies',
  },
  export_stopped: { text: 'Der Export wurde angehalten. Nichts wurde geschrieben.' },
  batch_gone: { text: 'Dieser Stapel ist nicht mehr bekannt. Wählen Sie einen anderen.' },
  file_exists: {
    text: '{{name}} gibt es schon. Nennen Sie eine andere Datei, oder verschieben Sie diese.',
    name: 'Die Datei',
  },
  address_unusable: {
    text: '{{name}} ist keine öffentliche Adresse eines Videos. Geben Sie die direkte http- oder https-Adresse der Datei selbst an.',
    name: 'Die Zeile',
  },
  fetch_failed: {
    text: 'Die Plattform konnte {{name}} nicht holen: {{detail}}. Prüfen Sie, ob die Adresse öffentlich ist und zur Datei selbst führt, und versuchen Sie es dann erneut.',
    name: 'die Adresse',
    detail: 'sie nannte keinen Grund',
  },
  chunk_refused: {
    text: 'Der Speicher hat einen Teil von {{name}} abgelehnt{{tail}}. Reeldrop versucht es mit einer neuen Adresse noch einmal.',
    name: 'der Datei',
  },
  storage_failing: {
    text: 'Der Speicher hat einen Teil von {{name}} immer wieder abgelehnt{{tail}}. Wiederholen Sie später.',
    name: 'der Datei',
  },
  upload_expired: {
    text: 'Der Upload von {{name}} war länger offen, als die Plattform erlaubt, daher beginnt er von vorn.',
    name: 'der Datei',
  },
  asset_failed: {
    text: 'Die Plattform konnte {{name}} nicht verarbeiten: {{detail}}.',
    name: 'die Datei',
    detail: 'sie nannte keinen Grund',
  },
  indexing_failed: {
    text: 'Die Plattform konnte {{name}} nicht indexieren: {{detail}}.',
    name: 'den Clip',
    detail: 'sie nannte keinen Grund',
  },
  gone_from_platform: {
    text: '{{name}} ist nicht mehr auf der Plattform; der Clip wurde dort gelöscht. Wiederholen Sie, um ihn noch einmal zu senden.',
    name: 'Die Datei',
  },
  database_damaged: {
    text: 'Der Verlauf war beschädigt und wurde als {{detail}} beiseitegelegt. Ein neuer wurde begonnen; fügen Sie Ihre Ordner erneut hinzu.',
    detail: 'datierte Datei',
  },
  database_newer: {
    text: 'Der Verlauf in {{name}} stammt von einem neueren Reeldrop{{tail}} und wurde nicht angerührt. Aktualisieren Sie dieses Reeldrop, oder starten Sie es mit einem anderen Datenordner (--data-dir).',
    name: 'dem Datenordner',
  },
  data_folder_in_use: {
    text: 'Ein anderes Reeldrop arbeitet in {{name}}. Beenden Sie es, oder verwenden Sie einen anderen Datenordner.',
    name: 'dem Datenordner',
  },
  disk_full: {
    text: 'Das Laufwerk mit dem Verlauf ist voll. Schaffen Sie Platz; Reeldrop macht dann von selbst weiter.',
  },
  history_unwritable: {
    text: 'Der Verlauf lässt sich nicht schreiben{{tail}}. Prüfen Sie das Laufwerk, auf dem er liegt; Reeldrop macht von selbst weiter, sobald es geht.',
  },
  data_folder_unwritable: {
    text: 'Reeldrop kann in seinen Datenordner {{name}} nicht schreiben{{tail}} und ist daher nicht gestartet. Geben Sie diesem Benutzer dort Schreibrechte und etwas freien Platz, oder starten Sie es mit einem anderen Ordner (--data-dir).',
  },
  size_differs: {
    text: '{{name}} ist auf der Plattform nicht vollständig: {{detail}}. Wiederholen Sie, um noch einmal zu senden.',
    name: 'Die Datei',
    detail: 'die Größe ist eine andere',
  },
  duration_differs: {
    text: '{{name}} hat auf der Plattform eine andere Länge: {{detail}}. Prüfen Sie, ob der Clip bis zum Ende abspielt, und wiederholen Sie dann.',
    name: 'Die Datei',
    detail: 'die Dauer ist eine andere',
  },
  watch_inside_another: {
    text: '{{name}} ist Teil von {{detail}} oder enthält diesen Ordner, sodass jeder Clip zweimal käme. Wählen Sie einen anderen Ordner, oder entfernen Sie zuerst jenen überwachten Ordner.',
    name: 'Dieser Ordner',
    detail: 'einem anderen überwachten Ordner',
  },
  watch_away: {
    text: '{{name}} ist nicht da; vielleicht ist das Laufwerk getrennt. Der Ordner wird von selbst wieder überwacht, wenn er zurückkommt, und nichts wird vergessen.',
    name: 'Der Ordner',
  },
  watch_faulty: {
    text: '{{name}} lässt sich nicht überwachen{{tail}}. Prüfen Sie das Laufwerk; Reeldrop versucht es weiter.',
    name: 'Der Ordner',
  },
  folder_unreadable: {
    text: 'Der Ordner {{name}} lässt sich nicht lesen{{tail}}. Geben Sie diesem Benutzer Leserechte, und legen Sie ihn erneut ab.',
  },
  file_unwritable: {
    text: '{{name}} lässt sich nicht schreiben{{tail}}. Wählen Sie einen anderen Ort.',
    name: 'Die Datei',
  },
  preset_unreadable: {
    text: 'Die Einstellungsdatei Ihres Hauses, {{name}}, gilt nicht{{tail}}. Lassen Sie sie berichtigen, und starten Sie Reeldrop dann neu.',
  },
  setting_locked: {
    text: 'Ihr Haus hat {{name}} festgelegt; hier lässt es sich nicht ändern.',
    name: 'dies',
  },
  checkup_stopped: { text: 'Der Vergleich wurde angehalten. Nichts wurde geändert.' },
  keychain_unavailable: {
    text: 'Kein Schlüsselbunddienst antwortet{{tail}}. Der Schlüssel kann nur für diesen Lauf behalten werden.',
  },
  internal_error: {
    text: 'Reeldrop selbst ist an {{name}} gescheitert{{tail}}. Wiederholen Sie; geschieht es noch einmal, senden Sie uns das Protokoll.',
    name: 'einem Clip',
  },
  engine_restarted: {
    text: 'Der Teil von Reeldrop, der hochlädt, endete unerwartet und wurde neu gestartet. Uploads gehen dort weiter, wo sie waren.',
  },
  window_restarted: {
    text: 'Das Fenster ist abgestürzt und wurde wieder geöffnet; Uploads liefen unterdessen weiter.',
  },
  engine_down: {
    text: 'Der Teil von Reeldrop, der hochlädt, läuft nicht{{tail}}. Beenden Sie Reeldrop, und öffnen Sie es wieder; nichts ist verloren.',
  },
  engine_stopped: {
    text: 'Der Teil von Reeldrop, der hochlädt, ist innerhalb von Minuten {{detail}}-mal abgestürzt und wird daher nicht mehr von selbst gestartet; verloren ist nichts. Versuchen Sie es noch einmal, oder starten Sie den Computer neu.',
    detail: 'mehr',
  },
  practice_failed: {
    text: 'Der Übungsserver ist nicht gestartet{{tail}}. Versuchen Sie es noch einmal.',
  },
  update_unknown: {
    text: 'Reeldrop konnte nicht nach einer neueren Version sehen{{tail}}. Prüfen Sie das Netz, und sehen Sie dann noch einmal nach.',
  },
  update_broken: {
    text: 'Version {{name}} konnte nicht geladen werden{{tail}}. Nichts wurde installiert; sehen Sie noch einmal nach.',
  },
  wrong_usage: { text: '{{detail}}', detail: 'Die Anfrage wurde nicht verstanden.' },
}
